package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimesTest {

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
