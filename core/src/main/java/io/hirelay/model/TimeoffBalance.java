package io.hirelay.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** How much time off of one kind an employee has left. */
@Doc("How much time off of one kind an employee has left.")
public record TimeoffBalance(
        @Required @Doc("The canonical id.") Id<TimeoffBalance> id,
        @Personal @Doc("Whose.") Optional<NamedRef<Employee>> employee,
        @Doc("Name of the rule it comes from.") Optional<String> timeoffPolicy,
        @Doc("Of which kind.") Optional<NamedRef<TimeoffType>> timeoffType,
        @Personal @Doc("How much is left.") Optional<BigDecimal> balance,
        @Personal @Doc("How much has been taken.") Optional<BigDecimal> used,

        @Personal @Doc("How much of what is left comes from the period before.")
        Optional<BigDecimal> carriedOver,

        @Doc("Whether there is no limit.") Optional<Boolean> isUnlimited,
        @Doc("What it is counted in.") Optional<Coded<TimeUnit>> unit,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public TimeoffBalance {
        notLoaded = Set.copyOf(notLoaded);
    }
}
