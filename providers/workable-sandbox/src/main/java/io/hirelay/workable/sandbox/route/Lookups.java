package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.state.AccountState;

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
}
