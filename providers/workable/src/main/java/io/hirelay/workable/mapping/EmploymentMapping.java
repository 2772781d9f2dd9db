package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.EmployeeRecord.text;

import io.hirelay.model.Coded;
import io.hirelay.model.Employee;
import io.hirelay.model.Employment;
import io.hirelay.model.EmploymentType;
import io.hirelay.model.FlsaStatus;
import io.hirelay.model.PayInterval;
import io.hirelay.model.Ref;
import io.hirelay.model.Word;
import io.hirelay.model.WorkplaceType;
import io.hirelay.workable.mapping.EmploymentTimeline.Period;
import io.hirelay.workable.mapping.EmploymentTimeline.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Contract and pay as employments, the latest first. Position is known as it is now, so it stands on the one that holds
 * today. Ids of choices are Workable's own, misspelt ones among them, and stay as its words.
 */
final class EmploymentMapping {
    private static final String CONTRACTS = "employment_group";
    private static final String PAYS = "salary_group";

    private static final Map<String, EmploymentType> TYPES = Map.of(
            "employement_type_full_time", EmploymentType.FULL_TIME,
            "employement_type_part_time", EmploymentType.PART_TIME,
            "employement_type_contractor", EmploymentType.CONTRACT,
            "employment_type_full_time", EmploymentType.FULL_TIME,
            "employment_type_part_time", EmploymentType.PART_TIME,
            "employment_type_contractor", EmploymentType.CONTRACT);

    private static final Map<String, WorkplaceType> WORKPLACES = Map.of(
            "employment_work_place_onsite", WorkplaceType.ON_SITE,
            "employment_work_place_remote", WorkplaceType.REMOTE,
            "employment_work_place_hybrid", WorkplaceType.HYBRID);

    private static final Map<String, PayInterval> FREQUENCIES = Map.of(
            "hour", PayInterval.HOURLY,
            "day", PayInterval.DAILY,
            "week", PayInterval.WEEKLY,
            "month", PayInterval.MONTHLY,
            "year", PayInterval.YEARLY);

    private static final Map<String, PayInterval> SCHEDULES = Map.of(
            "salary_pay_schedule_monthly", PayInterval.MONTHLY,
            "salary_pay_schedule_every_15_days", PayInterval.SEMI_MONTHLY,
            "salary_pay_schedule_annually", PayInterval.YEARLY,
            "salary_pay_schedule_weekly", PayInterval.WEEKLY,
            "salary_pay_schedule_daily", PayInterval.DAILY);

    private static final Map<String, FlsaStatus> OVERTIME = Map.of(
            "salary_overtime_status_exempt", FlsaStatus.EXEMPT,
            "salary_overtime_status_non_exempt", FlsaStatus.NON_EXEMPT);

    private EmploymentMapping() {}

    static List<Employment> employments(EmployeeRecord record, LocalDate today) {
        List<Period> periods = EmploymentTimeline.of(
                terms(record, CONTRACTS, "employment_effective_date", Optional.of("employment_expiry_date")),
                terms(record, PAYS, "salary_effective_date", Optional.empty()));
        Optional<Period> current = EmploymentTimeline.current(periods, today);
        Optional<Ref<Employee>> employee =
                Optional.ofNullable(record.text(EmployeeSchema.ID)).map(Ref::to);
        Optional<String> title = Optional.ofNullable(record.text("job_title"));
        return periods.stream()
                .map(period -> employment(
                        period,
                        employee,
                        title.filter(
                                known -> current.filter(now -> now == period).isPresent())))
                .toList();
    }

    private static List<Terms> terms(EmployeeRecord record, String field, String from, Optional<String> until) {
        return record.rows(field).stream()
                .flatMap(row -> Terms.of(row, from, until).stream())
                .toList();
    }

    private static Employment employment(Period period, Optional<Ref<Employee>> employee, Optional<String> title) {
        Map<?, ?> contract = period.contract().<Map<?, ?>>map(Terms::parts).orElse(Map.of());
        Map<?, ?> pay = period.pay().<Map<?, ?>>map(Terms::parts).orElse(Map.of());
        Map<?, ?> rate = pay.get("salary_pay_rate") instanceof Map<?, ?> known ? known : Map.of();
        return new Employment(
                period.id(),
                employee,
                title,
                Optional.ofNullable(Decimals.of(rate.get("amount"))),
                coded(FREQUENCIES, rate.get("frequency")),
                coded(SCHEDULES, pay.get("salary_pay_schedule")),
                Optional.ofNullable(text(rate.get("currency"))).map(code -> code.toUpperCase(Locale.ROOT)),
                Optional.empty(),
                coded(OVERTIME, pay.get("salary_overtime_status")),
                Optional.ofNullable(period.from()),
                Optional.ofNullable(period.until()),
                coded(TYPES, contract.get("employment_status")),
                coded(WORKPLACES, contract.get("employment_work_place")),
                Optional.empty(),
                Optional.ofNullable(text(contract.get("employment_note")))
                        .or(() -> Optional.ofNullable(text(pay.get("salary_note")))),
                Optional.empty(),
                Optional.empty());
    }

    private static <E extends Enum<E> & Word> Optional<Coded<E>> coded(Map<String, E> words, @Nullable Object value) {
        String word = text(value);
        if (word == null) {
            return Optional.empty();
        }
        E known = words.get(word);
        return Optional.of(known == null ? Coded.<E>unknown(word) : Coded.of(known, word));
    }
}
