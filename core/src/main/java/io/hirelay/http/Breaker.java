package io.hirelay.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a provider alone for a few seconds that has failed one connection's calls again and again, so that callers are
 * told at once instead of waiting for a failure, and a provider that comes back is not met by all of them together. A
 * connection that never met a failure has none of the machinery. Thread-safe; never blocks.
 */
final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    /** How long the provider is left alone. */
    static final Duration OPEN = Duration.ofSeconds(5);
    /** After this, whoever was to look whether the provider has recovered has forgotten to say. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);
    /** A call that is given up sooner says more about its deadline than about the provider. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What became of a call. */
    private enum Outcome {
        SERVED,
        FAILED
    }

    private final String provider;
    private final String connection;
    private final InstantSource clock;
    private final BreakerObserver observer;
    private final AtomicReference<@Nullable CircuitBreaker> machine = new AtomicReference<>();
    private volatile Instant changed = Instant.EPOCH;

    Breaker(String provider, String connection, InstantSource clock, BreakerObserver observer) {
        this.provider = provider;
        this.connection = connection;
        this.clock = clock;
        this.observer = observer;
    }

    BreakerState state() {
        CircuitBreaker made = machine.get();
        return made == null ? BreakerState.CLOSED : state(made.getState());
    }

    /**
     * Asks whether a call may be made. Whoever has leave says what became of it, by one of the other methods.
     *
     * @param before what the same call has met already
     * @throws UnavailableException when the provider is left alone, with the time to come back
     */
    void enter(@Nullable HirelayException before) {
        CircuitBreaker made = machine.get();
        if (made == null || made.tryAcquirePermission() || looksAnew(made) && made.tryAcquirePermission()) {
            return;
        }
        Duration open = Duration.between(clock.instant(), changed.plus(OPEN));
        boolean looking = made.getState() != CircuitBreaker.State.OPEN || open.isNegative() || open.isZero();
        throw new UnavailableException(
                ErrorCode.REMOTE_UNAVAILABLE,
                provider + " has failed again and again, and is left alone until it has had time to recover",
                Optional.of(looking ? Duration.ofSeconds(1) : open),
                before == null ? null : before.providerFailure().orElse(null),
                before);
    }

    private boolean looksAnew(CircuitBreaker made) {
        if (made.getState() != CircuitBreaker.State.HALF_OPEN || clock.instant().isBefore(changed.plus(LONGEST_LOOK))) {
            return false;
        }
        made.transitionToOpenState();
        made.transitionToHalfOpenState();
        return true;
    }

    /** The provider has answered. */
    void answered(int status, Duration took) {
        ended(isFailure(status) ? Outcome.FAILED : Outcome.SERVED, took);
    }

    /** There is no answer. */
    void unanswered(boolean timedOut, Duration took) {
        if (timedOut && took.compareTo(PATIENCE) < 0) {
            left();
        } else {
            ended(Outcome.FAILED, took);
        }
    }

    /** Nothing became of it that says anything about the provider. */
    void left() {
        CircuitBreaker made = machine.get();
        if (made != null) {
            made.releasePermission();
        }
    }

    /** What the edge in front of a provider, or its balancer, answers in its place. A 500 is the provider's own. */
    private static boolean isFailure(int status) {
        return status >= 502 && status <= 504 || status >= 520 && status <= 527;
    }

    private void ended(Outcome outcome, Duration took) {
        CircuitBreaker made = machine.get();
        if (made == null && outcome == Outcome.FAILED) {
            machine.compareAndSet(null, make());
            made = machine.get();
        }
        if (made != null) {
            made.onResult(took.toNanos(), TimeUnit.NANOSECONDS, outcome);
        }
    }

    private CircuitBreaker make() {
        CircuitBreaker made = CircuitBreaker.of(
                provider,
                CircuitBreakerConfig.custom()
                        .slidingWindow(20, 20, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(80)
                        .slowCallDurationThreshold(Duration.ofDays(1)) // how long it takes is the deadline's matter
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(OPEN)
                        .recordResult(Outcome.FAILED::equals)
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .build());
        made.getEventPublisher()
                .onStateTransition(event -> moved(event.getStateTransition().getToState()));
        return made;
    }

    private void moved(CircuitBreaker.State to) {
        changed = clock.instant();
        BreakerState now = state(to);
        LOG.info("{} {}: circuit breaker {}", provider, connection, now);
        try {
            observer.changed(provider, connection, now);
        } catch (RuntimeException e) {
            LOG.warn("an observer of circuit breakers failed", e); // must not hide what became of the call
        }
    }

    private static BreakerState state(CircuitBreaker.State state) {
        return switch (state) {
            case OPEN, FORCED_OPEN -> BreakerState.OPEN;
            case HALF_OPEN -> BreakerState.HALF_OPEN;
            default -> BreakerState.CLOSED;
        };
    }
}
