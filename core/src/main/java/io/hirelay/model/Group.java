package io.hirelay.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What employees belong to: a department, division, legal entity or the like. */
@Doc("What employees belong to: a department, division, legal entity or the like.")
public record Group(
        @Required @Doc("The canonical id.") Id<Group> id,
        @Doc("Id of the group above.") Optional<Id<Group>> parentGroup,
        @Doc("Name.") Optional<String> name,
        @Doc("What it is for.") Optional<String> description,
        @Doc("What it is.") Optional<Coded<GroupType>> type,
        @Doc("IANA name of the time zone it works in.") Optional<String> timezone,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Group {
        notLoaded = Set.copyOf(notLoaded);
    }
}
