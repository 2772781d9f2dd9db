package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.time.Instant;
import java.util.Optional;

/**
 * A webhook.
 *
 * @param event such as {@code candidate_moved}
 * @param target the address that is called
 * @param validUntil empty when it does not end
 * @param stageSlug the only stage of which events are told; empty for all, and for events of HR
 * @param jobShortcode the only job of which events are told; empty for all, and for events of HR
 */
public record Subscription(
        long id,
        Optional<String> event,
        Optional<String> target,
        Optional<Instant> validUntil,
        Optional<Instant> createdAt,
        Optional<String> stageSlug,
        Optional<String> jobShortcode,
        RawJson raw) {}
