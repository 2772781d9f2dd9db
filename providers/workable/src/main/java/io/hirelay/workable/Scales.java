package io.hirelay.workable;

import io.hirelay.error.Findings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Workable's scales: what the highest grade of each is; all begin with 0. */
final class Scales {
    static final String THUMBS = "thumbs";

    private static final Map<String, Integer> HIGHEST = highest();

    private Scales() {}

    private static Map<String, Integer> highest() {
        Map<String, Integer> highest = new LinkedHashMap<>();
        highest.put(THUMBS, 2);
        highest.put("stars", 4);
        highest.put("numbers", 9);
        return highest;
    }

    /** Refuses a scale that Workable does not know, and a grade that is not on it. */
    static void check(Optional<Integer> grade, Optional<String> scale, Findings findings) {
        Integer most = HIGHEST.get(scale.orElse(THUMBS));
        if (most == null) {
            findings.add("scale", "must be one of " + String.join(", ", HIGHEST.keySet()));
        } else if (grade.isPresent() && (grade.get() < 0 || grade.get() > most)) {
            findings.add(
                    "grade",
                    "must be from 0 to " + most + " on the scale " + scale.orElse(THUMBS)
                            + ", as Workable counts from 0");
        }
    }

    /** The body of a rating. */
    static Map<String, @Nullable Object> rating(
            Map<String, @Nullable Object> body, int grade, Optional<String> scale, String comment) {
        body.put("scale", scale.orElse(THUMBS));
        body.put("grade", grade);
        body.put("comment", comment);
        return body;
    }
}
