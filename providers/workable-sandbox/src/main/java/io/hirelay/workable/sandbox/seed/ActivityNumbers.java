package io.hirelay.workable.sandbox.seed;

/**
 * Numbers for seeded activities: they grow with time over all candidates together, as numbers given at insertion do,
 * although no one counts. Each minute has a number for every row that may act in it.
 */
final class ActivityNumbers {
    private static final long FIRST = 0x90000000L;

    private final long actors;

    ActivityNumbers(Sizes sizes) {
        long needed = (long) sizes.candidates() + sizes.talentPool() + sizes.jobs();
        this.actors = Math.max(1, Long.highestOneBit(needed) << 1);
    }

    /** What {@code actor} did in a minute; an actor does one thing in a minute. */
    long number(int minute, int actor) {
        return FIRST + minute * actors + actor;
    }

    /** The first number that no seeded activity can have. */
    long next() {
        return number(Timeline.LAST_MINUTE + 1, 0);
    }
}
