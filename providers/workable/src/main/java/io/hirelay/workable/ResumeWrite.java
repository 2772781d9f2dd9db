package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Attachment;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import io.hirelay.workable.mapping.AttachmentMapper;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.ResumeDto;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A résumé that takes the place of the one there is. Doing so twice leaves the same as doing it once, so one that is not
 * to be seen after an answer was lost may be sent again.
 */
final class ResumeWrite implements PreparedWrite<Attachment> {
    private static final String BASELINE = "resume:";

    private final WorkableSession session;
    private final Native<CandidateDto> before;
    private final String name;
    private final NativeBody body;
    private final Uploads files;
    private final CallContext call;

    ResumeWrite(
            WorkableSession session,
            Native<CandidateDto> before,
            String name,
            NativeBody body,
            Uploads files,
            CallContext call) {
        this.session = session;
        this.before = before;
        this.name = name;
        this.body = body;
        this.files = files;
        this.call = call;
    }

    @Override
    public Plan plan() {
        return new Plan("PATCH", "/spi/v3/candidates/" + before.value().id(), body.shown());
    }

    @Override
    public String baseline() {
        return BASELINE + stamp(before.value());
    }

    @Override
    public Written<Attachment> execute() {
        Native<CandidateDto> after = session.write(
                        session.candidates().update(before.value().id(), body.request(), call))
                .candidate();
        return new Written<>(answer(after), outcome(stamp(before.value())));
    }

    @Override
    public Reconciliation<Attachment> look(String baseline) {
        if (!baseline.startsWith(BASELINE)) {
            return Reconciliation.missing();
        }
        Native<CandidateDto> now = Candidates.profile(session, before.value().id(), call, RemoteQuery.NONE);
        String stamp = baseline.substring(BASELINE.length());
        ResumeDto there = metadata(now.value());
        return there != null
                        && name.equals(there.filename())
                        && !stamp(now.value()).equals(stamp)
                ? Reconciliation.happened(answer(now), outcome(stamp))
                : Reconciliation.missing();
    }

    @Override
    public void close() {
        files.close();
    }

    /** Workable may still be busy with the file when it answers; what is known of it then is what was sent. */
    private Attachment answer(Native<CandidateDto> candidate) {
        ResumeDto there = metadata(candidate.value());
        return there != null && name.equals(there.filename())
                ? AttachmentMapper.resume(candidate).orElseThrow()
                : AttachmentMapper.awaitedResume(candidate, name);
    }

    private static Written.Outcome outcome(String before) {
        return before.isEmpty() ? Written.Outcome.CREATED : Written.Outcome.UPDATED;
    }

    /** Tells one résumé from the next; without its name, which may be a person's. */
    private static String stamp(CandidateDto candidate) {
        ResumeDto there = metadata(candidate);
        return there == null
                ? ""
                : Objects.requireNonNullElse(there.createdAt(), "?")
                        + Objects.requireNonNullElse(there.updatedAt(), "?")
                        + Integer.toHexString(Objects.hashCode(there.filename()));
    }

    private static @Nullable ResumeDto metadata(CandidateDto candidate) {
        return candidate.resumeMetadata() == null
                ? null
                : candidate.resumeMetadata().value();
    }
}
