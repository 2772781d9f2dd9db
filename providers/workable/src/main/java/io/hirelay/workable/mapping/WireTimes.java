package io.hirelay.workable.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Workable's times. They come with seconds or milliseconds, with {@code Z}, with an offset or without a zone, and now
 * and then as a date alone. What is none of these is null: the text is still in the record's {@code remote_data}.
 */
final class WireTimes {
    private static final int DATE_LENGTH = "2026-01-31".length();

    private WireTimes() {}

    /** A moment; one without a zone is in UTC, a date is its beginning. */
    static @Nullable Instant instant(@Nullable String text) {
        if (text == null || text.length() < DATE_LENGTH) {
            return null;
        }
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return hasZone(text)
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** A day; of a moment, the day as it is written. */
    static @Nullable LocalDate date(@Nullable String text) {
        if (text == null || text.length() < DATE_LENGTH) {
            return null;
        }
        if (text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) != 'T') {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, DATE_LENGTH));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static boolean hasZone(String text) {
        char last = text.charAt(text.length() - 1);
        return last == 'Z' || last == 'z' || text.indexOf('+', DATE_LENGTH) >= 0 || text.indexOf('-', DATE_LENGTH) >= 0;
    }
}
