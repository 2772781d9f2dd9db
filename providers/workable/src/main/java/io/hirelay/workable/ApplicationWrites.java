package io.hirelay.workable;

import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.input.Rejection;
import io.hirelay.input.StageMove;
import io.hirelay.input.Unrejection;
import io.hirelay.model.Application;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Operations;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.WriteSupport;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.ReasonDto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves, rejections, and rejections that are taken back. */
final class ApplicationWrites {
    private static final String APPLICATION = "application_id";
    private static final int LONGEST_NOTE = 256;

    private ApplicationWrites() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .write(Ats.APPLICATIONS_MOVE_STAGE, ApplicationWrites::move, WriteSupport.PLAIN.asUser())
                .write(Ats.APPLICATIONS_REJECT, ApplicationWrites::reject, WriteSupport.PLAIN.asUser())
                .write(Ats.APPLICATIONS_UNREJECT, ApplicationWrites::unreject, WriteSupport.PLAIN.asUser());
    }

    private static PreparedWrite<Application> move(WorkableSession session, StageMove input, CallContext call) {
        Findings findings = new Findings();
        Optional<Native<CandidateDto>> candidate = candidate(input.applicationId(), findings, session, call);
        Optional<String> stage = candidate.flatMap(found -> findings.resolve(
                "stage_id",
                () -> StageIdentifiers.canonical(
                        session,
                        input.stageId().value().strip(),
                        Map.of("job_id", job(found).orElseThrow()),
                        call)));
        session.actingMembers().requireManaging(findings, call);
        findings.throwIfAny();
        Map<String, @Nullable Object> body = ActingMembers.naming(call, new LinkedHashMap<>());
        body.put("target_stage", stage.orElseThrow());
        return new ApplicationChange(
                session,
                candidate.orElseThrow(),
                "move",
                body(body, input.remoteData(), session),
                (id, sent) -> session.actions().move(id, sent, call),
                standing -> standing.stage().equals(stage),
                Optional.empty(),
                call);
    }

    private static PreparedWrite<Application> reject(WorkableSession session, Rejection input, CallContext call) {
        Findings findings = new Findings();
        Optional<Native<CandidateDto>> candidate = candidate(input.applicationId(), findings, session, call);
        Optional<ReasonDto> reason = input.rejectReasonId()
                .flatMap(given -> findings.resolve(
                        "reject_reason_id",
                        () -> ReasonIdentifiers.reason(session, given.value().strip(), call)));
        if (input.note().orElse("").length() > LONGEST_NOTE) {
            findings.add("note", "has more than " + LONGEST_NOTE + " characters, the most that Workable takes");
        }
        session.actingMembers().requireManaging(findings, call);
        findings.throwIfAny();
        Map<String, @Nullable Object> body = ActingMembers.naming(call, new LinkedHashMap<>());
        reason.ifPresent(known -> body.put("disqualify_reason_id", known.id()));
        input.note().ifPresent(note -> body.put("disqualify_note", note));
        input.withdrew().ifPresent(withdrew -> body.put("withdrew", withdrew));
        CandidateDto now = candidate.orElseThrow().value();
        return new ApplicationChange(
                session,
                candidate.orElseThrow(),
                "disqualify",
                body(body, input.remoteData(), session),
                (id, sent) -> session.actions().disqualify(id, sent, call),
                Standing::rejected,
                clash(now, input, reason),
                call);
    }

    /** An application that is rejected already stays so unless something else than that was asked for. */
    private static Optional<ConflictException> clash(CandidateDto now, Rejection input, Optional<ReasonDto> reason) {
        if (!Boolean.TRUE.equals(now.disqualified())) {
            return Optional.empty();
        }
        boolean same = input.note().isEmpty()
                && reason.map(asked -> Objects.equals(asked.description(), now.disqualificationReason()))
                        .orElse(true)
                && input.withdrew()
                        .map(asked -> now.withdrew() == null || asked.equals(now.withdrew()))
                        .orElse(true);
        return same
                ? Optional.empty()
                : Optional.of(new ConflictException(
                        ErrorCode.REQUEST_CONFLICT,
                        "the application is rejected already, and Workable changes neither reason nor note of that;"
                                + " unreject it first",
                        null));
    }

    private static PreparedWrite<Application> unreject(WorkableSession session, Unrejection input, CallContext call) {
        Findings findings = new Findings();
        Optional<Native<CandidateDto>> candidate = candidate(input.applicationId(), findings, session, call);
        session.actingMembers().requireManaging(findings, call);
        findings.throwIfAny();
        return new ApplicationChange(
                session,
                candidate.orElseThrow(),
                "revert",
                body(ActingMembers.naming(call, new LinkedHashMap<>()), input.remoteData(), session),
                (id, sent) -> session.actions().revert(id, sent, call),
                standing -> !standing.rejected(),
                Optional.empty(),
                call);
    }

    private static NativeBody body(Map<String, @Nullable Object> tree, RawJson more, WorkableSession session) {
        return NativeBody.of(tree).merged(more, session.json());
    }

    private static Optional<Native<CandidateDto>> candidate(
            Id<Application> given, Findings findings, WorkableSession session, CallContext call) {
        return findings.resolve(APPLICATION, () -> {
            String id = CandidateIdentifiers.canonical(session, given.value().strip(), Map.of(), call);
            Native<CandidateDto> found;
            try {
                found = Candidates.profile(session, id, call, RemoteQuery.NONE);
            } catch (NotFoundException e) {
                throw Identifiers.unresolved(
                        "there is no application '" + id + "' in this Workable account", List.of());
            }
            if (job(found).isEmpty()) {
                throw InvalidRequestException.of(
                        ErrorCode.REQUEST_VALIDATION_FAILED,
                        APPLICATION,
                        "is a candidate of Workable's talent pool, who has no application: there is one as soon as the"
                                + " candidate is put into a job");
            }
            return found;
        });
    }

    private static Optional<String> job(Native<CandidateDto> candidate) {
        return candidate.value().job() == null
                ? Optional.empty()
                : Optional.ofNullable(candidate.value().job().shortcode());
    }
}
