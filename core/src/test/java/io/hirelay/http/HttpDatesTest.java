package io.hirelay.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDatesTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");

    private static Optional<Duration> retryAfter(String value) {
        return HttpDates.retryAfter(new AnswerHeaders(Map.of("retry-after", List.of(value))), NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "7|7000",
                " 7 |7000",
                "0.5|500",
                "1.0001|1001",
                "3.|3000",
                "86400|86400000",
                "99999999999999999999999999|315360000000",
                "Sun, 06 Nov 1994 08:49:47 GMT|10000",
                "Sunday, 06-Nov-94 08:49:47 GMT|10000",
                "Sun Nov  6 08:49:47 1994|10000",
                "Sun, 06 Nov 1994 08:49:27 GMT|0", // has passed
            })
    void aWaitIsSecondsOrADate(String value, long millis) {
        assertEquals(Optional.of(Duration.ofMillis(millis)), retryAfter(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-3",
                "+3",
                "soon",
                "NaN",
                "Infinity",
                "1e3",
                "0x10",
                "10d",
                "1,5",
                "5 seconds",
                "Sun, 99 Nov 1994 08:49:37 GMT",
                "1994-11-06T08:49:47Z",
            })
    void anythingElseSaysNothing(String value) {
        assertEquals(Optional.empty(), retryAfter(value));
    }

    @Test
    void aDateIsTakenByTheProvidersOwnClock() {
        assertEquals(
                Optional.of(Duration.ofSeconds(5)),
                HttpDates.retryAfter(
                        new AnswerHeaders(Map.of(
                                "retry-after", List.of("Mon, 07 Nov 1994 10:00:05 GMT"),
                                "date", List.of("Mon, 07 Nov 1994 10:00:00 GMT"))),
                        NOW));
    }
}
