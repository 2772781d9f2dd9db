package io.hirelay.match;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * How much alike two names are. Case, accents and punctuation do not count, and neither does the order of the words,
 * for there are two ways around to write a name; each word is compared with the one most like it.
 */
final class Names {
    /** What a name loses for each word that the other one does not have. */
    private static final double EXTRA_WORD = 0.96;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern WITHIN_WORDS = Pattern.compile("['’‘`´]");

    /** Letters that Unicode does not take apart. */
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i");

    private static final JaroWinklerSimilarity LIKENESS = new JaroWinklerSimilarity();

    private Names() {}

    /** From 0, nothing in common, to 1, the same. */
    static double similarity(String one, String other) {
        List<String> shorter = words(one);
        List<String> longer = words(other);
        if (shorter.isEmpty() || longer.isEmpty()) {
            return 0;
        }
        if (String.join("", shorter).equals(String.join("", longer))) {
            return 1; // however it is put into words
        }
        if (shorter.size() > longer.size()) {
            List<String> swapped = shorter;
            shorter = longer;
            longer = swapped;
        }
        if (shorter.size() == 1 && longer.size() > 1) {
            return 0; // a first name alone is everybody's
        }
        List<String> left = new ArrayList<>(longer);
        double sum = 0;
        for (String word : shorter) {
            String nearest = left.get(0);
            double best = LIKENESS.apply(word, nearest);
            for (String candidate : left) {
                double likeness = LIKENESS.apply(word, candidate);
                if (likeness > best) {
                    best = likeness;
                    nearest = candidate;
                }
            }
            left.remove(nearest);
            sum += best;
        }
        return sum / shorter.size() * Math.pow(EXTRA_WORD, left.size());
    }

    private static List<String> words(String name) {
        String small = WITHIN_WORDS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
        String plain =
                MARKS.matcher(Normalizer.normalize(small, Normalizer.Form.NFKD)).replaceAll("");
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return Arrays.stream(BETWEEN_WORDS.split(plain))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
