package io.hirelay.workable.client;

import java.util.Optional;

/**
 * A webhook that is to be.
 *
 * @param event such as {@code candidate_created}, {@code candidate_moved}, {@code employee_updated}, {@code
 *     timeoff_updated}
 * @param target an address that no other subscription has
 * @param jobShortcode only events of this job; for events of candidates alone
 * @param stageSlug only events of this stage, such as {@code hired}; for events of candidates alone
 */
public record NewSubscription(String event, String target, Optional<String> jobShortcode, Optional<String> stageSlug) {

    /** To all events of this kind. */
    public static NewSubscription of(String event, String target) {
        return new NewSubscription(event, target, Optional.empty(), Optional.empty());
    }

    /** To those of one job. */
    public NewSubscription ofJob(String shortcode) {
        return new NewSubscription(event, target, Optional.of(shortcode), stageSlug);
    }

    /** To those of one stage. */
    public NewSubscription atStage(String slug) {
        return new NewSubscription(event, target, jobShortcode, Optional.of(slug));
    }
}
