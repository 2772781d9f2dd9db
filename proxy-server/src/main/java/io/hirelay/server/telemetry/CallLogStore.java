package io.hirelay.server.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Keeps the calls of accounts for as long as they are wanted and the accounts are there. Thread-safe. */
public interface CallLogStore {

    /**
     * A call as it is kept.
     *
     * @param id tells apart those of one instant, and orders them
     */
    record Entry(String id, String environment, CallRow row) {
        public Entry {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(environment, "environment");
            Objects.requireNonNull(row, "row");
        }
    }

    /** Where a page ended. */
    record Place(Instant at, String id) {}

    /** Keeps all of them, or none when it fails; those of accounts that are gone by now are left out. */
    void append(List<Entry> entries);

    /**
     * Calls, the newest first: one more than the limit when there are more.
     *
     * @param account only calls of this one
     * @param after those that come after this place
     */
    List<Entry> list(String environment, Optional<UUID> account, Optional<Place> after, int limit);

    /** Removes calls from before then, at most as many; how many there were. */
    int deleteBefore(Instant then, int most);
}
