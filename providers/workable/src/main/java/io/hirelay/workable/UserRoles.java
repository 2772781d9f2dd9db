package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.model.User;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import io.hirelay.workable.mapping.UserMapper;
import io.hirelay.workable.wire.MemberDto;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Roles that a member is to have. Setting them twice leaves the same as setting them once, so they may be sent again
 * where they are not to be seen after an answer was lost.
 *
 * @param inOwnWords whether the body holds more than what is compared
 */
record UserRoles(
        WorkableSession session,
        Native<MemberDto> before,
        List<String> roles,
        NativeBody body,
        boolean inOwnWords,
        CallContext call)
        implements PreparedWrite<User> {
    private static final String AS_WANTED = "as wanted";

    @Override
    public Plan plan() {
        return new Plan("PUT", "/spi/v3/members", body.shown());
    }

    @Override
    public String baseline() {
        return isAsWanted(before) ? AS_WANTED : "";
    }

    @Override
    public Written<User> execute() {
        if (isAsWanted(before) && !inOwnWords) {
            return new Written<>(UserMapper.map(before), Written.Outcome.UNCHANGED);
        }
        MemberRefusals.explain(
                MemberRefusals.CHANGED,
                () -> session.write(UserWrites.api(session).update(body.request(), call)));
        return new Written<>(UserWrites.readBack(session, before.value().id(), call), Written.Outcome.UPDATED);
    }

    @Override
    public Reconciliation<User> look(String baseline) {
        Optional<Native<MemberDto>> now =
                UserWrites.find(session, before.value().id(), call);
        boolean wasSo = baseline.equals(AS_WANTED);
        if (now.filter(this::isAsWanted).isEmpty() || wasSo && inOwnWords) {
            return Reconciliation.missing();
        }
        return Reconciliation.happened(
                UserMapper.map(now.get()), wasSo ? Written.Outcome.UNCHANGED : Written.Outcome.UPDATED);
    }

    private boolean isAsWanted(Native<MemberDto> member) {
        List<String> there = member.value().roles();
        return there != null && Set.copyOf(there).equals(Set.copyOf(roles));
    }
}
