package io.hirelay.workable.mapping;

import io.hirelay.http.Native;
import io.hirelay.model.Attachment;
import io.hirelay.workable.wire.CandidateDto;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A candidate with what has been read beside it. Immutable. */
public final class CandidateView {
    private final Native<CandidateDto> source;
    private final boolean profile;
    private final Optional<String> stageSlug;
    private final boolean withdrew;
    private final List<Attachment> attachments;

    /**
     * @param profile whether it is the full profile and not the row of a list
     * @param stageSlug the stage the candidate is in, where the job's pipeline could be read
     * @param withdrew whether a disqualified candidate has withdrawn
     */
    public CandidateView(Native<CandidateDto> source, boolean profile, Optional<String> stageSlug, boolean withdrew) {
        this.source = Objects.requireNonNull(source, "source");
        this.profile = profile;
        this.stageSlug = Objects.requireNonNull(stageSlug, "stageSlug");
        this.withdrew = withdrew;
        this.attachments =
                AttachmentMapper.resume(source, profile).map(List::of).orElse(List.of());
    }

    CandidateDto candidate() {
        return source.value();
    }

    boolean profile() {
        return profile;
    }

    Optional<String> stageSlug() {
        return stageSlug;
    }

    boolean withdrew() {
        return withdrew;
    }

    /** The résumé, which stands on the candidate and on the application. */
    List<Attachment> attachments() {
        return attachments;
    }

    /** Whether there is an application: one of the talent pool has no job. */
    public boolean isApplication() {
        return candidate().job() != null;
    }
}
