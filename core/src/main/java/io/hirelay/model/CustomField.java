package io.hirelay.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A field that the customer has added to candidates or jobs. */
@Doc("A field that the customer has added to candidates or jobs.")
public record CustomField(
        @Required @Doc("The canonical id.") Id<CustomField> id,
        @Doc("What a person reads.") Optional<String> label,
        @Doc("What it holds.") Optional<Coded<CustomFieldType>> type,
        @Doc("Whether it must be filled.") Optional<Boolean> isRequired,
        @Doc("What there is to choose from.") List<Option> options,

        @Doc("The job it belongs to, when listed for a job.")
        Optional<Ref<Job>> job,

        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public CustomField {
        options = List.copyOf(options);
        notLoaded = Set.copyOf(notLoaded);
    }
}
