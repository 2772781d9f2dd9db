package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.input.RequisitionDecision;
import io.hirelay.model.Requisition;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Operations;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.WriteSupport;
import io.hirelay.spi.Written;
import io.hirelay.workable.mapping.RequisitionMapper;
import io.hirelay.workable.wire.ApprovalGroupDto;
import io.hirelay.workable.wire.ApproverDto;
import io.hirelay.workable.wire.RequisitionDto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Requisitions that are approved or rejected. Workable asks its groups of approvers one after the other, so an approval
 * may leave a requisition as pending as it was; whoever may decide is Workable's to say.
 */
final class RequisitionDecisions {
    private static final String APPROVED = "approved";
    private static final String REJECTED = "rejected";
    private static final String PENDING = "pending";

    private RequisitionDecisions() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .write(
                        Ats.REQUISITIONS_APPROVE,
                        (session, input, call) -> prepare(session, input, APPROVED, call),
                        WriteSupport.PLAIN.asUser())
                .write(
                        Ats.REQUISITIONS_REJECT,
                        (session, input, call) -> prepare(session, input, REJECTED, call),
                        WriteSupport.PLAIN.asUser());
    }

    private static PreparedWrite<Requisition> prepare(
            WorkableSession session, RequisitionDecision input, String wanted, CallContext call) {
        String given = input.id().value().strip();
        Native<RequisitionDto> before = Requisitions.find(session, given, call)
                .orElseThrow(() -> Identifiers.unresolved(
                        "there is no requisition of this code or id in this Workable account; a code looks like REQ101",
                        List.of()));
        Map<String, @Nullable Object> body = ActingMembers.naming(call, new LinkedHashMap<>());
        input.reason().ifPresent(reason -> body.put("reason", reason));
        return new Decision(
                session, before, wanted, NativeBody.of(body).merged(input.remoteData(), session.json()), call);
    }

    /** @param wanted the state that it leads to */
    private record Decision(
            WorkableSession session, Native<RequisitionDto> before, String wanted, NativeBody body, CallContext call)
            implements PreparedWrite<Requisition> {

        @Override
        public Plan plan() {
            refuseDecided();
            return new Plan("PATCH", "/spi/v3/requisitions/" + code() + "/" + verb(), body.shown());
        }

        @Override
        public String baseline() {
            return before.value().state() + ":" + decisions(before.value());
        }

        @Override
        public Written<Requisition> execute() {
            refuseDecided();
            if (wanted.equals(before.value().state())) {
                return new Written<>(Requisitions.map(session, before, call), Written.Outcome.UNCHANGED);
            }
            session.actingMembers().inName(call, () -> {
                send();
                return wanted;
            });
            return new Written<>(
                    session.readBack(() -> Requisitions.map(session, read(), call)), Written.Outcome.UPDATED);
        }

        private void send() {
            try {
                session.write(
                        wanted.equals(APPROVED)
                                ? session.accountWrites().approveRequisition(code(), body.request(), call)
                                : session.accountWrites().rejectRequisition(code(), body.request(), call));
            } catch (NotFoundException e) {
                throw new AccessDeniedException(
                        "Workable lets nobody decide on this requisition in the member's name: the member is none of its"
                                + " approvers, or the account has no add-on Hiring Plan",
                        List.of(Scopes.W_REQUISITIONS),
                        e.providerFailure().orElse(null));
            }
        }

        /** A second approval might be that of the next group: it is sent again only where there is none left. */
        @Override
        public Reconciliation<Requisition> look(String baseline) {
            Native<RequisitionDto> now = read();
            String state = String.valueOf(now.value().state());
            if (state.equals(wanted) || !(state + ":" + decisions(now.value())).equals(baseline)) {
                return Reconciliation.happened(
                        Requisitions.map(session, now, call),
                        baseline.startsWith(wanted) ? Written.Outcome.UNCHANGED : Written.Outcome.UPDATED);
            }
            return wanted.equals(REJECTED) || open(now.value()) <= 1
                    ? Reconciliation.missing()
                    : Reconciliation.unclear();
        }

        private void refuseDecided() {
            String state = before.value().state();
            if (state != null && !state.equals(PENDING) && !state.equals(wanted)) {
                throw new ConflictException(
                        ErrorCode.REQUEST_CONFLICT,
                        "the requisition is " + state + ": only one that is pending can be decided on",
                        null);
            }
        }

        private Native<RequisitionDto> read() {
            return Requisitions.find(session, code(), call)
                    .orElseThrow(() -> new NotFoundException(
                            ErrorCode.REMOTE_NOT_FOUND, "the requisition is not there any more", null));
        }

        private String code() {
            return RequisitionMapper.id(before.value());
        }

        private String verb() {
            return wanted.equals(APPROVED) ? "approve" : "reject";
        }
    }

    private static long decisions(RequisitionDto requisition) {
        return groups(requisition).stream()
                .flatMap(group -> Objects.requireNonNullElse(group.approvers(), List.<ApproverDto>of()).stream())
                .filter(approver -> approver.decision() != null)
                .count();
    }

    private static long open(RequisitionDto requisition) {
        return groups(requisition).stream()
                .filter(group -> group.approvers() != null
                        && group.approvers().stream().allMatch(approver -> approver.decision() == null))
                .count();
    }

    private static List<ApprovalGroupDto> groups(RequisitionDto requisition) {
        return requisition.approvalGroups() == null ? List.of() : requisition.approvalGroups();
    }
}
