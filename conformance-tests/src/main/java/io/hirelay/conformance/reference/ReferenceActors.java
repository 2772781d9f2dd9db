package io.hirelay.conformance.reference;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.ActingUsers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In whose name the system is written to: any user who has not left. */
final class ReferenceActors implements ActingUsers<ReferenceSession> {
    @Override
    public String canonical(ReferenceSession session, String given, CallContext call) {
        String id = ReferenceIdentifiers.user(session, given.strip(), Map.of(), call);
        NativeRecord user;
        try {
            user = session.one("users.get", "user", id, session.asNobody(call));
        } catch (NotFoundException e) {
            throw InvalidRequestException.unresolved("user_id", "names no user", List.of());
        }
        if (Boolean.TRUE.equals(user.flag("left"))) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    List.of(new Failure("user_id", "names a user who has left and can do nothing any more")));
        }
        return id;
    }

    @Override
    public Optional<String> choose(ReferenceSession session, CallContext call) {
        return Optional.of(session.records("users.search", Map.of(), session.asNobody(call)).stream()
                .filter(user -> "owner".equals(user.text("rank")) && !Boolean.TRUE.equals(user.flag("left")))
                .map(user -> HiringMappers.id(user, "user"))
                .findFirst()
                .orElseThrow(() -> InvalidRequestException.unresolved(
                        "user_id", "must be given, for no owner is there to act", List.of())));
    }
}
