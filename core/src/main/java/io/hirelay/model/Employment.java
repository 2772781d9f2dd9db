package io.hirelay.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Position and pay of an employee from a day on. */
@Doc("Position and pay of an employee from a day on.")
public record Employment(
        @Doc("The provider's id of it.") Optional<String> id,
        @Doc("Whose.") Optional<Ref<Employee>> employee,
        @Personal @Doc("Position.") Optional<String> jobTitle,

        @Personal @Doc("Pay for one pay_period, in whole units of the currency.")
        Optional<BigDecimal> payRate,

        @Doc("The time pay_rate is for.") Optional<Coded<PayInterval>> payPeriod,
        @Doc("How often it is paid.") Optional<Coded<PayInterval>> payFrequency,

        @Format("currency") @Doc("ISO 4217 code in upper case.")
        Optional<String> payCurrency,

        @Doc("With whom it is paid.") Optional<String> payGroup,

        @Doc("Whether overtime is paid under United States law.")
        Optional<Coded<FlsaStatus>> flsaStatus,

        @Personal @Doc("From when.") Optional<LocalDate> effectiveDate,
        @Personal @Doc("Until when.") Optional<LocalDate> endDate,
        @Doc("On what terms.") Optional<Coded<EmploymentType>> employmentType,
        @Doc("Where the work is done.") Optional<Coded<WorkplaceType>> workplaceType,
        @Personal @Doc("Why it ended.") Optional<String> endReason,
        @Personal @Doc("Remarks.") Optional<String> note,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt) {}
