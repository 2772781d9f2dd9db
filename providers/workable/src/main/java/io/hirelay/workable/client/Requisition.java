package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A requisition.
 *
 * @param id a hexadecimal id
 * @param code such as {@code REQ101}, by which people know it
 * @param state {@code processing}, {@code draft}, {@code pending}, {@code approved}, {@code open}, {@code filled}, {@code
 *     rejected}, {@code cancelled}, {@code reserved}, {@code on_hold}
 * @param salary of the person hired
 * @param requisitionAttributes fields of the account's own
 */
public record Requisition(
        Optional<String> id,
        Optional<String> code,
        Optional<JobRef> job,
        Optional<NamedRef> department,
        Optional<Location> location,
        Optional<NamedRef> requester,
        Optional<NamedRef> hiringManager,
        Optional<NamedRef> owner,
        Optional<LocalDate> planDate,
        Optional<LocalDate> startDate,
        Optional<SalaryRange> salaryRange,
        Optional<Salary> salary,
        Optional<String> candidateId,
        Optional<String> employmentType,
        Optional<String> experience,
        Optional<String> reason,
        Optional<String> state,
        List<Attribute> requisitionAttributes,
        List<ApprovalGroup> approvalGroups,
        RawJson raw) {

    /**
     * The job it is for.
     *
     * @param id which is not the job's shortcode
     */
    public record JobRef(Optional<String> id, Optional<String> title) {}

    /** Where it is. */
    public record Location(
            Optional<String> locationStr,
            Optional<String> country,
            Optional<String> countryCode,
            Optional<String> region,
            Optional<String> regionCode,
            Optional<String> city,
            Optional<String> zipCode) {}

    /**
     * What may be paid.
     *
     * @param frequency {@code hour}, {@code day}, {@code week}, {@code month} or {@code year}
     * @param currency such as {@code GBP}; Workable's documents write it as {@code currency_iso} now and then
     */
    public record SalaryRange(
            Optional<BigDecimal> from,
            Optional<BigDecimal> to,
            Optional<String> frequency,
            Optional<String> currency,
            Optional<String> currencyIso) {}

    /** What is paid. */
    public record Salary(Optional<BigDecimal> amount, Optional<String> frequency, Optional<String> currencyIso) {}

    /**
     * A field of the account's own.
     *
     * @param value as Workable has it, with {@code body}, {@code choices} or {@code data}
     */
    public record Attribute(Optional<String> name, Optional<RawJson> value) {}

    /** Members of whom one decides. */
    public record ApprovalGroup(Optional<String> id, List<Approver> approvers) {}

    /** @param decision empty while there is none */
    public record Approver(Optional<String> id, Optional<String> name, Optional<String> decision) {}
}
