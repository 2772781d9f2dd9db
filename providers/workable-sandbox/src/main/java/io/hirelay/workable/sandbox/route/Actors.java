package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.access.Token;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Member;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.Optional;
import java.util.Set;

/** In whose name a write is made. */
final class Actors {
    private static final Set<String> MANAGING = Set.of("admin", "simple");
    private static final Set<String> TAKING_PART = Set.of("admin", "simple", "reviewer");

    private final AccountState state;

    Actors(AccountState state) {
        this.state = state;
    }

    /** A member who may move, judge and copy candidates. */
    long managing(Call call) {
        return one(call, MANAGING);
    }

    /** A member who may comment and rate, which reviewers may too. */
    long takingPart(Call call) {
        return one(call, TAKING_PART);
    }

    private long one(Call call, Set<String> roles) {
        Member member = named(call);
        if (!member.active() || !roles.contains(member.role())) {
            throw new Refusal(Reply.emptyText(403));
        }
        return member.id();
    }

    /** Whom the body names; a user token stands for its own member when the body names nobody. */
    private Member named(Call call) {
        Optional<String> given = Body.of(call).text("member_id");
        if (given.isEmpty() && call.token().kind() == Token.Kind.USER) {
            return state.members().find(call.token().member().orElseThrow()).orElseThrow(Refusal::notFound);
        }
        return Ids.parse(given.orElseThrow(() -> Refusal.invalid("member_id", "can't be blank"))).stream()
                .boxed()
                .findFirst()
                .flatMap(state.members()::find)
                .orElseThrow(Refusal::notFound);
    }
}
