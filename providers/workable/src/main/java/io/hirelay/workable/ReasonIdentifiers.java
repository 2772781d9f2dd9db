package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.ReasonDto;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reasons for disqualification by id, or by exactly their description. */
final class ReasonIdentifiers {
    private ReasonIdentifiers() {}

    /** The reason itself: one that is to be given to Workable has to be there. */
    static ReasonDto reason(WorkableSession session, String given, CallContext call) {
        return session.reasons().meant(given, call).orElseThrow(() -> unknown(session, call));
    }

    static String canonical(WorkableSession session, String given, Map<String, String> within, CallContext call) {
        if (given.matches("[0-9A-Fa-f]{4,32}")) {
            return given.toLowerCase(Locale.ROOT);
        }
        return session.reasons().meant(given, call).map(ReasonDto::id).orElseThrow(() -> unknown(session, call));
    }

    private static InvalidRequestException unknown(WorkableSession session, CallContext call) {
        return Identifiers.unresolved(
                "is no reason for disqualification of this Workable account, neither an id nor a description",
                session.reasons().all(call).stream()
                        .map(reason ->
                                new Choice(reason.id(), Objects.requireNonNullElse(reason.description(), reason.id())))
                        .toList());
    }
}
