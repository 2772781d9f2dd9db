package io.hirelay.workable.sandbox.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A planned hire of the Hiring Plan add-on. Dates are {@code YYYY-MM-DD}. */
public record Requisition(
        long id,
        String code,
        String state,
        @Nullable Integer job,
        String jobTitle,
        @Nullable Long department,
        @Nullable Place place,
        long requester,
        long hiringManager,
        long owner,
        @Nullable String planDate,
        @Nullable String startDate,
        @Nullable SalaryRange salaryRange,
        @Nullable PaidSalary salary,
        @Nullable Long candidate,
        @Nullable String employmentType,
        @Nullable String experience,
        @Nullable String reason,
        ArrayNode attributes,
        List<ApprovalGroup> approvals,
        Instant createdAt,
        Instant updatedAt) {
    public Requisition {
        approvals = List.copyOf(approvals);
    }

    public Requisition filledBy(long newCandidate, @Nullable PaidSalary newSalary, Instant at) {
        return changed("filled", newSalary, newCandidate, approvals, at);
    }

    public Requisition decided(String newState, List<ApprovalGroup> newApprovals, Instant at) {
        return changed(newState, salary, candidate, newApprovals, at);
    }

    private Requisition changed(
            String newState,
            @Nullable PaidSalary newSalary,
            @Nullable Long newCandidate,
            List<ApprovalGroup> newApprovals,
            Instant at) {
        return new Requisition(
                id,
                code,
                newState,
                job,
                jobTitle,
                department,
                place,
                requester,
                hiringManager,
                owner,
                planDate,
                startDate,
                salaryRange,
                newSalary,
                newCandidate,
                employmentType,
                experience,
                reason,
                attributes,
                newApprovals,
                createdAt,
                at);
    }

    public record SalaryRange(
            @Nullable Integer from, @Nullable Integer to, String frequency, String currency) {}

    public record PaidSalary(int amount, String frequency, String currency) {}

    public record ApprovalGroup(long id, List<Approver> approvers) {
        public ApprovalGroup {
            approvers = List.copyOf(approvers);
        }
    }

    /** {@code decision} is null until made. */
    public record Approver(long member, @Nullable String decision) {}
}
