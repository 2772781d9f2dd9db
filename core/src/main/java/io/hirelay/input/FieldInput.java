package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.Doc;
import io.hirelay.model.FieldDefinition;
import io.hirelay.model.Id;
import io.hirelay.model.ObjectForm;
import io.hirelay.model.Personal;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;

/** What a field of an employee is to hold. */
@Doc("What a field of an employee is to hold.")
@ObjectForm(in = "value", is = "raw")
public record FieldInput(
        @Required @Doc("Which field.") Id<FieldDefinition> id,

        @Personal @Doc("Text, number, true or false, a date, or choices by id or text; null clears.")
        Change<AnswerValue> value,

        @Personal @Doc("In place of value: the value as the provider writes it, for fields of several values or parts.")
        RawJson raw) {

    public static FieldInput of(String field, AnswerValue value) {
        return new FieldInput(Id.of(field), Change.set(value), RawJson.NULL);
    }

    /** A value as the provider writes it. */
    public static FieldInput raw(String field, RawJson value) {
        return new FieldInput(Id.of(field), Change.keep(), value);
    }

    public static FieldInput cleared(String field) {
        return new FieldInput(Id.of(field), Change.clear(), RawJson.NULL);
    }

    void check(Findings findings) {
        if (value instanceof Change.Keep == raw.equals(RawJson.NULL)) {
            findings.add("value", "either value or raw is needed, and not both");
        }
    }
}
