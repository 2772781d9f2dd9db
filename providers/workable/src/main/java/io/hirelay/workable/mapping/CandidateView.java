package io.hirelay.workable.mapping;

import io.hirelay.http.Native;
import io.hirelay.model.Attachment;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.StageDto;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A candidate with what has been read beside it. Immutable. */
public final class CandidateView {
    private final Native<CandidateDto> source;
    private final boolean profile;
    private final Optional<StageDto> stage;
    private final boolean withdrew;
    private final List<Attachment> attachments;

    /**
     * @param profile whether it is the full profile and not the row of a list
     * @param stage the stage the candidate is in, where the job's pipeline could be read
     * @param withdrew whether a disqualified candidate has withdrawn
     */
    public CandidateView(Native<CandidateDto> source, boolean profile, Optional<StageDto> stage, boolean withdrew) {
        this.source = Objects.requireNonNull(source, "source");
        this.profile = profile;
        this.stage = Objects.requireNonNull(stage, "stage");
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

    Optional<StageDto> stage() {
        return stage;
    }

    /** What the stage is for, as the candidate says, else as the pipeline does. */
    @Nullable String stageKind() {
        String own = Values.text(candidate().stageKind());
        return own != null ? own : stage.map(StageDto::kind).map(Values::text).orElse(null);
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
