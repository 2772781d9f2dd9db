package io.hirelay.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTest {
    private final byte[] target = new byte[Times.LONGEST];

    @Test
    void everyDayOfTwelveCenturiesAsTheJdkWritesIt() {
        LocalDate end = LocalDate.of(2801, 1, 1);
        for (LocalDate date = LocalDate.of(1599, 12, 31); date.isBefore(end); date = date.plusDays(1)) {
            assertEquals(date.toString(), written(date));
            Instant midnight = Instant.ofEpochSecond(date.toEpochDay() * 86_400);
            assertEquals(date + "T00:00:00Z", written(midnight));
        }
    }

    @Test
    void anyMomentToTheMillisecondAsTheJdkWritesIt() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            Instant moment = Instant.ofEpochSecond(
                    random.nextLong(-62_167_219_200L, 253_402_300_800L), random.nextInt(1_000_000_000));
            assertEquals(DateTimeFormatter.ISO_INSTANT.format(moment.truncatedTo(ChronoUnit.MILLIS)), written(moment));
        }
    }

    @Test
    void aTimeOfNoZoneAlwaysHasMilliseconds() {
        assertEquals("2026-07-27T00:00:00.000", written(LocalDateTime.of(2026, 7, 27, 0, 0)));
        assertEquals("2026-07-27T23:59:08.070", written(LocalDateTime.of(2026, 7, 27, 23, 59, 8, 70_999_999)));
        assertEquals(0, Times.write(LocalDateTime.of(10_000, 1, 1, 0, 0), target));
    }

    @Test
    void theEdgesOfFourDigitYears() {
        assertEquals("0000-01-01T00:00:00Z", written(Instant.parse("0000-01-01T00:00:00Z")));
        assertEquals("9999-12-31T23:59:59.999Z", written(Instant.parse("9999-12-31T23:59:59.999999999Z")));
        assertEquals("0000-02-29", written(LocalDate.of(0, 2, 29)));
        assertEquals(0, Times.write(Instant.parse("-0001-12-31T23:59:59Z"), target));
        assertEquals(0, Times.write(Instant.parse("+10000-01-01T00:00:00Z"), target));
        assertEquals(0, Times.write(LocalDate.of(10_000, 1, 1), target));
        assertEquals(0, Times.write(LocalDate.of(-1, 12, 31), target));
    }

    private String written(Instant moment) {
        return new String(target, 0, Times.write(moment, target), StandardCharsets.US_ASCII);
    }

    private String written(LocalDateTime time) {
        return new String(target, 0, Times.write(time, target), StandardCharsets.US_ASCII);
    }

    private String written(LocalDate date) {
        return new String(target, 0, Times.write(date, target), StandardCharsets.US_ASCII);
    }
}
