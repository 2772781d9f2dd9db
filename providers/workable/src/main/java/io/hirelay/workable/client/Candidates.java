package io.hirelay.workable.client;

import java.util.List;
import java.util.Optional;

/** Candidates beyond the unified ones. Needs the scope {@code w_candidates}. */
public interface Candidates {

    /**
     * Moves a candidate with its whole history into another job. The candidate gets another id there; the old one is
     * gone. The unified {@code applications} copy instead.
     *
     * @param jobShortcode the other job
     * @param stageSlug the stage to arrive in; the job's first one when empty
     * @return the new id
     */
    String relocate(String candidateId, String jobShortcode, Optional<String> stageSlug);

    /**
     * Gives a candidate these tags in place of all there are.
     *
     * @return the tags as Workable has them now
     */
    List<String> setTags(String candidateId, List<String> tags);
}
