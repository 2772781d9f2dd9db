package io.hirelay.server.http.unified;

import java.util.Collection;
import java.util.Comparator;

/** What somebody who mistyped a name may have meant. */
final class Suggestions {
    private static final int CLOSE = 3;

    private Suggestions() {}

    /** {@code " (did you mean limit?)"}, or nothing when no name is close. */
    static String of(String given, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(given, name) < Math.min(CLOSE, name.length()))
                .min(Comparator.comparingInt(name -> distance(given, name)))
                .map(name -> " (did you mean " + name + "?)")
                .orElse("");
    }

    /** How many characters have to be put in, taken out or changed; a hyphen for an underscore counts as nothing. */
    private static int distance(String one, String other) {
        String a = one.replace('-', '_');
        if (Math.abs(a.length() - other.length()) >= CLOSE) {
            return CLOSE;
        }
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = previous[j - 1] + (Character.toLowerCase(a.charAt(i - 1)) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(same, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
