package io.hirelay.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ThreadsTest {

    @ParameterizedTest
    @CsvSource({"2,0", "2,3", "1,1"})
    void takes_as_many_tasks_as_promised_and_refuses_the_next(int threads, int queue) throws Exception {
        ExecutorService executor = Threads.bounded("bounded", threads, queue);
        CountDownLatch hold = new CountDownLatch(1);
        try {
            Future<?> last = null;
            for (int i = 0; i < threads + queue; i++) {
                last = executor.submit(() -> {
                    hold.await();
                    return 1;
                });
            }
            assertThrows(RejectedExecutionException.class, () -> executor.execute(() -> {}));
            hold.countDown();
            assertEquals(1, last == null ? 0 : last.get());
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void threads_are_named_daemons_and_virtual_where_there_are_such() throws Exception {
        ExecutorService executor = Threads.bounded("named", 1, 1);
        try {
            Thread thread = executor.submit(Thread::currentThread).get();
            assertTrue(thread.getName().startsWith("named-"), thread.getName());
            assertTrue(thread.isDaemon());
            boolean virtual = thread.getClass().getName().contains("Virtual");
            assertEquals(Runtime.version().feature() >= 21, virtual);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void bounds_that_make_no_sense_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Threads.bounded("x", 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Threads.bounded("x", 1, -1));
    }
}
