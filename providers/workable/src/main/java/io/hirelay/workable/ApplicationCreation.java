package io.hirelay.workable;

import io.hirelay.error.Findings;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.input.NewApplication;
import io.hirelay.model.Application;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Operations;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.WriteSupport;
import io.hirelay.spi.Written;
import io.hirelay.workable.wire.CandidateDto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One more application of somebody who is a candidate already: a copy of the candidate in the other job, for with
 * Workable a candidate is one application.
 *
 * <p>That Workable refuses a copy of somebody who is in the other job already is expected and nowhere written, so such a
 * copy is not sent.
 */
final class ApplicationCreation implements PreparedWrite<Application> {
    private static final String CANDIDATE = "candidate";

    private final WorkableSession session;
    private final String id;
    private final String job;
    private final Optional<String> email;
    private final NativeBody body;
    private final List<Native<CandidateDto>> there;
    private final CallContext call;

    private ApplicationCreation(
            WorkableSession session, Native<CandidateDto> candidate, String job, NativeBody body, CallContext call) {
        this.session = session;
        this.id = candidate.value().id();
        this.job = job;
        this.email = Optional.ofNullable(candidate.value().email()).filter(address -> !address.isBlank());
        this.body = body;
        this.call = call;
        boolean inTheJob = candidate.value().job() != null
                && job.equals(candidate.value().job().shortcode());
        this.there = inTheJob ? List.of(candidate) : inTheJob();
    }

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.write(Ats.APPLICATIONS_CREATE, ApplicationCreation::prepare, WriteSupport.PLAIN.asUser());
    }

    private static PreparedWrite<Application> prepare(
            WorkableSession session, NewApplication application, CallContext call) {
        Findings findings = new Findings();
        Arrival arrival = Arrival.of(
                session,
                Optional.of(application.jobId()),
                application.stageId(),
                !application.candidate().answers().isEmpty(),
                call,
                findings);
        return application.candidate().id().isPresent()
                ? ofExisting(session, application, arrival, call, findings)
                : CandidateWrites.create(
                        session,
                        application.candidate(),
                        arrival,
                        List.of(application.candidate().remoteData(), application.remoteData()),
                        CandidateAnswers.APPLICATION,
                        call,
                        findings.under(CANDIDATE));
    }

    private static PreparedWrite<Application> ofExisting(
            WorkableSession session, NewApplication application, Arrival arrival, CallContext call, Findings findings) {
        String given = application.candidate().id().orElseThrow().value().strip();
        Optional<Native<CandidateDto>> candidate = findings.resolve(
                CANDIDATE + ".id",
                () -> candidate(session, CandidateIdentifiers.canonical(session, given, Map.of(), call), call));
        findings.throwIfAny();
        String job = arrival.job().orElseThrow();
        Map<String, Object> fields = new LinkedHashMap<>();
        call.actingUser().ifPresent(member -> fields.put("member_id", member));
        fields.put("target_job_shortcode", job);
        arrival.stage().ifPresent(stage -> fields.put("target_stage", stage));
        return new ApplicationCreation(
                session,
                candidate.orElseThrow(),
                job,
                NativeBody.of(fields).merged(application.remoteData(), session.json()),
                call);
    }

    private static Native<CandidateDto> candidate(WorkableSession session, String id, CallContext call) {
        try {
            return Candidates.profile(session, id, call, RemoteQuery.NONE);
        } catch (NotFoundException e) {
            throw CandidateIdentifiers.unknown(id);
        }
    }

    @Override
    public Plan plan() {
        requireAbsent();
        return new Plan("POST", "/spi/v3/candidates/" + id + "/copy", body.shown());
    }

    @Override
    public String baseline() {
        return Baseline.of(there).text();
    }

    @Override
    public Written<Application> execute() {
        requireAbsent();
        String copy = session.write(session.candidates().copy(id, body.request(), call))
                .candidate()
                .value()
                .id();
        try {
            return created(copy);
        } catch (HirelayException e) {
            throw new UnknownOutcomeException(
                    "Workable copied the candidate, but what it made of it could not be read", null, e);
        }
    }

    @Override
    public Reconciliation<Application> look(String baseline) {
        if (email.isEmpty()) {
            return Reconciliation.unclear();
        }
        Baseline before = Baseline.of(baseline);
        return CandidateCreation.preferred(inTheJob().stream()
                        .filter(row -> !before.ids().contains(row.value().id()))
                        .toList())
                .<Reconciliation<Application>>map(copy -> new Reconciliation.Happened<>(created(copy)))
                .orElseGet(Reconciliation::missing);
    }

    private Written<Application> created(String copy) {
        return new Written<>(
                CandidateAnswers.APPLICATION.of(
                        Candidates.profile(session, copy, call, RemoteQuery.NONE), session, call),
                Written.Outcome.CREATED);
    }

    private List<Native<CandidateDto>> inTheJob() {
        return email.map(address -> EmailSearch.inJob(session, address, job, call))
                .orElse(List.of());
    }

    private void requireAbsent() throws InvalidRequestException {
        if (!there.isEmpty()) {
            throw CandidateCreation.duplicate(CANDIDATE + ".id", there);
        }
    }
}
