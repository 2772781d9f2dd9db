package io.hirelay.workable;

import io.hirelay.error.Findings;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.input.CandidateChange;
import io.hirelay.input.CandidateType;
import io.hirelay.input.FileInput;
import io.hirelay.input.NewCandidate;
import io.hirelay.input.OnDuplicate;
import io.hirelay.model.Candidate;
import io.hirelay.model.Change;
import io.hirelay.model.RawJson;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Operations;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.WriteSupport;
import io.hirelay.workable.mapping.CandidatePatch;
import io.hirelay.workable.wire.CandidateDto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates candidates and changes them. */
final class CandidateWrites {
    private static final String COMPANY = "give the employer in an element of experience whose is_current is true";
    private static final String CANDIDATE = "candidate";

    private CandidateWrites() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .write(Ats.CANDIDATES_CREATE, CandidateWrites::create, WriteSupport.PLAIN.refusing("company", COMPANY))
                .write(Ats.CANDIDATES_UPDATE, CandidateWrites::update, WriteSupport.PLAIN.refusing("company", COMPANY));
    }

    private static PreparedWrite<Candidate> create(WorkableSession session, NewCandidate candidate, CallContext call) {
        Findings findings = new Findings();
        Arrival arrival = Arrival.of(
                session,
                candidate.jobId(),
                candidate.stageId(),
                !candidate.answers().isEmpty(),
                call,
                findings);
        return create(
                session,
                candidate,
                arrival,
                List.of(candidate.remoteData()),
                CandidateAnswers.CANDIDATE,
                call,
                findings);
    }

    /**
     * Prepares the creation of a candidate.
     *
     * @param remoteData what is merged into the request, one after the other
     * @param findings about the candidate
     */
    static <O> PreparedWrite<O> create(
            WorkableSession session,
            NewCandidate candidate,
            Arrival arrival,
            List<RawJson> remoteData,
            CandidateAnswers<O> answers,
            CallContext call,
            Findings findings) {
        Map<String, @Nullable Object> inOwnWords = new LinkedHashMap<>();
        remoteData.forEach(data -> inOwnWords.putAll(inOwnWords(session, data)));
        if (candidate.company().isPresent()) {
            findings.add(
                    "company", "cannot be stored: " + COMPANY); // of an application's, which core does not look into
        }
        OnDuplicate onDuplicate = candidate.onDuplicate().orElse(OnDuplicate.ERROR);
        if (arrival.pool() && onDuplicate != OnDuplicate.ERROR) {
            findings.add("on_duplicate", "must be error for the talent pool, in which nobody can be looked for");
        }
        Map<String, @Nullable Object> fields =
                new CandidateInput(candidate, arrival, inOwnWords, new Uploads(session, call), findings).fields();
        findings.throwIfAny();

        Map<String, Object> request = new LinkedHashMap<>();
        request.put("sourced", !candidate.type().equals(Optional.of(CandidateType.APPLICANT)));
        request.put(CANDIDATE, fields);
        NativeBody body = NativeBody.of(request);
        for (RawJson data : remoteData) {
            body = body.merged(data, session.json());
        }
        String email = String.valueOf(
                inOwnWords.get("email") instanceof String other ? other : Objects.requireNonNull(fields.get("email")));
        Optional<Function<String, PreparedWrite<O>>> ofExisting = onDuplicate == OnDuplicate.ERROR
                ? Optional.empty()
                : Optional.of(id -> ofExisting(session, id, candidate, fields, remoteData, onDuplicate, answers, call));
        List<Native<CandidateDto>> there = arrival.job()
                .map(job -> EmailSearch.inJob(session, email, job, call))
                .orElse(List.of());
        if (ofExisting.isPresent() && !there.isEmpty()) {
            return ofExisting.get().apply(CandidateCreation.preferred(there).orElseThrow());
        }
        return new CandidateCreation<>(
                session,
                arrival,
                email,
                body,
                fields.containsKey(CandidateInput.RESUME),
                there,
                ofExisting,
                answers,
                call);
    }

    private static <O> PreparedWrite<O> ofExisting(
            WorkableSession session,
            String id,
            NewCandidate candidate,
            Map<String, @Nullable Object> fields,
            List<RawJson> remoteData,
            OnDuplicate onDuplicate,
            CandidateAnswers<O> answers,
            CallContext call) {
        if (onDuplicate == OnDuplicate.RETURN_EXISTING) {
            return new ThereAlready<>(session, id, Optional.empty(), answers, call);
        }
        CandidateInput.requireNoAnswers(candidate);
        Object resume = fields.get(CandidateInput.RESUME);
        PreparedWrite<O> update = new CandidateUpdate<>(
                session,
                id,
                CandidatePatch.of(candidate, new Findings()), // nothing is wrong with it: see create
                resume == null ? Map.of() : Map.of(CandidateInput.RESUME, resume),
                remoteData,
                answers,
                call);
        return new ThereAlready<>(session, id, Optional.of(update), answers, call);
    }

    private static PreparedWrite<Candidate> update(WorkableSession session, CandidateChange change, CallContext call) {
        Findings findings = new Findings();
        Optional<String> id = findings.resolve(
                "id",
                () -> CandidateIdentifiers.canonical(
                        session, change.id().value().strip(), Map.of(), call));
        CandidatePatch patch = CandidatePatch.of(change, findings);
        Map<String, Object> files = new LinkedHashMap<>();
        if (change.resume() instanceof Change.Clear) {
            findings.add(CandidateInput.RESUME, "cannot be cleared: Workable only replaces a résumé by another one");
        } else if (change.resume() instanceof Change.Set<FileInput> file) {
            new Uploads(session, call)
                    .file(file.value(), FileRules.RESUME, findings.under(CandidateInput.RESUME))
                    .ifPresent(sent -> files.put(CandidateInput.RESUME, sent));
        }
        findings.throwIfAny();
        return new CandidateUpdate<>(
                session,
                id.orElseThrow(),
                patch,
                files,
                List.of(change.remoteData()),
                CandidateAnswers.CANDIDATE,
                call);
    }

    /** The fields of the candidate that are given in Workable's own words. */
    @SuppressWarnings("unchecked") // JSON objects are read as maps by name
    private static Map<String, @Nullable Object> inOwnWords(WorkableSession session, RawJson remoteData) {
        if (remoteData.equals(RawJson.NULL)) {
            return Map.of();
        }
        Map<String, @Nullable Object> root = session.json().read(remoteData.toBytes(), Map.class);
        return root.get(CANDIDATE) instanceof Map<?, ?> candidate
                ? (Map<String, @Nullable Object>) candidate
                : Map.of();
    }
}
