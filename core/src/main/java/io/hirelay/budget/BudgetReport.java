package io.hirelay.budget;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a provider says about a budget in the headers of an answer, as far as it says anything.
 *
 * @param limit calls it allows in one window
 * @param remaining calls it would still have taken when it answered
 * @param resetIn the time from then until it will take all of them again
 */
public record BudgetReport(OptionalInt limit, OptionalInt remaining, Optional<Duration> resetIn) {
    /** It said nothing. */
    public static final BudgetReport NONE =
            new BudgetReport(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    public BudgetReport {
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(remaining, "remaining");
        Objects.requireNonNull(resetIn, "resetIn");
    }
}
