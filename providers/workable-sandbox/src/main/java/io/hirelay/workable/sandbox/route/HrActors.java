package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.access.Token;
import io.hirelay.workable.sandbox.row.Employee;
import io.hirelay.workable.sandbox.row.EmployeeField.Standing;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Member;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * In whose name the HR service is asked. A member and the employee who is the same person share their work address. A
 * token of the account that names nobody is the account itself, which may read everything.
 */
final class HrActors {
    private final AccountState state;

    HrActors(AccountState state) {
        this.state = state;
    }

    /** Who reads: whom the query names, else whom a user token stands for, else nobody. */
    Optional<Member> reader(Call call) {
        return call.query()
                .get("member_id")
                .map(this::member)
                .or(() -> ofToken(call))
                .map(HrActors::active);
    }

    /** Who writes: whom the body names, else whom a user token stands for. */
    Member writer(Call call) {
        return Body.of(call)
                .text("member_id")
                .map(this::member)
                .or(() -> ofToken(call))
                .map(HrActors::active)
                .orElseThrow(() -> Refusal.hr(400, "memberId.required", "member_id is required"));
    }

    /** A writer who may change anything. */
    Member administrator(Call call) {
        Member member = writer(call);
        if (!administrates(member)) {
            throw forbidden();
        }
        return member;
    }

    boolean administrates(Member member) {
        return member.hrisRole().equals("hris_admin");
    }

    Optional<Employee> employee(Member member) {
        return state.employees().withWorkEmail(member.email());
    }

    /** What somebody is to an employee; nobody in particular stands for the whole account. */
    Set<Standing> standings(Optional<Member> member, Employee employee) {
        Set<Standing> standings = EnumSet.of(Standing.EVERYBODY);
        if (member.isEmpty() || administrates(member.get())) {
            standings.add(Standing.ADMIN);
        }
        Optional<Employee> self = member.flatMap(this::employee);
        if (self.isPresent()) {
            if (self.get().id() == employee.id()) {
                standings.add(Standing.EMPLOYEE);
            }
            if (state.employees().line(employee.id()).contains(self.get().id())) {
                standings.add(Standing.MANAGER);
            }
        }
        return standings;
    }

    static Refusal forbidden() {
        return Refusal.hr(403, "forbidden", "You are not allowed to perform this action");
    }

    private Optional<Member> ofToken(Call call) {
        return call.token().kind() == Token.Kind.USER
                ? state.members().find(call.token().member().orElseThrow())
                : Optional.empty();
    }

    private Member member(String id) {
        return Ids.parse(id).stream()
                .boxed()
                .findFirst()
                .flatMap(state.members()::find)
                .orElseThrow(() -> Refusal.hr(404, "memberNotFound", "There is no such member"));
    }

    private static Member active(Member member) {
        if (!member.active() || member.hrisRole().equals("hris_no_access")) {
            throw forbidden();
        }
        return member;
    }
}
