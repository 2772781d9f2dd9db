package io.hirelay.model;

import java.util.Optional;

/** One part of a value. */
@Doc("One part of a value.")
public record FieldPart(
        @Doc("The part's id.") Optional<String> id,
        @Doc("What a person reads.") Optional<String> label,
        @Doc("What it holds.") Optional<Coded<FieldType>> type,

        @Personal @Doc("Text, number, boolean, ISO 8601 date, text of a choice, or a list of texts.")
        Optional<AnswerValue> value,

        @Personal @Doc("The value as the provider has it.") RawJson raw) {}
