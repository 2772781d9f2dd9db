package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimesTest {
    private static final long END_OF_9999 =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @ParameterizedTest
    @CsvSource({
        "2026-04-11T03:36:38Z, 2026-04-11T03:36:38Z",
        "2026-04-11T03:36:48.560Z, 2026-04-11T03:36:48.560Z",
        "2026-04-11T05:36:38+02:00, 2026-04-11T03:36:38Z",
        "2026-04-10T22:36:38-05:00, 2026-04-11T03:36:38Z",
        "2026-08-05T00:00:00.000, 2026-08-05T00:00:00Z",
        "2026-08-05, 2026-08-05T00:00:00Z",
        "2024-02-29T23:59:59.999Z, 2024-02-29T23:59:59.999Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "1969-12-31T23:59:59.001Z, 1969-12-31T23:59:59.001Z",
        "2026-04-11T03:36:48.56Z, 2026-04-11T03:36:48.560Z",
    })
    void everyFormOfAMomentIsRead(String text, Instant moment) {
        assertEquals(moment, WireTimes.instant(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-13-01",
                "2026-02-30T00:00:00Z",
                "05/08/2026 at 12:00",
                "2026-08-05T",
                "2023-02-29T00:00:00Z",
                "2026-04-11T25:00:00Z",
                "2026-0a-11T00:00:00Z"
            })
    void whatIsNoMomentIsNone(@Nullable String text) {
        assertNull(WireTimes.instant(text));
    }

    @Test
    void momentsAreReadAsTheJdkReadsThem() {
        Random random = new Random(17);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(Instant.parse("0000-01-01T00:00:00Z").getEpochSecond(), END_OF_9999);
            Instant seconds = Instant.ofEpochSecond(second);
            Instant millis = seconds.plusMillis(random.nextInt(1_000));
            assertEquals(seconds, WireTimes.instant(seconds.toString()));
            assertEquals(millis, WireTimes.instant(millis.toString()));
            assertEquals(LocalDate.ofInstant(seconds, ZoneOffset.UTC), WireTimes.date(seconds.toString()));
        }
    }

    /** What differs from a moment in one or two characters may be one still, or just not be one. */
    @Test
    void whatIsAlmostAMomentIsReadAsTheJdkReadsIt() {
        Random random = new Random(23);
        String characters = "0123456789:-.TZtz+ ٣";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text =
                    new StringBuilder(random.nextBoolean() ? "2024-02-29T23:59:59Z" : "2025-12-31T20:30:59.999Z");
            for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                text.setCharAt(
                        random.nextInt(text.length() - 1), characters.charAt(random.nextInt(characters.length())));
            }
            assertEquals(byTheJdk(text.toString()), WireTimes.instant(text.toString()), text::toString);
            String date = text.substring(0, 10);
            assertEquals(dayByTheJdk(date), WireTimes.date(date), date);
        }
    }

    private static @Nullable Instant byTheJdk(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable LocalDate dayByTheJdk(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "2026-01-31T24:00:00Z, 2026-02-01T00:00:00Z",
        "2024-02-29T12:00:00Z, 2024-02-29T12:00:00Z",
        "2026-01-31t09:30:00z, 2026-01-31T09:30:00Z",
        "2026-01-31T09:30:00.5Z, 2026-01-31T09:30:00.500Z",
        "2026-01-31T09:30:00.123456789Z, 2026-01-31T09:30:00.123456789Z",
        "2026-01-31T09:30Z, ",
        "2023-02-29T12:00:00Z, ",
        "2026-00-10T12:00:00Z, ",
        "2026-01-00T12:00:00Z, ",
        "2026-01-31T25:00:00Z, ",
        "2026-01-31T12:60:00Z, ",
        "2026-01-31T12:00:61Z, ",
    })
    void theEdgesOfAMomentAreTheJdks(String text, @Nullable Instant moment) {
        assertEquals(byTheJdk(text), WireTimes.instant(text));
        assertEquals(moment, WireTimes.instant(text));
    }

    @Test
    void theDayOfAMomentIsTheOneThatIsWritten() {
        assertEquals(LocalDate.of(2026, 1, 31), WireTimes.date("2026-01-31"));
        assertEquals(LocalDate.of(2026, 1, 31), WireTimes.date("2026-01-31T23:30:00-05:00"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "2026-01", "31.01.2026", "2026-01-310", "2026-02-30"})
    void whatIsNoDayIsNone(@Nullable String text) {
        assertNull(WireTimes.date(text));
    }
}
