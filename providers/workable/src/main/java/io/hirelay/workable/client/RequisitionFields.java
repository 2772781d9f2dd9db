package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of a requisition that is to be made or changed. Immutable: each method answers another one. */
public final class RequisitionFields {
    private static final RequisitionFields NONE = new RequisitionFields(Map.of(), RawJson.NULL);

    private final Map<String, @Nullable Object> fields;
    private final RawJson more;

    private RequisitionFields(Map<String, @Nullable Object> fields, RawJson more) {
        this.fields = fields;
        this.more = more;
    }

    /** No field yet. */
    public static RequisitionFields none() {
        return NONE;
    }

    /** Everything that a new requisition needs. */
    public static RequisitionFields of(
            String code, String ownerId, String hiringManagerId, String jobTitle, LocalDate planDate) {
        return NONE.code(code)
                .owner(ownerId)
                .hiringManager(hiringManagerId)
                .jobTitle(jobTitle)
                .planDate(planDate);
    }

    /** A code that no other has, such as {@code REQ102}. */
    public RequisitionFields code(String code) {
        return with("code", Map.of("value", code));
    }

    /** A member's id. */
    public RequisitionFields owner(String memberId) {
        return with("owner_id", memberId);
    }

    /** A member's id. */
    public RequisitionFields hiringManager(String memberId) {
        return with("hiring_manager_id", memberId);
    }

    public RequisitionFields jobTitle(String title) {
        return with("job_title", title);
    }

    /** When somebody is to be hired. */
    public RequisitionFields planDate(LocalDate day) {
        return with("plan_date", day.toString());
    }

    /** When somebody is to begin. */
    public RequisitionFields startDate(LocalDate day) {
        return with("start_date", day.toString());
    }

    /** A job's id, which is not its shortcode. */
    public RequisitionFields job(String jobId) {
        return with("job_id", jobId);
    }

    public RequisitionFields department(String departmentId) {
        return with("department_id", departmentId);
    }

    /** @param countryCode such as {@code GB} */
    public RequisitionFields place(String city, String countryCode) {
        return with("city", city).with("country_code", countryCode);
    }

    /** @param type {@code Full-time}, {@code Part-time}, {@code Contract}, {@code Temporary} or {@code Other} */
    public RequisitionFields employmentType(String type) {
        return with("employment_type", type);
    }

    public RequisitionFields experience(String level) {
        return with("experience", level);
    }

    /** Why somebody is needed, such as {@code replacement}. */
    public RequisitionFields reason(String reason) {
        return with("reason", reason);
    }

    /**
     * @param frequency {@code hour}, {@code day}, {@code week}, {@code month} or {@code year}
     * @param currency such as {@code GBP}
     */
    public RequisitionFields salaryRange(BigDecimal from, BigDecimal to, String frequency, String currency) {
        return with("salary_range", Map.of("from", from, "to", to, "frequency", frequency, "currency", currency));
    }

    /** Empties a field, by Workable's name of it such as {@code start_date}. */
    public RequisitionFields clear(String field) {
        return with(field, null);
    }

    /** Any fields beside these, in a JSON object, such as {@code requisition_attributes}; they win. */
    public RequisitionFields more(RawJson object) {
        return new RequisitionFields(fields, object);
    }

    /** What has been named, by Workable's names. */
    public Map<String, @Nullable Object> fields() {
        return fields;
    }

    /** What {@link #more} was given; JSON's null when it was not. */
    public RawJson more() {
        return more;
    }

    private RequisitionFields with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
        all.put(name, value);
        return new RequisitionFields(Collections.unmodifiableMap(all), more);
    }
}
