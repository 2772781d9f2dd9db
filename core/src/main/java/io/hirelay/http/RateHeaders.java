package io.hirelay.http;

import io.hirelay.budget.BudgetReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a provider's own count of calls from the headers of an answer. Never throws: what is absent or odd is left out. */
@FunctionalInterface
public interface RateHeaders {
    /** The provider says nothing. */
    RateHeaders NONE = (headers, now) -> BudgetReport.NONE;

    BudgetReport read(HeaderLookup headers, Instant now);

    /** How a provider tells when its window starts anew. */
    enum Reset {
        /** Seconds since 1970. */
        EPOCH_SECONDS,
        /** Milliseconds since 1970. */
        EPOCH_MILLIS,
        /** Seconds from now. */
        SECONDS
    }

    /** Three headers by these names. */
    static RateHeaders named(String limit, String remaining, String reset, Reset unit) {
        return (headers, now) -> new BudgetReport(
                number(headers.first(limit)),
                number(headers.first(remaining)),
                headers.first(reset)
                        .flatMap(value -> instant(value, unit, headers, now))
                        .map(at -> Duration.between(now, at)));
    }

    /** The same, believing no limit above this one: less than the provider allows may be wanted. */
    default RateHeaders atMost(int calls) {
        return (headers, now) -> {
            BudgetReport report = read(headers, now);
            return report.limit().isPresent() && report.limit().getAsInt() > calls
                    ? new BudgetReport(OptionalInt.of(calls), report.remaining(), report.resetIn())
                    : report;
        };
    }

    private static OptionalInt number(Optional<String> value) {
        try {
            return value.isPresent() ? OptionalInt.of(Integer.parseInt(value.get())) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static Optional<Instant> instant(String value, Reset unit, HeaderLookup headers, Instant now) {
        if (unit == Reset.SECONDS) {
            return HttpDates.seconds(value).map(now::plus);
        }
        try {
            long number = Long.parseLong(value);
            Instant theirs = unit == Reset.EPOCH_MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            Duration ahead = Duration.between(now, theirs);
            return ahead.abs().compareTo(Duration.ofDays(3650)) > 0
                    ? Optional.empty()
                    : Optional.of(HttpDates.byOurClock(theirs, headers, now));
        } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
