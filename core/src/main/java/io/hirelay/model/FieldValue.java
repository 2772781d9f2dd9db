package io.hirelay.model;

import java.util.List;
import java.util.Optional;

/**
 * What a field of an employee holds: a plain value, or rows of a field that has several values or is made of parts.
 */
@Doc("What a field of an employee holds.")
public record FieldValue(
        @Required @Doc("The field.") Id<FieldDefinition> id,
        @Doc("What a person reads.") Optional<String> label,
        @Doc("What it holds.") Optional<Coded<FieldType>> type,

        @Personal @Doc("Of a plain field: text, number, boolean, ISO 8601 date, text of a choice, or a list of texts.")
        Optional<AnswerValue> value,

        @Personal @Doc("Of a field of several values or of parts, with earlier ones where the provider keeps them.")
        List<FieldRow> rows,

        @Personal @Doc("The value as the provider has it.") RawJson raw) {
    public FieldValue {
        rows = List.copyOf(rows);
    }
}
