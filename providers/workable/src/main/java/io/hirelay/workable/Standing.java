package io.hirelay.workable;

import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.StageDto;
import java.util.Optional;

/**
 * Where an application stands.
 *
 * @param stage slug of the stage it is in, where that is known
 */
record Standing(Optional<String> stage, boolean rejected) {
    private static final String REJECTED = "rejected:";
    private static final String ACTIVE = "active:";

    static Standing of(CandidateDto candidate, Optional<StageDto> stage) {
        return new Standing(stage.map(StageDto::slug), Boolean.TRUE.equals(candidate.disqualified()));
    }

    /** What {@link #text} was; empty when it was something else. */
    static Optional<Standing> of(String text) {
        if (text.startsWith(REJECTED)) {
            return Optional.of(new Standing(stage(text.substring(REJECTED.length())), true));
        }
        return text.startsWith(ACTIVE)
                ? Optional.of(new Standing(stage(text.substring(ACTIVE.length())), false))
                : Optional.empty();
    }

    String text() {
        return (rejected ? REJECTED : ACTIVE) + stage.orElse("");
    }

    private static Optional<String> stage(String slug) {
        return slug.isEmpty() ? Optional.empty() : Optional.of(slug);
    }
}
