package io.hirelay.http;

import org.jspecify.annotations.Nullable;

/**
 * A success.
 *
 * @param value the decoded body; null when the method's type is {@code Void}
 */
public record RestAnswer<T extends @Nullable Object>(T value, int status, AnswerHeaders headers) {
    /** Without the body. */
    @Override
    public String toString() {
        return "RestAnswer[" + status + "]";
    }
}
