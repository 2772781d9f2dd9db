package io.hirelay.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A position the customer plans or has approval to fill. */
@Doc("A position the customer plans or has approval to fill.")
public record Requisition(
        @Required @Doc("The canonical id.") Id<Requisition> id,
        @Doc("Title.") Optional<String> name,
        @Doc("Where it is in its life.") Optional<Coded<RequisitionStatus>> status,
        @Doc("The job opened for it.") Optional<Ref<Job>> job,
        @Doc("For which department.") Optional<NamedRef<Department>> department,
        @Doc("Where, as text.") Optional<String> location,
        @Doc("Hiring manager.") Optional<NamedRef<User>> hiringManager,
        @Doc("Who asked for it.") Optional<NamedRef<User>> requester,
        @Doc("Who looks after it.") Optional<NamedRef<User>> owner,
        @Doc("When it is planned for.") Optional<LocalDate> planDate,
        @Doc("First day of work.") Optional<LocalDate> startDate,
        @Doc("Pay.") Optional<Compensation> compensation,
        @Doc("How somebody is employed.") Optional<Coded<JobType>> jobType,
        @Doc("Why it is needed.") Optional<String> reason,
        @Doc("Who fills it.") Optional<Ref<Candidate>> candidate,
        @Doc("Whose agreement is asked.") List<Approval> approvals,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Requisition {
        approvals = List.copyOf(approvals);
        notLoaded = Set.copyOf(notLoaded);
    }
}
