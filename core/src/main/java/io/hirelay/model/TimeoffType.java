package io.hirelay.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A kind of time off, such as holidays or sick leave. */
@Doc("A kind of time off, such as holidays or sick leave.")
public record TimeoffType(
        @Required @Doc("The canonical id.") Id<TimeoffType> id,
        @Doc("Name.") Optional<String> name,
        @Doc("What it is for.") Optional<String> description,
        @Doc("What it is counted in.") Optional<Coded<TimeUnit>> unit,
        @Doc("Whether pay goes on.") Optional<Boolean> isPaid,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public TimeoffType {
        notLoaded = Set.copyOf(notLoaded);
    }
}
