package io.hirelay.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.budget.BudgetReport;
import io.hirelay.http.RateHeaders.Reset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateHeadersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static BudgetReport read(Reset unit, String limit, String remaining, String reset, String date) {
        return RateHeaders.named("X-Limit", "X-Remaining", "X-Reset", unit)
                .read(
                        new AnswerHeaders(Map.of(
                                "x-limit", List.of(limit),
                                "x-remaining", List.of(remaining),
                                "x-reset", List.of(reset),
                                "date", List.of(date))),
                        NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "EPOCH_SECONDS,1772366410,10",
        "EPOCH_MILLIS,1772366410000,10",
        "SECONDS,10,10",
        "SECONDS,2.5,3",
        "EPOCH_SECONDS,1772366390,-10"
    })
    void reads_what_is_there(Reset unit, String reset, long seconds) {
        BudgetReport report = read(unit, "10", "9", reset, "");
        assertEquals(OptionalInt.of(10), report.limit());
        assertEquals(OptionalInt.of(9), report.remaining());
        assertEquals(seconds, Math.ceil(report.resetIn().orElseThrow().toMillis() / 1000.0));
    }

    @Test
    void reset_is_taken_relative_to_the_providers_own_clock() {
        BudgetReport report = read(Reset.EPOCH_SECONDS, "", "", "1772370010", "Sun, 01 Mar 2026 13:00:00 GMT");
        assertEquals(Optional.of(Duration.ofSeconds(10)), report.resetIn());
    }

    @ParameterizedTest
    @CsvSource({
        "ten,many,soon",
        "'','',''",
        "99999999999,1e3,99999999999999999999",
        "10.5,-,-9223372036854775808",
        "0x10,९,1772366410000"
    })
    void odd_values_are_left_out(String limit, String remaining, String reset) {
        BudgetReport report = read(Reset.EPOCH_SECONDS, limit, remaining, reset, "yesterday");
        assertEquals(OptionalInt.empty(), report.limit());
        assertEquals(Optional.empty(), report.resetIn());
    }

    @Test
    void absent_headers_say_nothing() {
        assertEquals(
                BudgetReport.NONE,
                RateHeaders.named("a", "b", "c", Reset.SECONDS).read(new AnswerHeaders(Map.of()), NOW));
        assertEquals(BudgetReport.NONE, RateHeaders.NONE.read(new AnswerHeaders(Map.of()), NOW));
    }
}
