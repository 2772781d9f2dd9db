package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The rows that a path names; what is not there is refused as not found. */
final class Lookups {
    private final AccountState state;

    Lookups(AccountState state) {
        this.state = state;
    }

    Job job(Call call) {
        return state.jobs().byShortcode(call.variable("shortcode")).orElseThrow(Refusal::notFound);
    }

    Candidate candidate(Call call) {
        return state.candidates().find(call.id("id")).orElseThrow(Refusal::notFound);
    }

    /** Nobody else in the job may have the address. */
    void refuseDuplicate(@Nullable String email, Job job, OptionalLong except) {
        if (email == null) {
            return;
        }
        boolean taken = state.candidates().withEmail(email).stream()
                .anyMatch(
                        other -> other.job() == job.index() && (except.isEmpty() || other.id() != except.getAsLong()));
        if (taken) {
            throw Refusal.invalid("email", "candidate already exists");
        }
    }
}
