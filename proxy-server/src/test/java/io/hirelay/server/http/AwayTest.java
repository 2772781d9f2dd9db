package io.hirelay.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AwayTest {
    private final Away away = new Away();

    private void time(long nanos) {
        assertEquals(Duration.ofNanos(nanos), away.time());
    }

    @Test
    void what_goes_on_at_the_same_time_counts_once() {
        time(0);
        away.ended(100, 20);
        away.ended(130, 10);
        time(30);
        away.ended(140, 30); // 110 to 140, of which 120 to 130 is known
        time(50);
        away.ended(200, 1);
        away.ended(210, 1);
        away.ended(220, 1);
        time(53);
        away.ended(300, 300); // all of it
        time(300);
    }

    @Test
    void the_last_may_go_on() {
        away.goesOn(50);
        time(0);
        away.ended(100, 10);
        away.goesOn(150);
        time(60);
    }

    @Test
    void a_clock_may_start_anywhere() {
        away.ended(Long.MAX_VALUE, 10);
        away.ended(Long.MIN_VALUE + 9, 15);
        time(20);
    }
}
