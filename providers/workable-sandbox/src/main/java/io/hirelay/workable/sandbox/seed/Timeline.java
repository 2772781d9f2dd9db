package io.hirelay.workable.sandbox.seed;

import java.time.Duration;
import java.time.Instant;

/**
 * The company's calendar. Seeded rows never depend on the wall clock: they lie between {@link #FOUNDED} and
 * {@link #TODAY}, in minutes since the first.
 */
public final class Timeline {
    /** The moment at which the seeded company stands still. */
    public static final Instant TODAY = Instant.parse("2026-07-01T09:00:00Z");

    static final int HOUR = 60;
    static final int DAY = 24 * HOUR;
    static final Instant FOUNDED = TODAY.minus(Duration.ofDays(420));
    static final int LAST_MINUTE = 420 * DAY;
    /** The first candidate comes this long after the company was founded. */
    static final int FIRST_CANDIDATE = 60 * DAY;

    private Timeline() {}

    static Instant at(int minute) {
        return FOUNDED.plusSeconds(minute * 60L);
    }

    /** A moment within the minute, told by the dice, with milliseconds. */
    static Instant within(int minute, Dice dice, String question) {
        return at(minute).plusMillis(dice.roll(question, 59_000));
    }
}
