package io.hirelay.workable;

import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.model.RawJson;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import io.hirelay.workable.mapping.TimeOffRequestMapper;
import io.hirelay.workable.wire.PendingApprovalDto;
import io.hirelay.workable.wire.TimeOffRequestDto;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that is approved or rejected. Workable is told of each approval that is awaited, one after the other, until
 * the request is decided; an approval by one approver of several may be all that is needed, and one rejection is. Each is
 * known by an id of its own, so that the same may be sent again.
 */
final class TimeOffDecision implements PreparedWrite<TimeoffRequest> {
    static final String APPROVED = "approved";
    static final String REJECTED = "rejected";

    private static final String PENDING = "pending";
    private static final String PATH = "/spi/v3/timeoff/approvals";

    private final WorkableSession session;
    private final String wanted;
    private final RawJson remoteData;
    private final CallContext call;
    private Native<TimeOffRequestDto> now;

    /** @param wanted the state that it leads to */
    TimeOffDecision(
            WorkableSession session,
            Native<TimeOffRequestDto> before,
            String wanted,
            RawJson remoteData,
            CallContext call) {
        this.session = session;
        this.now = before;
        this.wanted = wanted;
        this.remoteData = remoteData;
        this.call = call;
    }

    @Override
    public Plan plan() {
        refuseDecided();
        if (wanted.equals(state())) {
            return new Plan("PATCH", PATH, null);
        }
        PendingApprovalDto first = awaited(Set.of()).orElseThrow(this::nobody);
        return new Plan("PATCH", PATH + "/" + first.id(), body(first).shown());
    }

    @Override
    public String baseline() {
        return String.valueOf(state());
    }

    @Override
    public Written<TimeoffRequest> execute() {
        refuseDecided();
        if (wanted.equals(state())) {
            return written(Written.Outcome.UNCHANGED);
        }
        Set<String> told = new HashSet<>();
        PendingApprovalDto next = awaited(told).orElseThrow(this::nobody);
        while (true) {
            PendingApprovalDto approval = next;
            String id = Objects.requireNonNull(approval.id());
            told.add(id);
            now = session.actingMembers().inName(call, ActingMembers.ON_PEOPLE, () -> send(id, approval));
            session.timeOffIndex().remember(now.value());
            Optional<PendingApprovalDto> more = PENDING.equals(state()) ? awaited(told) : Optional.empty();
            if (more.isEmpty()) {
                refuseDecided();
                return written(Written.Outcome.UPDATED);
            }
            next = more.get();
        }
    }

    @Override
    public Reconciliation<TimeoffRequest> look(String baseline) {
        now = read();
        return wanted.equals(state())
                ? new Reconciliation.Happened<>(
                        written(wanted.equals(baseline) ? Written.Outcome.UNCHANGED : Written.Outcome.UPDATED))
                : Reconciliation.missing();
    }

    /** An approval that has gone meanwhile was somebody else's to give, who was quicker. */
    private Native<TimeOffRequestDto> send(String id, PendingApprovalDto approval) {
        try {
            return session.write(session.timeOff().decide(id, body(approval).request(), call));
        } catch (NotFoundException e) {
            Native<TimeOffRequestDto> current = read();
            boolean still = awaitedOf(current.value()).stream().anyMatch(one -> id.equals(one.id()));
            if (still) {
                throw e;
            }
            return current;
        }
    }

    private NativeBody body(PendingApprovalDto approval) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("state", wanted);
        body.put("approver_id", approval.approverId());
        return NativeBody.of(ActingMembers.naming(call, body)).merged(remoteData, session.json());
    }

    private Written<TimeoffRequest> written(Written.Outcome outcome) {
        return new Written<>(TimeOffRequests.map(session, now, call), outcome);
    }

    private void refuseDecided() {
        String state = state();
        if (state != null && !state.equals(PENDING) && !state.equals(wanted)) {
            throw new ConflictException(
                    ErrorCode.REQUEST_CONFLICT,
                    "the request is " + state + ": only one that is pending can be " + wanted,
                    null);
        }
    }

    private ConflictException nobody() {
        return new ConflictException(
                ErrorCode.REQUEST_CONFLICT,
                "the request is " + state() + ", but Workable awaits nobody's decision on it",
                null);
    }

    private Optional<PendingApprovalDto> awaited(Set<String> told) {
        return awaitedOf(now.value()).stream()
                .filter(approval -> approval.id() != null && !told.contains(approval.id()))
                .findFirst();
    }

    private static List<PendingApprovalDto> awaitedOf(TimeOffRequestDto request) {
        List<@Nullable PendingApprovalDto> pending = request.pendingApprovals();
        return pending == null
                ? List.of()
                : pending.stream().filter(Objects::nonNull).toList();
    }

    private @Nullable String state() {
        return TimeOffRequestMapper.state(now.value());
    }

    private Native<TimeOffRequestDto> read() {
        return session.timeOffIndex()
                .findUndecided(now.value().id(), call)
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REMOTE_NOT_FOUND, "the time-off request is not there any more", null));
    }
}
