package io.hirelay.model;

import java.util.List;
import java.util.Optional;

/** A part of the values of a field. */
@Doc("A part of the values of a field.")
public record FieldPartDefinition(
        @Doc("The part's id.") Optional<String> id,
        @Doc("What a person reads.") Optional<String> label,
        @Doc("Help beside it.") Optional<String> description,
        @Doc("What it holds.") Optional<Coded<FieldType>> type,
        @Doc("What there is to choose from.") List<Option> options) {
    public FieldPartDefinition {
        options = List.copyOf(options);
    }
}
