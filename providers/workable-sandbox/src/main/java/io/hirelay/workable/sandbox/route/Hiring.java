package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Requisition;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** What a move into a hired stage does to the hiring plan. */
final class Hiring {
    private static final Set<String> FILLABLE = Set.of("open", "approved", "on_hold");

    private final AccountState state;

    Hiring(AccountState state) {
        this.state = state;
    }

    /** Fills the requisition that the body names; refuses a hire without one when the account insists on it. */
    void fill(Candidate candidate, Body body) {
        if (body.flag("fill_reserved_requisition", false)) {
            Requisition reserved = reserved(candidate)
                    .orElseThrow(() -> Refusal.invalid("requisition", "is not reserved for the candidate"));
            state.requisitions().put(reserved.filledBy(candidate.id(), reserved.salary(), state.now()));
        } else if (body.isObject("requisition")) {
            Body given = body.object("requisition");
            Requisition requisition = state.requisitions()
                    .byCode(given.required("code"))
                    .filter(row -> FILLABLE.contains(row.state()))
                    .orElseThrow(() -> Refusal.invalid("requisition", "is not open"));
            given.required("start_date");
            Requisition.PaidSalary salary = salary(given);
            state.requisitions().put(requisition.filledBy(candidate.id(), salary, state.now()));
        } else if (state.requisitionNeededToHire()) {
            throw Refusal.invalid("requisition", "can't be blank");
        }
    }

    private Optional<Requisition> reserved(Candidate candidate) {
        for (Iterator<Requisition> all = state.requisitions().from(0); all.hasNext(); ) {
            Requisition row = all.next();
            if (row.state().equals("reserved")
                    && (row.candidate() == null || row.candidate() == candidate.id())
                    && Integer.valueOf(candidate.job()).equals(row.job())) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static Requisition.PaidSalary salary(Body given) {
        Body salary = given.object("salary");
        if (!salary.get("amount").isNumber()) {
            throw Refusal.invalid("salary", "can't be blank");
        }
        return new Requisition.PaidSalary(
                salary.get("amount").asInt(), salary.required("frequency"), salary.required("currency_iso"));
    }
}
