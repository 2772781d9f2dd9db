package io.hirelay.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A part of the customer's organisation. */
@Doc("A part of the customer's organisation.")
public record Department(
        @Required @Doc("The canonical id.") Id<Department> id,
        @Doc("Name.") Optional<String> name,
        @Doc("The department above.") Optional<Ref<Department>> parent,
        @Doc("Whether it is in use.") Optional<Coded<ActiveStatus>> status,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Department {
        notLoaded = Set.copyOf(notLoaded);
    }
}
