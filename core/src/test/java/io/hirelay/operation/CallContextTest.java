package io.hirelay.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallContextTest {
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private final Deadline deadline = Deadline.after(Duration.ofSeconds(25), () -> now);

    @Test
    void aDeadlineComesNearerAndIsOverOnce() {
        assertEquals(Duration.ofSeconds(25), deadline.remaining());
        now = now.plusSeconds(20);
        assertEquals(Duration.ofSeconds(5), deadline.remaining());
        assertTrue(deadline.within(Duration.ofSeconds(6)));
        assertFalse(deadline.within(Duration.ofSeconds(5)));
        now = now.plusSeconds(60);
        assertEquals(Duration.ZERO, deadline.remaining());
    }

    @Test
    void theEarlierOfTwoDeadlines() {
        assertSame(deadline, deadline.atMost(Duration.ofSeconds(30)));
        Deadline sooner = deadline.atMost(Duration.ofSeconds(10));
        assertEquals(now.plusSeconds(10), sooner.at());
        now = now.plusSeconds(20);
        assertSame(deadline, deadline.atMost(Duration.ofSeconds(10)));
    }

    @Test
    void everyObserverIsTold() {
        List<String> told = new ArrayList<>();
        CallContext call = CallContext.until(deadline)
                .observedBy(exchange -> told.add("a" + exchange.status()))
                .observedBy(exchange -> told.add("b" + exchange.status()));
        call.observer()
                .accept(new Exchange(
                        "GET",
                        URI.create("http://x/"),
                        "/",
                        200,
                        Duration.ZERO,
                        Duration.ZERO,
                        1,
                        Lane.SYNC,
                        Map.of()));
        assertEquals(List.of("a200", "b200"), told);
    }

    @Test
    void oneThingIsChangedAtATime() {
        CallContext call =
                CallContext.until(deadline).actingAs("ann").withLane(Lane.SYNC).withIdempotencyKey("k");
        assertEquals(Optional.of("ann"), call.actingUser());
        assertEquals(Lane.SYNC, call.lane());
        assertEquals(Optional.of("k"), call.idempotencyKey());
        assertSame(deadline, call.deadline());
        Deadline later = Deadline.after(Duration.ofSeconds(60), () -> now);
        assertEquals(Optional.of("ann"), call.withDeadline(later).actingUser());
    }
}
