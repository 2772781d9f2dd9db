package io.hirelay.workable.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as text, in the forms in which Workable writes them. Each fails with a {@link DateTimeException}. */
final class Moments {
    private static final int DATE_LENGTH = "2026-01-31".length();
    private static final Pattern HOURS = Pattern.compile("(\\d{1,3}):([0-5]\\d)");

    private Moments() {}

    /** One without a zone is in UTC; a date is its beginning. */
    static Instant instant(String text) {
        if (text.length() == DATE_LENGTH) {
            return LocalDate.parse(text).atTime(LocalTime.MIN).toInstant(ZoneOffset.UTC);
        }
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    /** The day as it is written. */
    static LocalDate date(String text) {
        return LocalDate.parse(
                text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == 'T' ? text.substring(0, DATE_LENGTH) : text);
    }

    /** A length such as {@code 01:30}. */
    static Duration hoursAndMinutes(String text) {
        Matcher parts = HOURS.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeParseException("no hours and minutes", text, 0);
        }
        return Duration.ofHours(Long.parseLong(parts.group(1))).plusMinutes(Long.parseLong(parts.group(2)));
    }
}
