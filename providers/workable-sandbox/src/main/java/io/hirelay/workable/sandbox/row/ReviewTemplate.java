package io.hirelay.workable.sandbox.row;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people are asked about each other when a review cycle is run. */
public record ReviewTemplate(
        long id, String name, @Nullable String description, List<String> questions, boolean sample, Instant createdAt) {
    public ReviewTemplate {
        questions = List.copyOf(questions);
    }
}
