package io.hirelay.workable;

import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.Deadline;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets those who read a record and then write it do so one after the other, as far as they use one connection. Takes room
 * only for records that are being written. Thread-safe.
 */
final class Turns {
    private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;
    }

    /**
     * Does it when nobody else is at the same record.
     *
     * @throws UnavailableException when it is still another's turn at the deadline; nothing was done then
     */
    <T> T take(String record, Deadline deadline, Supplier<T> work) {
        Turn turn = turns.compute(record, (id, there) -> {
            Turn one = there == null ? new Turn() : there;
            one.users++;
            return one;
        });
        try {
            if (!turn.lock.tryLock(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnavailableException(
                        ErrorCode.REMOTE_TIMEOUT,
                        "other changes of the same record took all the time there was",
                        Optional.empty(),
                        null,
                        null);
            }
            try {
                return work.get();
            } finally {
                turn.lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while another change of the same record was under way");
        } finally {
            turns.computeIfPresent(record, (id, there) -> --there.users == 0 ? null : there);
        }
    }
}
