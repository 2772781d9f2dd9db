package io.hirelay.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** An offer made to a candidate. */
@Doc("An offer made to a candidate.")
public record Offer(
        @Required @Doc("The canonical id.") Id<Offer> id,
        @Doc("The application it answers.") Optional<Ref<Application>> application,
        @Doc("To whom.") Optional<Ref<Candidate>> candidate,
        @Doc("For which job.") Optional<Ref<Job>> job,
        @Doc("Who made it.") Optional<Ref<User>> creator,
        @Doc("Where it is in its life.") Optional<Coded<OfferStatus>> status,
        @Doc("When it was sent, UTC.") Optional<Instant> sentAt,
        @Doc("When it was settled, UTC.") Optional<Instant> closedAt,
        @Doc("First day of work.") Optional<LocalDate> startDate,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Offer {
        notLoaded = Set.copyOf(notLoaded);
    }
}
