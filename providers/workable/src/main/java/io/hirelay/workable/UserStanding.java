package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.model.User;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import io.hirelay.workable.mapping.UserMapper;
import io.hirelay.workable.wire.MemberDto;
import java.util.Optional;

/**
 * A member who is to be active or not. It may be sent again where it is not to be seen after an answer was lost.
 *
 * @param active what the member is to be
 */
record UserStanding(WorkableSession session, Native<MemberDto> before, boolean active, CallContext call)
        implements PreparedWrite<User> {
    private static final String AS_WANTED = "as wanted";

    @Override
    public Plan plan() {
        return active
                ? new Plan("POST", "/spi/v3/members/" + id() + "/enable", null)
                : new Plan("DELETE", "/spi/v3/members/" + id(), null);
    }

    @Override
    public String baseline() {
        return isAsWanted(before) ? AS_WANTED : "";
    }

    @Override
    public Written<User> execute() {
        if (isAsWanted(before)) {
            return new Written<>(UserMapper.map(before), Written.Outcome.UNCHANGED);
        }
        MemberRefusals.explain(
                active ? MemberRefusals.ENABLED : MemberRefusals.DEACTIVATED,
                () -> session.write(
                        active
                                ? UserWrites.api(session).enable(id(), call)
                                : UserWrites.api(session).deactivate(id(), call)));
        return new Written<>(UserWrites.readBack(session, id(), call), Written.Outcome.UPDATED);
    }

    @Override
    public Reconciliation<User> look(String baseline) {
        Optional<Native<MemberDto>> now = UserWrites.find(session, id(), call);
        return now.filter(this::isAsWanted)
                .map(row -> Reconciliation.happened(
                        UserMapper.map(row),
                        baseline.equals(AS_WANTED) ? Written.Outcome.UNCHANGED : Written.Outcome.UPDATED))
                .orElseGet(Reconciliation::missing);
    }

    private boolean isAsWanted(Native<MemberDto> member) {
        return member.value().active() != null && member.value().active() == active;
    }

    private String id() {
        return before.value().id();
    }
}
