package io.hirelay.conformance.reference;

import static io.hirelay.conformance.reference.HiringMappers.id;

import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.input.Rejection;
import io.hirelay.input.StageMove;
import io.hirelay.input.Unrejection;
import io.hirelay.model.Application;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.PreparedWrite;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Candidacies from one stage to another: a rejection is a move to where the rejected lie, taking it back a move to where
 * the candidacy was before. The system moves a candidacy only from the stage that is named.
 */
final class CandidacyMoves {
    private static final String MOVE = "candidacies.move";
    private static final String ARCHIVED = "Archived";

    private CandidacyMoves() {}

    static PreparedWrite<Application> move(ReferenceSession session, StageMove input, CallContext call) {
        Targets targets = new Targets(session, call);
        Optional<NativeRecord> candidacy = candidacy(targets, input.applicationId());
        Optional<NativeRecord> stage = candidacy.flatMap(
                line -> targets.stage("stage_id", input.stageId(), Objects.requireNonNull(line.text("job"))));
        stage.filter(CandidacyMoves::isArchived)
                .ifPresent(there -> targets.findings().add("stage_id", "is where the rejected lie: reject instead"));
        targets.findings().throwIfAny();
        return to(session, candidacy.orElseThrow(), id(stage.orElseThrow(), "stage"), null, input.remoteData(), call);
    }

    static PreparedWrite<Application> reject(ReferenceSession session, Rejection input, CallContext call) {
        Targets targets = new Targets(session, call);
        Optional<NativeRecord> candidacy = candidacy(targets, input.applicationId());
        Optional<NativeRecord> reason =
                input.rejectReasonId().flatMap(given -> targets.reason("reject_reason_id", given));
        if (input.withdrew().isPresent() && !targets.findings().has("reject_reason_id")) {
            boolean theirs =
                    reason.filter(why -> "them".equals(why.text("side"))).isPresent();
            if (theirs != input.withdrew().get()) {
                targets.findings()
                        .add(
                                "withdrew",
                                input.withdrew().get()
                                        ? "needs a reject_reason_id of the candidate's own side"
                                        : "must not be false with a reject_reason_id of the candidate's own side");
            }
        }
        targets.findings().throwIfAny();
        NativeRecord line = candidacy.orElseThrow();
        NativeRecord archive = targets.stageOfClass(ARCHIVED, Objects.requireNonNull(line.text("job")))
                .orElseThrow(() -> new ConflictException(
                        ErrorCode.REMOTE_CONFLICT, "the job's plan has no stage for the rejected", null));
        return to(
                session,
                line,
                id(archive, "stage"),
                reason.map(why -> id(why, "reason")).orElse(null),
                input.remoteData(),
                call);
    }

    static PreparedWrite<Application> unreject(ReferenceSession session, Unrejection input, CallContext call) {
        Targets targets = new Targets(session, call);
        NativeRecord line = candidacy(targets, input.applicationId()).orElse(null);
        targets.findings().throwIfAny();
        Objects.requireNonNull(line);
        if (!isArchived(line.part("stage"))) {
            return PreparedWrite.unchanged(application(line), Prepared.plan(MOVE, Map.of()));
        }
        String before = line.text("before");
        String back = before != null
                ? before
                : id(
                        targets.stageOfClass("Lead", Objects.requireNonNull(line.text("job")))
                                .orElseThrow(),
                        "stage");
        return to(session, line, back, null, input.remoteData(), call);
    }

    /** Only what stands in a plan can move: an application for no job has no stage. */
    private static Optional<NativeRecord> candidacy(Targets targets, Id<Application> given) {
        Optional<NativeRecord> found = targets.candidacy("application_id", given);
        if (found.isPresent() && found.get().text("job") == null) {
            targets.findings().add("application_id", "is for no job: there are no stages to be in");
            return Optional.empty();
        }
        return found;
    }

    private static PreparedWrite<Application> to(
            ReferenceSession session,
            NativeRecord candidacy,
            String stage,
            @Nullable String because,
            RawJson more,
            CallContext call) {
        String from = stageOf(candidacy);
        String id = id(candidacy, "candidacy");
        Map<String, @Nullable Object> words = Bodies.part("candidacy", id, "from", from, "to", stage);
        if (because != null) {
            words.put("because", because);
        }
        Map<String, @Nullable Object> body = Bodies.merged(words, more);
        if (from.equals(stage) && Objects.equals(because, reasonOf(candidacy))) {
            return PreparedWrite.unchanged(application(candidacy), Prepared.plan(MOVE, body));
        }
        return Prepared.turning(
                Prepared.plan(MOVE, body),
                from,
                () -> stageOf(session.one("candidacies.get", "candidacy", id, call)),
                () -> application(session.change(MOVE, body, call)),
                () -> Optional.of(session.one("candidacies.get", "candidacy", id, call))
                        .filter(now -> stage.equals(stageOf(now)))
                        .map(CandidacyMoves::application));
    }

    private static Application application(NativeRecord candidacy) {
        return PeopleMappers.APPLICATION.row(candidacy, candidacy.raw());
    }

    private static String stageOf(NativeRecord candidacy) {
        return Optional.ofNullable(candidacy.part("stage"))
                .map(stage -> id(stage, "stage"))
                .orElse("");
    }

    private static @Nullable String reasonOf(NativeRecord candidacy) {
        return Optional.ofNullable(candidacy.part("because"))
                .map(reason -> reason.text("reason"))
                .orElse(null);
    }

    private static boolean isArchived(@Nullable NativeRecord stage) {
        return stage != null && ARCHIVED.equals(stage.text("class"));
    }
}
