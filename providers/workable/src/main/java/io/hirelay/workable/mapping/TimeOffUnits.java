package io.hirelay.workable.mapping;

import io.hirelay.model.TimeUnit;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How time off is counted. A category of half days is counted in days, of which there may be halves: two whole days are
 * 2, and so much is taken from the balance.
 */
final class TimeOffUnits {
    static final Map<String, TimeUnit> UNITS =
            Map.of("full_days", TimeUnit.DAYS, "half_days", TimeUnit.DAYS, "hours", TimeUnit.HOURS);

    private TimeOffUnits() {}

    /** An amount, which Workable writes as a number or as decimal text; null when it is neither. */
    static @Nullable BigDecimal amount(@Nullable String text) {
        if (text == null || !text.strip().matches("[+-]?\\d{1,15}(\\.\\d{1,9})?")) {
            return null;
        }
        BigDecimal amount = new BigDecimal(text.strip()).stripTrailingZeros();
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }
}
