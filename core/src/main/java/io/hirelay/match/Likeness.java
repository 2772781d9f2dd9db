package io.hirelay.match;

import java.util.List;

/**
 * How surely a candidate is the person who was looked for.
 *
 * @param score from 0 to 1; below {@link DuplicateMatcher#LIKELY} it is a hint and no more
 * @param matchedOn by what, of {@code email}, {@code url}, {@code phone} and {@code name}, surest first; never empty
 */
public record Likeness(double score, List<String> matchedOn) {
    public Likeness {
        matchedOn = List.copyOf(matchedOn);
    }
}
