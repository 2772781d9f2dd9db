package io.hirelay.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    @Test
    void tells_what_has_passed_since_its_start() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // such a count may start anywhere, and go round
        SteadyClock clock = new SteadyClock(ManualClock.START, nanos::get);
        assertEquals(ManualClock.START, clock.instant());
        nanos.addAndGet(1_000);
        assertEquals(ManualClock.START.plusNanos(1_000), clock.instant());
    }

    @Test
    void only_the_machines_clock_is_replaced() {
        ManualClock manual = new ManualClock();
        assertSame(manual, SteadyClock.inPlaceOf(manual));
        assertInstanceOf(SteadyClock.class, SteadyClock.inPlaceOf(InstantSource.system()));
        assertInstanceOf(SteadyClock.class, SteadyClock.inPlaceOf(Clock.systemUTC()));
    }
}
