package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.ReasonDto;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reasons for disqualification by id, or by exactly their description. */
final class ReasonIdentifiers {
    private ReasonIdentifiers() {}

    /** The reason itself: one that is to be given to Workable has to be there. */
    static ReasonDto reason(WorkableSession session, String given, CallContext call) {
        List<ReasonDto> meant = session.reasons().meant(given, call);
        if (meant.size() > 1) {
            throw InvalidRequestException.ambiguous(
                    Identifiers.FIELD,
                    "may be several reasons for disqualification of this Workable account; name it by its id",
                    choices(meant));
        }
        return meant.stream().findFirst().orElseThrow(() -> unknown(session, call));
    }

    static String canonical(WorkableSession session, String given, Map<String, String> within, CallContext call) {
        if (given.matches("[0-9A-Fa-f]{4,32}")) {
            return given.toLowerCase(Locale.ROOT);
        }
        return reason(session, given, call).id();
    }

    private static InvalidRequestException unknown(WorkableSession session, CallContext call) {
        return Identifiers.unresolved(
                "is no reason for disqualification of this Workable account, neither an id nor a description",
                choices(session.reasons().all(call)));
    }

    private static List<Choice> choices(List<ReasonDto> reasons) {
        return reasons.stream()
                .map(reason -> new Choice(reason.id(), Objects.requireNonNullElse(reason.description(), reason.id())))
                .toList();
    }
}
