package io.hirelay.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A label on candidates. */
@Doc("A label on candidates.")
public record Tag(
        @Required @Doc("The canonical id.") Id<Tag> id,
        @Doc("The label.") Optional<String> name,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Tag {
        notLoaded = Set.copyOf(notLoaded);
    }
}
