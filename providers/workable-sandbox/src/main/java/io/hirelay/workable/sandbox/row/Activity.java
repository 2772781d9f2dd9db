package io.hirelay.workable.sandbox.row;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a candidate.
 *
 * @param action the platform's word; on a stage move the target stage's slug
 * @param at the stage the candidate was in
 * @param target where a stage move went
 * @param member who did it; nobody when the candidate or the system did
 * @param visibility roles that may see it; null where the platform names none
 */
public record Activity(
        long id,
        String action,
        Stage at,
        @Nullable Stage target,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Long member,
        @Nullable String body,
        @Nullable Rating rating,
        @Nullable List<String> visibility) {

    public record Rating(String score, String scale, int grade) {}

    public static Activity plain(long id, String action, Stage at, Instant when, @Nullable Long member) {
        return new Activity(id, action, at, null, when, when, member, null, null, null);
    }

    public Activity rated(Rating newRating, String newBody, Instant when) {
        return new Activity(id, action, at, target, createdAt, when, member, newBody, newRating, visibility);
    }

    public boolean isStageMove() {
        return target != null;
    }
}
