package io.hirelay.workable.sandbox.seed;

import java.util.List;

/**
 * Chance without state: the same dice answer the same question always with the same number, whatever was asked before,
 * so that one property of a row can be told without computing the others.
 */
record Dice(long key) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** The dice of the row at {@code index} of a kind. */
    static Dice of(long seed, String kind, long index) {
        return new Dice(mix(mix(seed + GOLDEN) ^ mix(kind.hashCode() * GOLDEN + index)));
    }

    long bits(String question) {
        return mix(key + question.hashCode() * GOLDEN);
    }

    /** 0 to {@code bound} - 1. */
    int roll(String question, int bound) {
        return (int) Long.remainderUnsigned(bits(question), bound);
    }

    /** Both ends included. */
    int between(String question, int low, int high) {
        return low + roll(question, high - low + 1);
    }

    boolean chance(String question, int percent) {
        return roll(question, 100) < percent;
    }

    <T> T pick(String question, List<T> choices) {
        return choices.get(roll(question, choices.size()));
    }

    /** Dice of a part of this row. */
    Dice part(String name, int index) {
        return new Dice(mix(bits(name) + index * GOLDEN));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
