package io.hirelay.conformance.reference;

import static io.hirelay.conformance.reference.HiringMappers.id;

import io.hirelay.input.NewTimeoffRequest;
import io.hirelay.input.TimeoffDecision;
import io.hirelay.model.Employee;
import io.hirelay.model.Id;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Written;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Absences that are asked for, and decided once. */
final class AbsenceWrites {
    private AbsenceWrites() {}

    private static final Function<NativeRecord, TimeoffRequest> ROW = RecordWrites.row(LeaveMappers.REQUEST);

    static PreparedWrite<TimeoffRequest> ask(ReferenceSession session, NewTimeoffRequest input, CallContext call) {
        Targets targets = new Targets(session, call);
        Id<Employee> who = input.employee().id().orElseThrow();
        Optional<NativeRecord> hand = targets.hand("employee", who);
        Optional<NativeRecord> leave = targets.leave("timeoff_type", input.timeoffType());
        if (!input.endTime().toLocalDate().equals(input.startTime().toLocalDate())
                && input.session().isPresent()) {
            targets.findings().add("session", "is for a single day");
        }
        targets.findings().throwIfAny();
        return RecordWrites.made(
                session,
                call,
                "absences.ask",
                Bodies.merged(
                        Bodies.part(
                                "hand", id(hand.orElseThrow(), "hand"),
                                "leave", id(leave.orElseThrow(), "leave"),
                                "from", LeaveMappers.CLOCK.format(input.startTime()),
                                "till", LeaveMappers.CLOCK.format(input.endTime()),
                                "spell", input.session().flatMap(part -> RosterWords.word(RosterWords.SPELLS, part)),
                                "amount", input.amount(),
                                "note", input.employeeNote()),
                        input.remoteData()),
                Written.Outcome.CREATED,
                ROW);
    }

    static PreparedWrite<TimeoffRequest> decide(
            ReferenceSession session, TimeoffDecision input, boolean yes, CallContext call) {
        Targets targets = new Targets(session, call);
        Optional<NativeRecord> found =
                targets.named("id", "absences.get", "absence", input.id().value());
        targets.findings().throwIfAny();
        String absence = id(found.orElseThrow(), "absence");
        Map<String, @Nullable Object> words = Bodies.part("absence", absence, "yes", yes);
        input.note().ifPresent(note -> words.put("answer", note));
        Map<String, @Nullable Object> body = Bodies.merged(words, input.remoteData());
        return Prepared.turning(
                Prepared.plan("absences.decide", body),
                String.valueOf(found.get().text("state")),
                () -> String.valueOf(
                        session.one("absences.get", "absence", absence, call).text("state")),
                () -> ROW.apply(session.change("absences.decide", body, call)),
                () -> Optional.of(session.one("absences.get", "absence", absence, call))
                        .filter(now -> (yes ? "Granted" : "Refused").equals(now.text("state")))
                        .map(ROW));
    }
}
