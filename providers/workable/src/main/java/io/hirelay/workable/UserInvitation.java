package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.model.RawJson;
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
 * Somebody who is invited. Whether Workable lists whoever has not accepted yet is not known, so one who is not to be seen
 * after an answer was lost is not invited again.
 *
 * @param there the member with this address, who stands in the way
 */
record UserInvitation(
        WorkableSession session, String email, Optional<Native<MemberDto>> there, NativeBody body, CallContext call)
        implements PreparedWrite<User> {
    private static final String BASELINE = "member:";

    @Override
    public Plan plan() {
        requireAbsent();
        return new Plan("POST", "/spi/v3/members/invite", body.shown());
    }

    @Override
    public String baseline() {
        return BASELINE + there.map(row -> row.value().id()).orElse("");
    }

    @Override
    public Written<User> execute() {
        requireAbsent();
        RawJson answer = MemberRefusals.explained(
                        MemberRefusals.INVITED,
                        () -> session.actingMembers()
                                .inName(
                                        call,
                                        TypedCalls.ON_ACCOUNT,
                                        () -> session.write(
                                                UserWrites.api(session).invite(body.request(), call))))
                .value()
                .raw();
        return new Written<>(session.readBack(() -> user(answer)), Written.Outcome.CREATED);
    }

    /** The answer to an invitation tells less than the list, which may not have the member yet. */
    private User user(RawJson answer) {
        Native<MemberDto> invited = new Native<>(session.json().read(answer.toBytes(), MemberDto.class), answer);
        return UserMapper.map(
                UserWrites.find(session, invited.value().id(), call).orElse(invited));
    }

    @Override
    public Reconciliation<User> look(String baseline) {
        if (!baseline.startsWith(BASELINE)) {
            return Reconciliation.unclear();
        }
        String before = baseline.substring(BASELINE.length());
        return UserWrites.byEmail(session, email, call)
                .filter(row -> !row.value().id().equals(before))
                .map(row -> Reconciliation.happened(UserMapper.map(row), Written.Outcome.CREATED))
                .orElseGet(Reconciliation::unclear);
    }

    private void requireAbsent() {
        if (there.isPresent()) {
            throw UserWrites.duplicate(there.get().value());
        }
    }
}
