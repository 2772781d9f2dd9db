package io.hirelay.server.http.batch;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes the answer of one batch may still have. Thread-safe. */
final class Room {
    private final AtomicLong left;

    Room(long bytes) {
        left = new AtomicLong(bytes);
    }

    void take(long bytes) {
        left.addAndGet(-bytes);
    }

    boolean isFull() {
        return left.get() <= 0;
    }
}
