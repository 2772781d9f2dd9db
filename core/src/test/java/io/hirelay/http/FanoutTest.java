package io.hirelay.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.budget.ManualClock;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FanoutTest {
    private static final List<Integer> ITEMS = IntStream.range(0, 20).boxed().toList();
    private static final Duration MARGIN = Duration.ofMillis(500);

    private final ManualClock clock = new ManualClock();
    private final ExecutorService threads = Threads.bounded("test", 3, 0);
    private final Fanout fanout = new Fanout(threads, 4, MARGIN);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private CallContext call(Duration time) {
        return CallContext.until(Deadline.after(time, clock));
    }

    private CallContext call() {
        return call(Duration.ofSeconds(20));
    }

    @Test
    void loads_several_at_once_and_keeps_the_order() {
        CyclicBarrier four = new CyclicBarrier(4); // would hang with fewer than four at once
        Loaded<String> loaded = fanout.load(ITEMS, call(), (item, call) -> {
            try {
                four.await();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return "r" + item;
        });
        assertTrue(loaded.isComplete());
        assertEquals(ITEMS.stream().map(item -> Optional.of("r" + item)).toList(), loaded.values());
    }

    @Test
    void nothing_to_load_is_complete() {
        assertEquals(new Loaded<>(List.of()), fanout.load(List.of(), call(), (item, call) -> item));
    }

    @Test
    void loader_is_given_less_time_than_the_call_has() {
        fanout.load(List.of(1), call(), (item, inner) -> {
            assertEquals(Duration.ofSeconds(20).minus(MARGIN), inner.deadline().remaining());
            return item;
        });
    }

    @Test
    void nothing_is_begun_when_the_deadline_is_near() {
        AtomicInteger begun = new AtomicInteger();
        Loaded<Integer> loaded = new Fanout(threads, 1, MARGIN).load(ITEMS, call(), (item, call) -> {
            begun.incrementAndGet();
            clock.advance(Duration.ofSeconds(4));
            return item;
        });
        assertEquals(5, begun.get());
        assertFalse(loaded.isComplete());
        assertEquals(ITEMS.subList(5, 20), loaded.notLoaded());
        assertEquals(Optional.of(4), loaded.values().get(4));
    }

    @Test
    void what_is_under_way_at_the_deadline_is_not_waited_for_and_stopped() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        Loaded<Integer> loaded = new Fanout(threads, 2, MARGIN).load(List.of(0, 1), call(), (item, inner) -> {
            if (Thread.currentThread() == caller) {
                try {
                    stuck.await(); // so that the other thread has one too
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                clock.advance(Duration.ofSeconds(20));
                return item;
            }
            stuck.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                stopped.countDown();
            }
            throw new CancelledException("interrupted");
        });
        assertEquals(1, loaded.notLoaded().size());
        stopped.await();
    }

    @Test
    void rate_limit_ends_it_and_lateness_leaves_one_out() {
        Loaded<Integer> limited = new Fanout(threads, 1, MARGIN).load(ITEMS, call(), (item, call) -> {
            if (item == 3) {
                throw new RateLimitedException(ErrorCode.REMOTE_RATE_LIMITED, "full", Duration.ofSeconds(9), null);
            }
            return item;
        });
        assertEquals(ITEMS.subList(3, 20), limited.notLoaded());
        Loaded<Integer> late = new Fanout(threads, 1, MARGIN).load(ITEMS, call(), (item, call) -> {
            if (item == 3) {
                throw new UnavailableException(ErrorCode.REMOTE_TIMEOUT, "late", Optional.empty(), null, null);
            }
            return item;
        });
        assertEquals(List.of(3), late.notLoaded());
    }

    @Test
    void any_other_failure_ends_the_whole() {
        AuthenticationException failure = new AuthenticationException("no", null);
        AtomicInteger begun = new AtomicInteger();
        assertSame(
                failure,
                assertThrows(
                        HirelayException.class,
                        () -> fanout.load(ITEMS, call(), (item, call) -> {
                            begun.incrementAndGet();
                            throw failure;
                        })));
        assertTrue(begun.get() <= 4, "begun " + begun);
        assertThrows(
                AssertionError.class,
                () -> fanout.load(ITEMS, call(), (item, call) -> {
                    throw new AssertionError("an error too");
                }));
    }

    @Test
    void full_executor_only_makes_it_slower() {
        CountDownLatch hold = new CountDownLatch(1);
        for (int i = 0; i < 3; i++) {
            threads.execute(() -> {
                try {
                    hold.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        Set<Thread> used = ConcurrentHashMap.newKeySet();
        Loaded<Integer> loaded = fanout.load(ITEMS, call(), (item, call) -> {
            used.add(Thread.currentThread());
            return item;
        });
        assertTrue(loaded.isComplete());
        assertEquals(Set.of(Thread.currentThread()), used);
        hold.countDown();
    }

    @Test
    void helper_that_is_still_queued_is_not_waited_for() {
        ExecutorService queueing = java.util.concurrent.Executors.newSingleThreadExecutor();
        CountDownLatch hold = new CountDownLatch(1);
        try {
            queueing.execute(() -> {
                try {
                    hold.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            assertTrue(new Fanout(queueing, 4, MARGIN)
                    .load(ITEMS, call(Duration.ofDays(1)), (item, call) -> item)
                    .isComplete());
        } finally {
            hold.countDown();
            queueing.shutdownNow();
        }
    }

    @Test
    void interrupted_caller_stops_all() {
        assertThrows(
                CancelledException.class,
                () -> new Fanout(threads, 1, MARGIN).load(ITEMS, call(), (item, call) -> {
                    Thread.currentThread().interrupt();
                    throw new CancelledException("interrupted");
                }));
        assertTrue(Thread.interrupted());
    }
}
