package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.Coded;
import io.hirelay.model.Doc;
import io.hirelay.model.EmploymentType;
import io.hirelay.model.FlsaStatus;
import io.hirelay.model.PayInterval;
import io.hirelay.model.Personal;
import io.hirelay.model.WorkplaceType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Position and pay of an employee from a day on. */
@Doc("Position and pay of an employee from a day on.")
public record EmploymentInput(
        @Personal @Doc("From when.") Optional<LocalDate> effectiveDate,
        @Personal @Doc("Until when.") Optional<LocalDate> endDate,
        @Personal @Doc("Position.") Optional<String> jobTitle,
        @Doc("On what terms.") Optional<Coded<EmploymentType>> employmentType,
        @Doc("Where the work is done.") Optional<Coded<WorkplaceType>> workplaceType,

        @Personal @Doc("Pay for one pay_period, in whole units of the currency.")
        Optional<BigDecimal> payRate,

        @Doc("The time pay_rate is for.") Optional<Coded<PayInterval>> payPeriod,
        @Doc("How often it is paid.") Optional<Coded<PayInterval>> payFrequency,
        @Doc("ISO 4217 code; needed with pay_rate.") Optional<String> payCurrency,
        @Doc("With whom it is paid.") Optional<String> payGroup,

        @Doc("Whether overtime is paid under United States law.")
        Optional<Coded<FlsaStatus>> flsaStatus,

        @Personal @Doc("Why it ended.") Optional<String> endReason,
        @Personal @Doc("Remarks.") Optional<String> note) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
    private static final EmploymentInput NOTHING = new EmploymentInput(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Terms from a day on. */
    public static EmploymentInput of(LocalDate from, EmploymentType type) {
        return new EmploymentInput(
                Optional.of(from),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Coded.of(type)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Pay from a day on. */
    public static EmploymentInput paying(LocalDate from, BigDecimal rate, String currency, PayInterval period) {
        return new EmploymentInput(
                Optional.of(from),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(rate),
                Optional.of(Coded.of(period)),
                Optional.empty(),
                Optional.of(currency),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    void check(Findings findings) {
        if (equals(NOTHING)) {
            findings.add("effective_date", "or another field is needed");
        }
        if (payRate.isPresent() && payCurrency.isEmpty()) {
            findings.add("pay_currency", "is required with pay_rate");
        }
        if (payRate.isPresent() && payPeriod.isEmpty()) {
            findings.add("pay_period", "is required with pay_rate");
        }
        if (payRate.filter(rate -> rate.signum() < 0).isPresent()) {
            findings.add("pay_rate", "must not be less than 0");
        }
        if (payCurrency.filter(code -> !CURRENCY.matcher(code).matches()).isPresent()) {
            findings.add("pay_currency", "must be an ISO 4217 code such as EUR");
        }
        if (endDate.isPresent() && effectiveDate.filter(endDate.get()::isBefore).isPresent()) {
            findings.add("end_date", "must not be before effective_date");
        }
    }
}
