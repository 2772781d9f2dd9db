package io.hirelay.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times in headers, told by our own clock: what a provider's clock says is taken relative to its {@code Date}. */
final class HttpDates {
    private static final long MOST_SECONDS = 10L * 365 * 24 * 3600;

    private static final Pattern SECONDS = Pattern.compile("\\d+(?:\\.\\d*)?");

    /** The form of today, and the two that old servers may still use. */
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
                    .appendPattern(" HH:mm:ss zzz")
                    .toFormatter(Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

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
        if (!SECONDS.matcher(value.trim()).matches()) {
            return Optional.empty();
        }
        double seconds = Math.min(Double.parseDouble(value.trim()), MOST_SECONDS);
        return Optional.of(Duration.ofMillis((long) Math.ceil(seconds * 1000)));
    }

    private static Instant serverTime(HeaderLookup headers, Instant now) {
        return headers.first("date").flatMap(HttpDates::date).orElse(now);
    }

    private static Optional<Instant> date(String value) {
        for (DateTimeFormatter form : FORMS) {
            try {
                return Optional.of(form.parse(value.trim(), Instant::from));
            } catch (DateTimeException e) {
                // another form then
            }
        }
        return Optional.empty();
    }
}
