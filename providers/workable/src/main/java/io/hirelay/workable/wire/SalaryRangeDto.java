package io.hirelay.workable.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Pay of a requisition; documents write the currency under either name. */
@WireRecord
public record SalaryRangeDto(
        @Nullable BigDecimal from,
        @Nullable BigDecimal to,
        @Nullable BigDecimal amount,
        @Nullable String frequency,
        @Nullable String currency,
        @Nullable String currencyIso) {}
