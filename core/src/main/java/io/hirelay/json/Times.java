package io.hirelay.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Writes moments and dates as ISO 8601 text without allocating: a page of records holds hundreds of them. Years before
 * 0 and after 9999 are left to the JDK.
 */
final class Times {
    /** The most bytes one of them takes. */
    static final int LONGEST = 24;

    private static final long SECONDS_PER_DAY = 86_400;
    private static final long DAYS_PER_ERA = 146_097;
    private static final long YEAR_0 = -62_167_219_200L;
    private static final long YEAR_10000 = 253_402_300_800L;

    private Times() {}

    /**
     * A moment in UTC, with milliseconds where there are any and nothing finer.
     *
     * @return how many bytes were written from the start of {@code target}; 0 when the year does not have four digits
     */
    static int write(Instant moment, byte[] target) {
        long second = moment.getEpochSecond();
        if (second < YEAR_0 || second >= YEAR_10000) {
            return 0;
        }
        long day = Math.floorDiv(second, SECONDS_PER_DAY);
        int ofDay = (int) Math.floorMod(second, SECONDS_PER_DAY);
        // Days since 1 March of year 0, so that the leap day is a year's last one.
        long shifted = day + 719_468;
        long era = Math.floorDiv(shifted, DAYS_PER_ERA);
        long dayOfEra = shifted - era * DAYS_PER_ERA;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = (int) (dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100));
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);

        date(year, month, dayOfMonth, target);
        clock(ofDay, target);
        int millis = moment.getNano() / 1_000_000;
        if (millis == 0) {
            target[19] = 'Z';
            return 20;
        }
        millis(millis, target);
        target[23] = 'Z';
        return 24;
    }

    /** A time on somebody's clock, always with milliseconds; the same result as for a moment. */
    static int write(LocalDateTime time, byte[] target) {
        if (write(time.toLocalDate(), target) == 0) {
            return 0;
        }
        clock(time.toLocalTime().toSecondOfDay(), target);
        millis(time.getNano() / 1_000_000, target);
        return 23;
    }

    /** A date; the same result as for a moment. */
    static int write(LocalDate date, byte[] target) {
        if (date.getYear() < 0 || date.getYear() > 9_999) {
            return 0;
        }
        date(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), target);
        return 10;
    }

    private static void date(int year, int month, int day, byte[] target) {
        two(year / 100, target, 0);
        two(year % 100, target, 2);
        target[4] = '-';
        two(month, target, 5);
        target[7] = '-';
        two(day, target, 8);
    }

    private static void clock(int ofDay, byte[] target) {
        target[10] = 'T';
        two(ofDay / 3_600, target, 11);
        target[13] = ':';
        two(ofDay / 60 % 60, target, 14);
        target[16] = ':';
        two(ofDay % 60, target, 17);
    }

    private static void millis(int millis, byte[] target) {
        target[19] = '.';
        target[20] = (byte) ('0' + millis / 100);
        two(millis % 100, target, 21);
    }

    private static void two(int value, byte[] target, int at) {
        target[at] = (byte) ('0' + value / 10);
        target[at + 1] = (byte) ('0' + value % 10);
    }
}
