package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.Choice;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.CandidateEnvelope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A candidate who is to be created.
 *
 * <p>Within a job Workable takes an e-mail address once. So the candidate who has it there after an answer was lost, and
 * was not there before, is the one that was created; and if there is none it may be sent again, for a second one would
 * be refused. In the talent pool nobody can be looked for: there a lost answer stays one.
 */
final class CandidateCreation<O> implements PreparedWrite<O> {
    private final WorkableSession session;
    private final Arrival arrival;
    private final String email;
    private final NativeBody body;
    private final boolean withFile;
    private final List<Native<CandidateDto>> there;
    private final Optional<Function<String, PreparedWrite<O>>> ofExisting;
    private final CandidateAnswers<O> answers;
    private final CallContext call;

    /**
     * @param withFile whether there is a file in the body, which Workable may still be busy with when it answers
     * @param there who has the e-mail address in the job
     * @param ofExisting what to do by the id of somebody who is there; empty when that is an error
     */
    CandidateCreation(
            WorkableSession session,
            Arrival arrival,
            String email,
            NativeBody body,
            boolean withFile,
            List<Native<CandidateDto>> there,
            Optional<Function<String, PreparedWrite<O>>> ofExisting,
            CandidateAnswers<O> answers,
            CallContext call) {
        this.session = session;
        this.arrival = arrival;
        this.email = email;
        this.body = body;
        this.withFile = withFile;
        this.there = List.copyOf(there);
        this.ofExisting = ofExisting;
        this.answers = answers;
        this.call = call;
    }

    @Override
    public Plan plan() {
        if (!there.isEmpty()) {
            throw duplicate("emails", there);
        }
        String query = arrival.stage().map(stage -> "?stage=" + stage).orElse("");
        return new Plan(
                "POST",
                arrival.job()
                        .map(job -> "/spi/v3/jobs/" + job + "/candidates" + query)
                        .orElseGet(() -> "/spi/v3/talent_pool"
                                + arrival.stage().map(stage -> "/" + stage).orElse("") + "/candidates"),
                body.shown());
    }

    @Override
    public String baseline() {
        return Baseline.of(there).text();
    }

    @Override
    public Written<O> execute() {
        try {
            return new Written<>(answers.of(settled(sent()), session, call), Written.Outcome.CREATED);
        } catch (InvalidRequestException refused) {
            if (refused.code() != ErrorCode.REMOTE_DUPLICATE
                    || ofExisting.isEmpty()
                    || arrival.job().isEmpty()) {
                throw refused;
            }
            String id = preferred(
                            EmailSearch.inJob(session, email, arrival.job().get(), call))
                    .orElseThrow(() -> refused);
            return ofExisting.get().apply(id).execute(); // came while this was prepared
        } catch (AccessDeniedException denied) {
            throw explained(denied);
        }
    }

    @Override
    public Reconciliation<O> look(String baseline) {
        if (arrival.job().isEmpty()) {
            return Reconciliation.unclear();
        }
        Baseline before = Baseline.of(baseline);
        Optional<String> created =
                preferred(EmailSearch.inJob(session, email, arrival.job().get(), call).stream()
                        .filter(row -> !before.ids().contains(row.value().id()))
                        .toList());
        return created.map(id -> Reconciliation.happened(
                        answers.of(Candidates.profile(session, id, call, RemoteQuery.NONE), session, call),
                        Written.Outcome.CREATED))
                .orElseGet(Reconciliation::missing);
    }

    /** Which of several with one address is meant: the latest that is not rejected. */
    static Optional<String> preferred(List<Native<CandidateDto>> rows) {
        Optional<String> id = Optional.empty();
        boolean active = false;
        for (Native<CandidateDto> row : rows) {
            boolean rejected = Boolean.TRUE.equals(row.value().disqualified());
            if (!rejected || !active) {
                id = Optional.of(row.value().id());
                active |= !rejected;
            }
        }
        return id;
    }

    /** That somebody is in the job already, with the ids of who that is. */
    static InvalidRequestException duplicate(String field, List<Native<CandidateDto>> there) {
        String message = "the candidate is in this job already: "
                + there.stream().map(row -> row.value().id()).collect(Collectors.joining(", "));
        return new InvalidRequestException(
                ErrorCode.REMOTE_DUPLICATE,
                field + ": " + message,
                List.of(new Failure(field, message)),
                there.stream()
                        .map(row -> new Choice(row.value().id(), row.value().id()))
                        .toList());
    }

    private Native<CandidateDto> sent() {
        CandidateEnvelope answer;
        if (arrival.job().isPresent()) {
            answer = session.write(session.jobs()
                    .createCandidate(
                            arrival.job().get(),
                            arrival.stage().map(stage -> Map.of("stage", stage)).orElse(Map.of()),
                            body.request(),
                            call));
        } else if (arrival.stage().isPresent()) {
            answer = session.write(
                    session.candidates().createInTalentPool(arrival.stage().get(), body.request(), call));
        } else {
            answer = session.write(session.candidates().createInTalentPool(body.request(), call));
        }
        return answer.candidate();
    }

    /** The record once more where its file is not in it yet; as it is, if that cannot be had. */
    private Native<CandidateDto> settled(Native<CandidateDto> created) {
        if (!withFile || created.value().resumeMetadata() != null) {
            return created;
        }
        try {
            return Candidates.profile(session, created.value().id(), call, RemoteQuery.NONE);
        } catch (HirelayException e) {
            return created;
        }
    }

    /** Workable says no without a word when nobody can be put into the job. */
    private HirelayException explained(AccessDeniedException denied) {
        Optional<String> state = arrival.job()
                .flatMap(job -> Tolerated.read(() ->
                        Optional.ofNullable(session.read(session.jobs().job(job, call, RemoteQuery.NONE))
                                .value()
                                .state())));
        if (state.isEmpty() || !state.get().equals("draft") && !state.get().equals("archived")) {
            return denied;
        }
        String message = "is a job that takes no candidates: it is " + state.get()
                + ", and Workable takes them for published and closed jobs alone";
        return new InvalidRequestException(
                ErrorCode.REMOTE_VALIDATION_FAILED,
                "job_id: " + message,
                List.of(new Failure("job_id", message)),
                List.of(),
                denied.providerFailure().orElse(null));
    }
}
