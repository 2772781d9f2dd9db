package io.hirelay.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a candidate told for equal-opportunity statistics. */
@Doc("What a candidate told for equal-opportunity statistics.")
public record Eeoc(
        @Required @Doc("The canonical id.") Id<Eeoc> id,
        @Personal @Doc("Who told it.") Optional<Ref<Candidate>> candidate,
        @Doc("When, UTC.") Optional<Instant> submittedAt,
        @Personal @Doc("Race.") Optional<String> race,
        @Personal @Doc("Gender.") Optional<String> gender,
        @Personal @Doc("Veteran status.") Optional<String> veteranStatus,
        @Personal @Doc("Disability status.") Optional<String> disabilityStatus,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Eeoc {
        notLoaded = Set.copyOf(notLoaded);
    }
}
