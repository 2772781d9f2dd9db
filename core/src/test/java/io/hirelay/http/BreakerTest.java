package io.hirelay.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.budget.ManualClock;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock();
    private final List<BreakerState> seen = new ArrayList<>();
    private final Breaker breaker = new Breaker("acme", "acme-1", clock, (provider, connection, now) -> {
        assertEquals("acme acme-1", provider + " " + connection);
        seen.add(now);
    });

    private void answers(int times, int status) {
        for (int i = 0; i < times; i++) {
            breaker.enter(null);
            breaker.answered(status, SECOND);
        }
    }

    private UnavailableException refused() {
        return assertThrows(UnavailableException.class, () -> breaker.enter(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504, 520, 527})
    void aProviderThatFailsTwentyTimesIsLeftAlone(int status) {
        answers(20, status);

        UnavailableException alone = refused();

        assertEquals(Optional.of(Breaker.OPEN), alone.retryAfter());
        assertEquals(ErrorCode.REMOTE_UNAVAILABLE, alone.code());
        assertEquals(List.of(BreakerState.OPEN), seen);
        clock.advance(Duration.ofSeconds(2));
        assertEquals(Optional.of(Breaker.OPEN.minusSeconds(2)), refused().retryAfter());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 302, 400, 401, 404, 422, 429, 500})
    void whatTheProviderAnswersItselfIsNoFailure(int status) {
        answers(100, status);
        assertDoesNotThrow(() -> breaker.enter(null));
        assertEquals(BreakerState.CLOSED, breaker.state());
        assertEquals(List.of(), seen);
    }

    @Test
    void nineteenFailuresAreTooFew() {
        answers(19, 503);
        assertDoesNotThrow(() -> breaker.enter(null));
    }

    @Test
    void oneInFourThatIsServedIsEnoughToGoOnAskingAndOneInFiveIsNot() {
        for (int i = 0; i < 40; i++) {
            answers(1, 200);
            answers(3, 503);
        }
        assertEquals(BreakerState.CLOSED, breaker.state());
        answers(1, 503);
        assertEquals(BreakerState.OPEN, breaker.state());
    }

    @Test
    void unreachableOnesAndThoseThatNeverAnswerFail() {
        for (int i = 0; i < 10; i++) {
            breaker.unanswered(false, Duration.ofMillis(1));
            breaker.unanswered(true, Duration.ofSeconds(20));
        }
        assertEquals(BreakerState.OPEN, breaker.state());
    }

    @Test
    void aCallThatIsGivenUpEarlySaysNothingAboutTheProvider() {
        for (int i = 0; i < 100; i++) {
            breaker.unanswered(true, Duration.ofMillis(4_999));
        }
        assertEquals(BreakerState.CLOSED, breaker.state());
    }

    @Test
    void oneCallLooksWhetherItHasRecoveredAndTheOthersWait() {
        answers(20, 503);
        clock.advance(Breaker.OPEN.plusMillis(1));

        breaker.enter(null);
        assertEquals(Optional.of(SECOND), refused().retryAfter());
        breaker.answered(200, SECOND);

        assertDoesNotThrow(() -> breaker.enter(null));
        assertEquals(List.of(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED), seen);
    }

    @Test
    void oneThatHasNotRecoveredIsLeftAloneAgain() {
        answers(20, 503);
        clock.advance(Breaker.OPEN.plusMillis(1));
        answers(1, 503);
        assertEquals(Optional.of(Breaker.OPEN), refused().retryAfter());
    }

    @Test
    void aLookThatSaidNothingIsLeftToTheNext() {
        answers(20, 503);
        clock.advance(Breaker.OPEN.plusMillis(1));
        breaker.enter(null);
        breaker.left();
        assertDoesNotThrow(() -> breaker.enter(null));
    }

    @Test
    void aLookNobodyEverEndedKeepsNobodyOutForLong() {
        answers(20, 503);
        clock.advance(Breaker.OPEN.plusMillis(1));
        breaker.enter(null);
        clock.advance(Duration.ofSeconds(9));
        refused();
        clock.advance(Duration.ofSeconds(1));
        assertDoesNotThrow(() -> breaker.enter(null));
        refused();
    }

    @Test
    void anObserverThatFailsHidesNothing() {
        Breaker watched = new Breaker("acme", "acme-1", clock, (provider, connection, now) -> {
            throw new IllegalStateException("broken");
        });
        for (int i = 0; i < 20; i++) {
            watched.answered(503, SECOND);
        }
        assertEquals(BreakerState.OPEN, watched.state());
    }

    @Test
    void aProviderThatRecoversIsUsedAgainWithinHalfAMinute() {
        answers(20, 503);
        Duration waited = Duration.ZERO;
        while (breaker.state() != BreakerState.CLOSED) {
            try {
                answers(1, 200);
            } catch (UnavailableException e) {
                clock.advance(SECOND);
                waited = waited.plus(SECOND);
            }
        }
        assertTrue(waited.compareTo(Duration.ofSeconds(10)) < 0, waited.toString());
    }
}
