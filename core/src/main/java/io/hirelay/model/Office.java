package io.hirelay.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A place of work. */
@Doc("A place of work.")
public record Office(
        @Required @Doc("The canonical id.") Id<Office> id,
        @Doc("Name.") Optional<String> name,
        @Doc("The office above.") Optional<Ref<Office>> parent,
        @Doc("Where it is, as text.") Optional<String> location,
        @Doc("Whether the work is done from elsewhere.") Optional<Boolean> isRemote,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Office {
        notLoaded = Set.copyOf(notLoaded);
    }
}
