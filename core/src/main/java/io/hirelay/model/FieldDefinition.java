package io.hirelay.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A field that employees have, the customer's own among them. */
@Doc("A field that employees have, the customer's own among them.")
public record FieldDefinition(
        @Required @Doc("The canonical id, which custom_fields of an employee name.")
        Id<FieldDefinition> id,

        @Doc("Its name for programs.") Optional<String> name,
        @Doc("What a person reads.") Optional<String> label,
        @Doc("Help beside it.") Optional<String> description,
        @Doc("What has the field, such as employee.") Optional<String> entityType,
        @Doc("What it holds.") Optional<Coded<FieldType>> type,
        @Doc("Whether it must be filled.") Optional<Boolean> isRequired,
        @Doc("Whether it holds any number of values.") Optional<Boolean> isMultiple,
        @Doc("Whether earlier values are kept.") Optional<Boolean> keepsHistory,
        @Doc("What there is to choose from.") List<Option> options,

        @Doc("What each value is made of, where it is made of parts.")
        List<FieldPartDefinition> parts,

        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public FieldDefinition {
        options = List.copyOf(options);
        parts = List.copyOf(parts);
        notLoaded = Set.copyOf(notLoaded);
    }
}
