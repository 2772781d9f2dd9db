package io.hirelay.model;

import java.util.List;
import java.util.Optional;

/** One of the values of a field that has several, or is made of parts. */
@Doc("One of the values of a field that has several, or is made of parts.")
public record FieldRow(
        @Doc("The provider's id of it.") Optional<String> id,
        @Doc("Id of the row whose history it belongs to.") Optional<String> historyOf,
        @Doc("Whether it is the one to use first.") Optional<Boolean> isPrimary,

        @Personal @Doc("The value, where the field is not made of parts.")
        Optional<AnswerValue> value,

        @Personal @Doc("The parts, where the field is made of them.")
        List<FieldPart> parts) {
    public FieldRow {
        parts = List.copyOf(parts);
    }
}
