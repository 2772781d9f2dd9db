package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.RawJson;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import io.hirelay.workable.mapping.CandidatePatch;
import io.hirelay.workable.wire.CandidateDto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a candidate. The record is read right before it is written, and what differs is sent; nothing is sent when
 * nothing does.
 *
 * <p>Workable has no conditional write and replaces lists as a whole. Changes by one connection take turns; but what
 * somebody else adds to a list between that reading and the writing, which follows at once, is lost when the same list is
 * changed here.
 */
final class CandidateUpdate<O> implements PreparedWrite<O> {
    private final WorkableSession session;
    private final String id;
    private final CandidatePatch patch;
    private final Map<String, Object> files;
    private final List<RawJson> remoteData;
    private final CandidateAnswers<O> answers;
    private final CallContext call;

    /** @param files by Workable's field; always sent, for what is stored cannot be compared with them */
    CandidateUpdate(
            WorkableSession session,
            String id,
            CandidatePatch patch,
            Map<String, Object> files,
            List<RawJson> remoteData,
            CandidateAnswers<O> answers,
            CallContext call) {
        this.session = session;
        this.id = id;
        this.patch = patch;
        this.files = Map.copyOf(files);
        this.remoteData =
                remoteData.stream().filter(data -> !data.equals(RawJson.NULL)).toList();
        this.answers = answers;
        this.call = call;
    }

    @Override
    public Plan plan() {
        return new Plan(
                "PATCH", "/spi/v3/candidates/" + id, body(differing(read())).shown());
    }

    @Override
    public Written<O> execute() {
        return session.turns().take(id, call.deadline(), this::change);
    }

    private Written<O> change() {
        Native<CandidateDto> now = read();
        Map<String, @Nullable Object> fields = differing(now);
        if (fields.isEmpty() && isComparable()) {
            return new Written<>(answers.of(now, session, call), Written.Outcome.UNCHANGED);
        }
        Native<CandidateDto> changed = session.write(
                        session.candidates().update(id, body(fields).request(), call))
                .candidate();
        return new Written<>(answers.of(changed, session, call), Written.Outcome.UPDATED);
    }

    /** Sending the same again brings about the same, so whatever is not seen to have happened may be sent. */
    @Override
    public Reconciliation<O> look(String baseline) {
        Native<CandidateDto> now = read();
        return isComparable() && differing(now).isEmpty()
                ? Reconciliation.happened(answers.of(now, session, call), Written.Outcome.UPDATED)
                : Reconciliation.missing();
    }

    private boolean isComparable() {
        return files.isEmpty() && remoteData.isEmpty();
    }

    private Native<CandidateDto> read() {
        return Candidates.profile(session, id, call, RemoteQuery.NONE);
    }

    @SuppressWarnings("unchecked") // JSON objects are read as maps by name
    private Map<String, @Nullable Object> differing(Native<CandidateDto> now) {
        return patch.against(session.json().read(now.raw().toBytes(), Map.class));
    }

    private NativeBody body(Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
        all.putAll(files);
        NativeBody body = NativeBody.of(Map.of("candidate", all));
        for (RawJson data : remoteData) {
            body = body.merged(data, session.json());
        }
        return body;
    }
}
