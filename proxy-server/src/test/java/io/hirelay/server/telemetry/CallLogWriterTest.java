package io.hirelay.server.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Served;
import io.hirelay.server.http.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CallLogWriterTest {
    private static final UUID ACCOUNT = UUID.fromString("0b54d2c6-2b5e-4c53-8c1c-1c2f6a3d0a01");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ListCallLog kept = new ListCallLog();
    private final AtomicReference<Thread> thread = new AtomicReference<>();

    private CallLogWriter writer(int room) {
        return new CallLogWriter(
                kept,
                UUID.randomUUID(),
                task -> {
                    thread.set(new Thread(task, "log"));
                    return thread.get();
                },
                room);
    }

    private static void call(CallLogWriter writer, int times) {
        Trace trace = new Trace();
        trace.account(ACCOUNT, "reference");
        for (int i = 0; i < times; i++) {
            writer.served(new Served(
                    Instant.parse("2026-05-04T08:00:00Z"),
                    "request",
                    "GET",
                    Optional.of("/unified/ats/jobs"),
                    200,
                    Optional.empty(),
                    Duration.ofMillis(12),
                    true,
                    Optional.of(new Caller("default", "token", Optional.empty())),
                    trace));
        }
    }

    @Test
    void calls_are_kept_in_batches_in_their_order() {
        CallLogWriter writer = writer(CallLogWriter.ROOM);
        call(writer, 1_200);
        writer.start();
        writer.settle(LONG);

        assertEquals(1_200, kept.size());
        assertTrue(kept.batches.stream().allMatch(size -> size <= CallLogWriter.MOST_AT_ONCE), kept.batches::toString);
        var rows = kept.list("default", Optional.empty(), Optional.empty(), 1_200);
        for (int i = 1; i < rows.size(); i++) {
            assertTrue(rows.get(i - 1).id().compareTo(rows.get(i).id()) > 0);
        }
        writer.close();
    }

    @Test
    void what_there_is_no_room_for_is_counted_and_nobody_waits() {
        CallLogWriter writer = writer(10);
        call(writer, 25);
        assertEquals(15, writer.dropped());
        writer.start();
        writer.close();
        assertEquals(10, kept.size());
    }

    @Test
    void a_store_that_fails_for_a_moment_loses_nothing() {
        kept.failNext(1);
        CallLogWriter writer = writer(CallLogWriter.ROOM);
        writer.start();
        call(writer, 3);
        writer.settle(LONG);
        assertEquals(3, kept.size());
        assertEquals(0, writer.dropped());
        writer.close();
    }

    @Test
    void closing_keeps_the_rest_and_ends_the_thread_even_when_the_store_fails() {
        CallLogWriter good = writer(CallLogWriter.ROOM);
        good.start();
        call(good, 3);
        good.close();
        assertEquals(3, kept.size());
        assertFalse(thread.get().isAlive());

        kept.failNext(100);
        CallLogWriter bad = writer(CallLogWriter.ROOM);
        bad.start();
        call(bad, 3);
        bad.close();
        assertFalse(thread.get().isAlive());
        assertEquals(3, bad.dropped());
        call(bad, 1);
        assertEquals(4, bad.dropped());
    }
}
