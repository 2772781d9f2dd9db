package io.hirelay.model;

import java.math.BigDecimal;
import java.util.Optional;

/** An amount of pay or a range of it. */
@Doc("An amount of pay or a range of it.")
public record Compensation(
        @Doc("The provider's id of it.") Optional<String> id,
        @Doc("Lower end, in whole units of the currency.") Optional<BigDecimal> min,
        @Doc("Upper end, in whole units of the currency.") Optional<BigDecimal> max,

        @Format("currency") @Doc("ISO 4217 code in upper case.")
        Optional<String> currency,

        @Doc("The time the amounts are for.") Optional<Coded<PayInterval>> interval,
        @Doc("Whether it can be negotiated.") Optional<Boolean> isNegotiable,
        @Doc("Remarks.") Optional<String> notes) {}
