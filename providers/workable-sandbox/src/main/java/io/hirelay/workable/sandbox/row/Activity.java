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

    /** @param grade from 0 on the scale {@code thumbs} (to 2), {@code stars} (to 4) or {@code numbers} (to 9) */
    public record Rating(String score, String scale, int grade) {
        /** A grade with the score that the platform shows for it. */
        public static Rating of(String scale, int grade) {
            int firstPositive = switch (scale) {
                case "stars" -> 2;
                case "numbers" -> 4;
                default -> 1;
            };
            String score = grade < firstPositive ? "negative" : grade < 2 * firstPositive ? "positive" : "definite";
            return new Rating(score, scale, grade);
        }
    }

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
