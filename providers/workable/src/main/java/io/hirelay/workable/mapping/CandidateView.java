package io.hirelay.workable.mapping;

import io.hirelay.http.Native;
import io.hirelay.workable.wire.CandidateDto;
import java.util.Objects;
import java.util.Optional;

/**
 * A candidate with what has been read beside it.
 *
 * @param profile whether it is the full profile and not the row of a list
 * @param stageSlug the stage the candidate is in, where the job's pipeline could be read
 * @param withdrew whether a disqualified candidate has withdrawn
 */
public record CandidateView(
        Native<CandidateDto> source, boolean profile, Optional<String> stageSlug, boolean withdrew) {
    public CandidateView {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(stageSlug, "stageSlug");
    }

    CandidateDto candidate() {
        return source.value();
    }

    /** Whether there is an application: one of the talent pool has no job. */
    public boolean isApplication() {
        return candidate().job() != null;
    }
}
