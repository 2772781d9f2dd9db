package io.hirelay.workable.sandbox.seed;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Ten upper-case hexadecimal digits for each index, without order to the eye; a permutation, so that the index can be
 * told from the code and no table of codes is needed.
 */
final class Shortcodes {
    private static final int HALF_BITS = 20;
    private static final int HALF_MASK = (1 << HALF_BITS) - 1;
    private static final int ROUNDS = 4;
    private static final Pattern SHAPE = Pattern.compile("[0-9A-F]{10}");

    private final long seed;

    Shortcodes(long seed) {
        this.seed = seed;
    }

    String code(int index) {
        int left = index >>> HALF_BITS;
        int right = index & HALF_MASK;
        for (int round = 0; round < ROUNDS; round++) {
            int next = left ^ scramble(round, right);
            left = right;
            right = next;
        }
        return String.format("%010X", ((long) left << HALF_BITS) | right);
    }

    /** The index behind a code; any ten digits have one, though seldom one that is in use. */
    OptionalInt index(String code) {
        if (!SHAPE.matcher(code).matches()) {
            return OptionalInt.empty();
        }
        long bits = Long.parseLong(code, 16);
        int left = (int) (bits >>> HALF_BITS);
        int right = (int) (bits & HALF_MASK);
        for (int round = ROUNDS - 1; round >= 0; round--) {
            int previous = right ^ scramble(round, left);
            right = left;
            left = previous;
        }
        long index = ((long) left << HALF_BITS) | right;
        return index <= Integer.MAX_VALUE ? OptionalInt.of((int) index) : OptionalInt.empty();
    }

    private int scramble(int round, int half) {
        return Dice.of(seed, "shortcode", round).part("half", half).roll("bits", 1 << HALF_BITS);
    }
}
