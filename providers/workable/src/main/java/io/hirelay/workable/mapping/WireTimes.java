package io.hirelay.workable.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Workable's times. They come with seconds or milliseconds, with {@code Z}, with an offset or without a zone, and now
 * and then as a date alone. What is none of these is null: the text is still in the record's {@code remote_data}.
 */
final class WireTimes {
    private static final int DATE_LENGTH = "2026-01-31".length();
    private static final int SECONDS_LENGTH = "2026-01-31T09:30:00Z".length();

    private static final DateTimeFormatter CLOCK = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT);

    private WireTimes() {}

    /** A moment; one without a zone is in UTC, a date is its beginning. */
    static @Nullable Instant instant(@Nullable String text) {
        if (text == null || text.length() < DATE_LENGTH) {
            return null;
        }
        if (text.length() == DATE_LENGTH) {
            LocalDate day = day(text);
            return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        Instant usual = usual(text);
        if (usual != null) {
            return usual;
        }
        try {
            return hasZone(text)
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Clock time as it is written, whatever zone it may name; a date is its beginning. */
    static @Nullable LocalDateTime clock(@Nullable String text) {
        if (text == null || text.length() < DATE_LENGTH) {
            return null;
        }
        LocalDate day = date(text);
        if (day == null || text.length() == DATE_LENGTH) {
            return day == null ? null : day.atStartOfDay();
        }
        try {
            return LocalDateTime.parse(text, CLOCK);
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
        return day(text);
    }

    /** The day with which a text begins, read by hand like {@link #usual}; null when that is none. */
    private static @Nullable LocalDate day(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (year < 0
                || text.charAt(4) != '-'
                || month < 1
                || month > 12
                || text.charAt(7) != '-'
                || day < 1
                || day > Month.of(month).length(Year.isLeap(year))) {
            return null;
        }
        return LocalDate.of(year, month, day);
    }

    /**
     * The form that nearly all have, {@code 2026-01-31T09:30:00Z} with milliseconds or without, read by hand: a page
     * holds hundreds, and the JDK's parser allocates a kilobyte for each.
     */
    private static @Nullable Instant usual(String text) {
        LocalDate day = day(text);
        boolean millis = text.length() == SECONDS_LENGTH + ".000".length();
        if (day == null
                || !millis && text.length() != SECONDS_LENGTH
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(text.length() - 1) != 'Z'
                || millis && text.charAt(19) != '.') {
            return null;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int milli = millis ? number(text, 20, 23) : 0;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || milli < 0) {
            return null;
        }
        long ofDay = hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochSecond(day.toEpochDay() * 86_400 + ofDay, milli * 1_000_000L);
    }

    /** Digits as a number; negative when there is anything else. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static boolean hasZone(String text) {
        char last = text.charAt(text.length() - 1);
        return last == 'Z' || last == 'z' || text.indexOf('+', DATE_LENGTH) >= 0 || text.indexOf('-', DATE_LENGTH) >= 0;
    }
}
