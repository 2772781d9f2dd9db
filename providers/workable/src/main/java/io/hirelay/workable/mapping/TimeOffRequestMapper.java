package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Coded;
import io.hirelay.model.DaySession;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.TimeUnit;
import io.hirelay.model.TimeoffApproval;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.model.TimeoffStatus;
import io.hirelay.workable.wire.HalfDayDto;
import io.hirelay.workable.wire.PendingApprovalDto;
import io.hirelay.workable.wire.TimeOffRequestDto;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Requests to be away. Times are clock time as Workable has it, without a zone. Workable names the category and not its
 * id, shows neither the note nor who decided, and of those who have still to agree tells ids that are nobody else's.
 *
 * <p>A session is told of one day alone: that of a request for several days of which some are halved is in
 * {@code remote_data}, and one that is counted in hours has none.
 */
public final class TimeOffRequestMapper {
    private static final Map<String, TimeoffStatus> STATES = Map.of(
            "pending", TimeoffStatus.PENDING,
            "approved", TimeoffStatus.APPROVED,
            "rejected", TimeoffStatus.REJECTED,
            "canceled", TimeoffStatus.CANCELED);

    private static final Map<String, DaySession> HALVES =
            Map.of("first", DaySession.MORNING, "second", DaySession.AFTERNOON);

    private static final Mapper<Placed, TimeoffRequest> MAPPER = Mapper.of(TimeoffRequest.class, Placed.class)
            .id(placed -> Ids.required("time-off request", placed.request.id()))
            .value("employee", NamedRef.class, placed -> Ids.named(placed.request.employeeId(), null))
            .coded("status", TimeoffStatus.class, STATES, placed -> state(placed.request))
            .coded("units", TimeUnit.class, TimeOffUnits.UNITS, placed -> text(placed.request.timeoffTrackingUnit()))
            .value("amount", BigDecimal.class, placed -> TimeOffUnits.amount(placed.request.requestingTotal()))
            .value("timeoff_type", String.class, placed -> text(placed.request.categoryName()))
            .value(
                    "timeoff_type_id",
                    Id.class,
                    placed -> placed.category.map(Id::of).orElse(null))
            .value("start_time", LocalDateTime.class, placed -> WireTimes.clock(placed.request.fromDate()))
            .value("end_time", LocalDateTime.class, placed -> WireTimes.clock(placed.request.toDate()))
            .coded("session", DaySession.class, placed -> session(placed.request))
            .list("approvals", TimeoffApproval.class, placed -> approvals(placed.request))
            .value("updated_at", Instant.class, placed -> WireTimes.instant(placed.request.updatedAt()))
            .build();

    private TimeOffRequestMapper() {}

    /** @param category its id, where it is known */
    private record Placed(TimeOffRequestDto request, Optional<String> category) {}

    public static FieldPlan<TimeoffRequest> plan() {
        return MAPPER.plan();
    }

    /** @param category the id of the category that it names, where only one has that name */
    public static TimeoffRequest map(Native<TimeOffRequestDto> request, Optional<String> category) {
        return MAPPER.row(new Placed(request.value(), category), request.raw());
    }

    /** Workable's word for where the request stands. */
    public static @Nullable String state(TimeOffRequestDto request) {
        String state = text(request.state());
        return state == null ? null : state.toLowerCase(Locale.ROOT);
    }

    /** The words by which Workable is asked for requests that stand like this; none for where none ever does. */
    public static List<String> states(List<TimeoffStatus> wanted) {
        return STATES.entrySet().stream()
                .filter(state -> wanted.contains(state.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Which half of a day somebody means; empty for the whole. */
    public static Optional<String> half(DaySession session) {
        return HALVES.entrySet().stream()
                .filter(half -> half.getValue() == session)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a request begins then. */
    public static boolean isFrom(TimeOffRequestDto request, LocalDateTime time) {
        return time.equals(WireTimes.clock(request.fromDate()));
    }

    /** Whether a request ends then. */
    public static boolean isTo(TimeOffRequestDto request, LocalDateTime time) {
        return time.equals(WireTimes.clock(request.toDate()));
    }

    private static @Nullable Coded<DaySession> session(TimeOffRequestDto request) {
        List<HalfDayDto> halves = Present.in(request.halfDays());
        if (halves.isEmpty()) {
            return "hours".equals(request.timeoffTrackingUnit()) || request.halfDays() == null
                    ? null
                    : Coded.of(DaySession.FULL);
        }
        LocalDateTime from = WireTimes.clock(request.fromDate());
        LocalDateTime to = WireTimes.clock(request.toDate());
        String half = halves.get(0).half();
        if (from == null || to == null || half == null || !from.toLocalDate().equals(to.toLocalDate())) {
            return null;
        }
        DaySession session = HALVES.get(half);
        return session == null ? Coded.unknown(half) : Coded.of(session, half);
    }

    private static List<TimeoffApproval> approvals(TimeOffRequestDto request) {
        return Present.<PendingApprovalDto>in(request.pendingApprovals()).stream()
                .map(approval -> new TimeoffApproval(
                        Optional.ofNullable(approval.id()), Optional.ofNullable(approval.approverId())))
                .toList();
    }
}
