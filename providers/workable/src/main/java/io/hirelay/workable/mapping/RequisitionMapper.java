package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Approval;
import io.hirelay.model.Approver;
import io.hirelay.model.Coded;
import io.hirelay.model.Compensation;
import io.hirelay.model.JobType;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PayInterval;
import io.hirelay.model.Ref;
import io.hirelay.model.Requisition;
import io.hirelay.model.RequisitionStatus;
import io.hirelay.workable.wire.ApprovalGroupDto;
import io.hirelay.workable.wire.ApproverDto;
import io.hirelay.workable.wire.JobLocationDto;
import io.hirelay.workable.wire.PersonDto;
import io.hirelay.workable.wire.RequisitionDto;
import io.hirelay.workable.wire.SalaryRangeDto;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Positions of the Hiring Plan add-on, known by their code. The pay is the range that was planned, or else the salary
 * that was agreed as both of its ends. A requisition names its job by another id than jobs go by, so whoever maps one
 * says which job that is.
 */
public final class RequisitionMapper {
    private static final Map<String, RequisitionStatus> STATES = Values.words(RequisitionStatus.class);

    private static final Map<String, PayInterval> FREQUENCIES = Map.of(
            "hour", PayInterval.HOURLY,
            "day", PayInterval.DAILY,
            "week", PayInterval.WEEKLY,
            "month", PayInterval.MONTHLY,
            "year", PayInterval.YEARLY);

    private static final Mapper<Placed, Requisition> MAPPER = Mapper.of(Requisition.class, Placed.class)
            .id(placed -> id(placed.requisition))
            .value("name", String.class, of(RequisitionMapper::title))
            .coded("status", RequisitionStatus.class, STATES, of(RequisitionDto::state))
            .value("job", Ref.class, placed -> Ids.ref(placed.job))
            .value("department", NamedRef.class, of(requisition -> person(requisition.department())))
            .value("location", String.class, of(requisition -> display(requisition.location())))
            .value("hiring_manager", NamedRef.class, of(requisition -> person(requisition.hiringManager())))
            .value("requester", NamedRef.class, of(requisition -> person(requisition.requester())))
            .value("owner", NamedRef.class, of(requisition -> person(requisition.owner())))
            .value("plan_date", LocalDate.class, of(requisition -> WireTimes.date(requisition.planDate())))
            .value("start_date", LocalDate.class, of(requisition -> WireTimes.date(requisition.startDate())))
            .value("compensation", Compensation.class, of(RequisitionMapper::compensation))
            .coded("job_type", JobType.class, JobMapper.JOB_TYPES, of(RequisitionDto::employmentType))
            .value("reason", String.class, of(RequisitionDto::reason))
            .value("candidate", Ref.class, of(requisition -> Ids.ref(requisition.candidateId())))
            .list("approvals", Approval.class, of(RequisitionMapper::approvals))
            .value("created_at", Instant.class, of(requisition -> WireTimes.instant(requisition.createdAt())))
            .value("updated_at", Instant.class, of(requisition -> WireTimes.instant(requisition.updatedAt())))
            .build();

    private RequisitionMapper() {}

    private record Placed(
            RequisitionDto requisition, @Nullable String job) {}

    public static FieldPlan<Requisition> plan() {
        return MAPPER.plan();
    }

    /** @param job shortcode of its job, where it has one and that is known */
    public static Requisition map(Native<RequisitionDto> requisition, Optional<String> job) {
        return MAPPER.row(new Placed(requisition.value(), job.orElse(null)), requisition.raw());
    }

    /** The code, by which requisitions are addressed; a draft without one goes by its own id. */
    public static String id(RequisitionDto requisition) {
        return Ids.required("requisition", requisition.code() == null ? requisition.id() : requisition.code());
    }

    private static <V extends @Nullable Object> Function<Placed, V> of(Function<RequisitionDto, V> source) {
        return placed -> source.apply(placed.requisition);
    }

    private static @Nullable String title(RequisitionDto requisition) {
        return requisition.job() == null ? null : requisition.job().title();
    }

    private static <T> @Nullable NamedRef<T> person(@Nullable PersonDto person) {
        return person == null ? null : Ids.named(person.id(), person.name());
    }

    private static @Nullable String display(@Nullable JobLocationDto place) {
        if (place == null) {
            return null;
        }
        String told = text(place.locationStr());
        return told != null ? told : Places.display(place.city(), place.region(), place.country());
    }

    private static @Nullable Compensation compensation(RequisitionDto requisition) {
        SalaryRangeDto range = requisition.salaryRange();
        SalaryRangeDto salary = requisition.salary();
        if (range != null && (range.from() != null || range.to() != null)) {
            return compensation(range, range.from(), range.to());
        }
        if (salary != null && salary.amount() != null) {
            return compensation(salary, salary.amount(), salary.amount());
        }
        return null;
    }

    private static Compensation compensation(SalaryRangeDto pay, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        String currency = pay.currency() == null ? pay.currencyIso() : pay.currency();
        return new Compensation(
                Optional.empty(),
                Optional.ofNullable(min),
                Optional.ofNullable(max),
                Optional.ofNullable(currency).map(code -> code.toUpperCase(Locale.ROOT)),
                Optional.ofNullable(pay.frequency()).map(RequisitionMapper::interval),
                Optional.empty(),
                Optional.empty());
    }

    private static Coded<PayInterval> interval(String frequency) {
        PayInterval interval = FREQUENCIES.get(frequency);
        return interval == null ? Coded.unknown(frequency) : Coded.of(interval, frequency);
    }

    private static List<Approval> approvals(RequisitionDto requisition) {
        return Present.<ApprovalGroupDto>in(requisition.approvalGroups()).stream()
                .map(group -> new Approval(
                        Optional.ofNullable(group.id()),
                        Present.<ApproverDto>in(group.approvers()).stream()
                                .map(approver -> new Approver(
                                        Optional.ofNullable(approver.id()),
                                        Optional.ofNullable(approver.name()),
                                        Optional.ofNullable(approver.decision())))
                                .toList()))
                .toList();
    }
}
