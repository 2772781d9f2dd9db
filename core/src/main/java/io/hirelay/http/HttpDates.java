package io.hirelay.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times in headers, told by our own clock: what a provider's clock says is taken relative to its {@code Date}. */
final class HttpDates {
    private static final long MOST_SECONDS = 10L * 365 * 24 * 3600;

    private HttpDates() {}

    /** How long {@code Retry-After} asks to wait; empty when it is not there or is neither seconds nor a date. */
    static Optional<Duration> retryAfter(HeaderLookup headers, Instant now) {
        return headers.first("retry-after")
                .flatMap(value -> seconds(value)
                        .or(() -> date(value).map(at -> Duration.between(serverTime(headers, now), at)))
                        .map(wait -> wait.isNegative() ? Duration.ZERO : wait));
    }

    /** This moment of the provider's clock by ours. */
    static Instant byOurClock(Instant theirs, HeaderLookup headers, Instant now) {
        return now.plus(Duration.between(serverTime(headers, now), theirs));
    }

    /** A number of seconds, possibly with a fraction. */
    static Optional<Duration> seconds(String value) {
        try {
            double seconds = Double.parseDouble(value.trim());
            return seconds >= 0 && seconds <= MOST_SECONDS
                    ? Optional.of(Duration.ofMillis((long) Math.ceil(seconds * 1000)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant serverTime(HeaderLookup headers, Instant now) {
        return headers.first("date").flatMap(HttpDates::date).orElse(now);
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.trim(), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
