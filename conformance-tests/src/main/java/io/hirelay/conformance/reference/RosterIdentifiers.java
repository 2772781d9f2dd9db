package io.hirelay.conformance.reference;

import io.hirelay.error.Choice;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.operation.CallContext;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The forms of identifiers of those who work here, and of what they are away for. */
final class RosterIdentifiers {
    private RosterIdentifiers() {}

    private static final Pattern HAND = Pattern.compile("h\\d{1,9}");
    private static final Pattern LEAVE = Pattern.compile("L\\d{1,9}");

    /** A hand's id, or an address the hand is written to. */
    static String hand(ReferenceSession session, String given, Map<String, String> within, CallContext call) {
        if (HAND.matcher(given).matches()) {
            return given;
        }
        if (!given.contains("@")) {
            throw InvalidRequestException.unresolved(
                    "employee_id", "must be an employee's id, such as h7001, or e-mail address", List.of());
        }
        return session.records("hands.search", Map.of("mail", given), session.asNobody(call)).stream()
                .map(hand -> HiringMappers.id(hand, "hand"))
                .findFirst()
                .orElseThrow(() -> InvalidRequestException.unresolved(
                        "employee_id", "is the e-mail address of nobody here", List.of()));
    }

    /** The id of a kind of leave, or what it is called. */
    static String leave(ReferenceSession session, String given, Map<String, String> within, CallContext call) {
        if (LEAVE.matcher(given).matches()) {
            return given;
        }
        List<NativeRecord> leaves = session.records("leaves.list", Map.of(), session.asNobody(call));
        return leaves.stream()
                .filter(leave -> given.equals(leave.text("called")))
                .map(leave -> HiringMappers.id(leave, "leave"))
                .findFirst()
                .orElseThrow(() -> InvalidRequestException.unresolved(
                        "timeoff_type",
                        "is no kind of leave here",
                        leaves.stream()
                                .map(leave -> new Choice(
                                        HiringMappers.id(leave, "leave"), String.valueOf(leave.text("called"))))
                                .toList()));
    }
}
