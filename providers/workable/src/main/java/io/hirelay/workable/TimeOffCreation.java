package io.hirelay.workable;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import io.hirelay.workable.mapping.TimeOffRequestMapper;
import io.hirelay.workable.wire.TimeOffCategoryDto;
import io.hirelay.workable.wire.TimeOffRequestDto;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request that is to be made. One of the same employee, category and times that was not there before is taken for it
 * when an answer was lost; it is never sent again, for Workable is not known to refuse a second one.
 */
final class TimeOffCreation implements PreparedWrite<TimeoffRequest> {
    private static final String BASELINE = "timeoff:";

    private final WorkableSession session;
    private final Wish wish;
    private final NativeBody body;
    private final CallContext call;

    /** Who wants to be away, what for, and when. */
    record Wish(String employee, TimeOffCategoryDto category, LocalDateTime from, LocalDateTime to) {
        private boolean isThis(TimeOffRequestDto row) {
            return employee.equalsIgnoreCase(row.employeeId())
                    && (category.name() == null || category.name().equals(row.categoryName()))
                    && TimeOffRequestMapper.isFrom(row, from)
                    && TimeOffRequestMapper.isTo(row, to);
        }
    }

    TimeOffCreation(WorkableSession session, Wish wish, NativeBody body, CallContext call) {
        this.session = session;
        this.wish = wish;
        this.body = body;
        this.call = call;
    }

    @Override
    public Plan plan() {
        return new Plan("POST", "/spi/v3/timeoff/requests", body.shown());
    }

    @Override
    public String baseline() {
        return BASELINE + there().stream().map(row -> row.value().id()).collect(Collectors.joining(","));
    }

    @Override
    public Written<TimeoffRequest> execute() {
        Native<TimeOffRequestDto> created = session.actingMembers().inName(call, ActingMembers.ON_PEOPLE, () -> {
            try {
                return session.write(session.timeOff().createRequest(body.request(), call));
            } catch (NotFoundException e) {
                throw InvalidRequestException.unresolved(
                        "employee.id", "is no employee of this Workable account", List.of());
            }
        });
        return new Written<>(TimeOffRequests.map(session, created, call), Written.Outcome.CREATED);
    }

    @Override
    public Reconciliation<TimeoffRequest> look(String baseline) {
        if (!baseline.startsWith(BASELINE)) {
            return Reconciliation.unclear();
        }
        Set<String> before =
                Set.copyOf(Arrays.asList(baseline.substring(BASELINE.length()).split(",")));
        Optional<Native<TimeOffRequestDto>> made = there().stream()
                .filter(row -> !before.contains(row.value().id()))
                .findFirst();
        return made.map(row ->
                        Reconciliation.happened(TimeOffRequests.map(session, row, call), Written.Outcome.CREATED))
                .orElseGet(Reconciliation::unclear);
    }

    private List<Native<TimeOffRequestDto>> there() {
        return session.timeOffIndex().of(wish.employee(), wish.from().toLocalDate(), call).stream()
                .filter(row -> wish.isThis(row.value()))
                .toList();
    }
}
