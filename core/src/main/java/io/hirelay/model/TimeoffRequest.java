package io.hirelay.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An employee's wish for time off. */
@Doc("An employee's wish for time off.")
public record TimeoffRequest(
        @Required @Doc("The canonical id.") Id<TimeoffRequest> id,
        @Personal @Doc("The request in a sentence.") Optional<String> description,

        @Personal @Doc("Why, where the provider has a list of reasons.")
        Optional<TimeoffReason> reason,

        @Personal @Doc("Whose.") Optional<NamedRef<Employee>> employee,
        @Personal @Doc("Who decided, or is to.") Optional<NamedRef<Employee>> approver,
        @Doc("What has become of it.") Optional<Coded<TimeoffStatus>> status,
        @Personal @Doc("What the employee says about it.") Optional<String> employeeNote,
        @Doc("What amount is counted in.") Optional<Coded<TimeUnit>> units,
        @Personal @Doc("How much time off it takes.") Optional<BigDecimal> amount,
        @Doc("Name of the kind of time off.") Optional<String> timeoffType,
        @Doc("Id of the kind of time off.") Optional<Id<TimeoffType>> timeoffTypeId,
        @Doc("The rule it falls under.") Optional<String> requestPolicyType,

        @Personal @Doc("Beginning on the provider's clock, without a zone.")
        Optional<LocalDateTime> startTime,

        @Personal @Doc("End on the provider's clock, without a zone.")
        Optional<LocalDateTime> endTime,

        @Personal @Doc("Which part of the day, for a request of a day or less.")
        Optional<Coded<DaySession>> session,

        @Doc("Decisions that are awaited.") List<TimeoffApproval> approvals,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public TimeoffRequest {
        approvals = List.copyOf(approvals);
        notLoaded = Set.copyOf(notLoaded);
    }
}
