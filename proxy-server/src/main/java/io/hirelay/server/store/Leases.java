package io.hirelay.server.store;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Exclusive rights for a time, one holder at a time over all processes that share the database; the database's clock
 * counts. Thread-safe.
 */
final class Leases {
    private final Database database;

    Leases(Database database) {
        this.database = database;
    }

    /** A right that is held until it is closed, or its time is over. */
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }

    /** The right of this name, when nobody has it; does not wait. */
    Optional<Lease> take(String name, Duration time) {
        String holder = UUID.randomUUID().toString();
        String now = database.dialect().now();
        boolean taken = database.write(handle -> handle.createUpdate("insert into leases (name, holder, until)"
                                + " values (:name, :holder, " + now + " + :time) on conflict (name) do update set"
                                + " holder = excluded.holder, until = excluded.until where leases.until <= " + now)
                        .bind("name", name)
                        .bind("holder", holder)
                        .bind("time", time.toMillis())
                        .execute()
                == 1);
        return taken ? Optional.of(() -> giveBack(name, holder)) : Optional.empty();
    }

    private void giveBack(String name, String holder) {
        database.write(handle -> handle.createUpdate("delete from leases where name = :name and holder = :holder")
                .bind("name", name)
                .bind("holder", holder)
                .execute());
    }
}
