package io.hirelay.workable.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Pay of a job; the currency is in lower case. */
@WireRecord
public record SalaryDto(
        @Nullable BigDecimal salaryFrom,
        @Nullable BigDecimal salaryTo,
        @Nullable String salaryCurrency) {}
