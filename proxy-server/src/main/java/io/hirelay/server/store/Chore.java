package io.hirelay.server.store;

import java.time.Instant;

/**
 * Something that has to be removed from the database from time to time.
 *
 * @param name what it is, for the log
 */
record Chore(String name, Work work) {
    /** A part of it, small enough to disturb nobody. */
    @FunctionalInterface
    interface Work {
        /** Removes at most as many rows; how many there were. */
        int remove(Instant now, int most);
    }
}
