package io.hirelay.workable.sandbox.seed;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows of each kind an account starts with.
 *
 * @param candidates applications in jobs; what {@code /candidates} lists
 * @param talentPool candidates without a job, which no list shows
 */
public record Sizes(int candidates, int jobs, int members, int talentPool, int requisitions, int employees) {
    private static final Map<String, Bounds> KNOWN = new TreeMap<>(Map.of(
            "candidates", new Bounds(400, 0, 10_000_000),
            "jobs", new Bounds(12, 1, 100_000),
            "members", new Bounds(16, 8, 10_000),
            "talent_pool", new Bounds(12, 0, 100_000),
            "requisitions", new Bounds(18, 0, 10_000),
            "employees", new Bounds(300, 1, 10_000)));

    private record Bounds(int standard, int least, int most) {}

    /** The given sizes, with the default for every kind that is not named. */
    public static Sizes of(Map<String, Integer> given) {
        given.forEach((kind, rows) -> {
            Bounds bounds = KNOWN.get(kind);
            if (bounds == null) {
                throw new IllegalArgumentException(
                        "size '" + kind + "' is unknown; this sandbox knows " + String.join(", ", KNOWN.keySet()));
            }
            if (rows < bounds.least() || rows > bounds.most()) {
                throw new IllegalArgumentException("size '" + kind + "' is " + rows + "; it must be from "
                        + bounds.least() + " to " + bounds.most());
            }
        });
        return new Sizes(
                rows(given, "candidates"),
                rows(given, "jobs"),
                rows(given, "members"),
                rows(given, "talent_pool"),
                rows(given, "requisitions"),
                rows(given, "employees"));
    }

    private static int rows(Map<String, Integer> given, String kind) {
        return given.getOrDefault(kind, KNOWN.get(kind).standard());
    }
}
