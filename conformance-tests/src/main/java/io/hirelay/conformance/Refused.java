package io.hirelay.conformance;

import io.hirelay.operation.ActionOperation;
import java.util.Objects;
import java.util.Set;

/**
 * Something that a fixture's account must not be asked to write: it is refused before anything is changed.
 *
 * @param input wrong in a way that takes the provider to see it, such as a stage of another job
 * @param fields that the refusal names, all of them
 */
public record Refused<I, O>(ActionOperation<I, O> operation, I input, Set<String> fields) {
    public Refused {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(input, "input");
        fields = Set.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a refusal names the fields that are wrong");
        }
    }

    public static <I, O> Refused<I, O> of(ActionOperation<I, O> operation, I input, String... fields) {
        return new Refused<>(operation, input, Set.of(fields));
    }

    /** Without the input: it may be personal. */
    @Override
    public String toString() {
        return operation.id() + " with a wrong " + String.join(", ", fields);
    }
}
