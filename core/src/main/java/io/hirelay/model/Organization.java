package io.hirelay.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A company or client for whom is recruited. */
@Doc("A company or client for whom is recruited.")
public record Organization(
        @Required @Doc("The canonical id.") Id<Organization> id,
        @Doc("Name.") Optional<String> name,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Organization {
        notLoaded = Set.copyOf(notLoaded);
    }
}
