package io.hirelay.workable.mapping;

import io.hirelay.error.Findings;
import io.hirelay.input.EmploymentInput;
import io.hirelay.model.Coded;
import io.hirelay.model.EmploymentType;
import io.hirelay.model.FlsaStatus;
import io.hirelay.model.PayInterval;
import io.hirelay.model.Word;
import io.hirelay.model.WorkplaceType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Employments as the rows of two fields: the contract's and the pay's. Workable keeps the position apart from both, and
 * the present one alone.
 */
final class EmploymentRows {
    static final String CONTRACTS = "employment_group";
    static final String CONTRACT_DAY = "employment_effective_date";
    static final String PAYS = "salary_group";
    static final String PAY_DAY = "salary_effective_date";

    private static final Map<EmploymentType, List<String>> TYPES = Map.of(
            EmploymentType.FULL_TIME, List.of("employement_type_full_time", "employment_type_full_time"),
            EmploymentType.PART_TIME, List.of("employement_type_part_time", "employment_type_part_time"),
            EmploymentType.CONTRACT, List.of("employement_type_contractor", "employment_type_contractor"));

    private static final Map<WorkplaceType, String> WORKPLACES = Map.of(
            WorkplaceType.ON_SITE, "employment_work_place_onsite",
            WorkplaceType.REMOTE, "employment_work_place_remote",
            WorkplaceType.HYBRID, "employment_work_place_hybrid");

    private static final Map<PayInterval, String> FREQUENCIES = Map.of(
            PayInterval.HOURLY, "hour",
            PayInterval.DAILY, "day",
            PayInterval.WEEKLY, "week",
            PayInterval.MONTHLY, "month",
            PayInterval.YEARLY, "year");

    private static final Map<PayInterval, String> SCHEDULES = Map.of(
            PayInterval.MONTHLY, "salary_pay_schedule_monthly",
            PayInterval.SEMI_MONTHLY, "salary_pay_schedule_every_15_days",
            PayInterval.YEARLY, "salary_pay_schedule_annually",
            PayInterval.WEEKLY, "salary_pay_schedule_weekly",
            PayInterval.DAILY, "salary_pay_schedule_daily");

    private final EmployeeSchema schema;
    private final Findings findings;
    private final List<Object> contracts = new ArrayList<>();
    private final List<Object> pays = new ArrayList<>();

    EmploymentRows(EmployeeSchema schema, Findings findings) {
        this.schema = schema;
        this.findings = findings;
    }

    /** @param field where they stand in the input */
    EmploymentRows add(String field, List<EmploymentInput> employments) {
        for (int i = 0; i < employments.size(); i++) {
            add(employments.get(i), field + "[" + i + "].", isLatest(employments.get(i), employments));
        }
        return this;
    }

    List<Object> contracts() {
        return contracts;
    }

    List<Object> pays() {
        return pays;
    }

    /** The position of the latest of them. */
    static Optional<String> title(List<EmploymentInput> employments) {
        return employments.stream()
                .filter(each -> isLatest(each, employments))
                .flatMap(each -> each.jobTitle().stream())
                .findFirst();
    }

    private static boolean isLatest(EmploymentInput employment, List<EmploymentInput> all) {
        Optional<LocalDate> latest =
                all.stream().flatMap(each -> each.effectiveDate().stream()).max(Comparator.naturalOrder());
        return employment.effectiveDate().equals(latest);
    }

    private void add(EmploymentInput given, String path, boolean latest) {
        given.payGroup().ifPresent(group -> findings.add(path + "pay_group", "has no place at Workable: leave it out"));
        given.endReason()
                .ifPresent(reason -> findings.add(path + "end_reason", "has no place at Workable: leave it out"));
        if (given.jobTitle().isPresent() && !latest) {
            findings.add(path + "job_title", "has no place at Workable but with the latest employment");
        }
        boolean pay = given.payRate().isPresent()
                || given.payFrequency().isPresent()
                || given.flsaStatus().isPresent();
        boolean contract = given.employmentType().isPresent()
                || given.workplaceType().isPresent()
                || given.endDate().isPresent()
                || !pay && (given.note().isPresent() || given.effectiveDate().isPresent());
        if (contract) {
            Parts parts = new Parts(CONTRACTS, path);
            given.effectiveDate().ifPresent(day -> parts.put(CONTRACT_DAY, FieldEncoder.day(day)));
            given.employmentType()
                    .ifPresent(type -> parts.choose("employment_status", "employment_type", type.word(), types(type)));
            given.workplaceType()
                    .ifPresent(place -> parts.choose(
                            "employment_work_place", "workplace_type", place.word(), guesses(WORKPLACES, place)));
            given.endDate().ifPresent(day -> parts.put("employment_expiry_date", FieldEncoder.day(day)));
            given.note().ifPresent(note -> parts.put("employment_note", note));
            contracts.add(parts.values);
        }
        if (pay) {
            pays.add(pay(given, path, contract));
        }
    }

    private Map<String, Object> pay(EmploymentInput given, String path, boolean noteIsTold) {
        Parts parts = new Parts(PAYS, path);
        given.effectiveDate().ifPresent(day -> parts.put(PAY_DAY, FieldEncoder.day(day)));
        given.payRate().ifPresent(rate -> {
            Optional<PayInterval> period = given.payPeriod().flatMap(Coded::known);
            String frequency = period.map(FREQUENCIES::get)
                    .orElseGet(() -> given.payPeriod().map(Coded::providerWord).orElse(""));
            if (!FREQUENCIES.containsValue(frequency)) {
                findings.add(path + "pay_period", "must be one of hourly, daily, weekly, monthly, yearly");
            }
            Map<String, Object> amount = new LinkedHashMap<>();
            amount.put("amount", rate);
            amount.put("currency", given.payCurrency().orElse("").toUpperCase(Locale.ROOT));
            amount.put("frequency", frequency);
            String type = period.filter(PayInterval.HOURLY::equals).isPresent()
                    ? "salary_pay_type_hourly"
                    : "salary_pay_type_salary";
            parts.choose("salary_pay_type", "pay_rate", type, List.of(type));
            parts.put("salary_pay_rate", amount);
        });
        given.payFrequency()
                .ifPresent(often ->
                        parts.choose("salary_pay_schedule", "pay_frequency", often.word(), guesses(SCHEDULES, often)));
        given.flsaStatus()
                .ifPresent(status -> parts.choose(
                        "salary_overtime_status",
                        "flsa_status",
                        status.word(),
                        status.known().map(EmploymentRows::overtime).orElse(List.of())));
        if (!noteIsTold) {
            given.note().ifPresent(note -> parts.put("salary_note", note));
        }
        return parts.values;
    }

    private static List<String> overtime(FlsaStatus status) {
        return List.of("salary_overtime_status_" + status.word());
    }

    private static List<String> types(Coded<EmploymentType> type) {
        return type.known().map(TYPES::get).orElse(List.of());
    }

    private static <E extends Enum<E> & Word> List<String> guesses(Map<E, String> words, Coded<E> coded) {
        return coded.known().map(words::get).stream().toList();
    }

    /** The parts of one row. */
    private final class Parts {
        private final Map<String, Object> values = new LinkedHashMap<>();
        private final String field;
        private final String path;

        Parts(String field, String path) {
            this.field = field;
            this.path = path;
        }

        void put(String part, Object value) {
            values.put(part, value);
        }

        void choose(String part, String unified, String given, List<String> guesses) {
            FieldEncoder.choice(path + unified, FieldEncoder.choices(schema, field, part), given, guesses, findings)
                    .ifPresent(choice -> values.put(part, choice));
        }
    }
}
