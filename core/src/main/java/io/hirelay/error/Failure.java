package io.hirelay.error;

import java.util.Objects;

/**
 * One thing wrong with one field.
 *
 * @param field the field's path, such as {@code emails[0].email}, or a parameter's name
 * @param message what was wrong and what would be right; never the value itself where that may be personal
 */
public record Failure(String field, String message) {
    public Failure {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }
}
