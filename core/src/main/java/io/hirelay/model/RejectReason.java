package io.hirelay.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A reason for ending an application. */
@Doc("A reason for ending an application.")
public record RejectReason(
        @Required @Doc("The canonical id.") Id<RejectReason> id,
        @Doc("The reason.") Optional<String> name,
        @Doc("Whether it is the candidate who ends it.") Optional<Boolean> isWithdrawal,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public RejectReason {
        notLoaded = Set.copyOf(notLoaded);
    }
}
