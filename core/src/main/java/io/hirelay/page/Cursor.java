package io.hirelay.page;

import java.util.Objects;

/**
 * Where a walk goes on: the provider's own bytes, opaque, never empty. It holds at most the query of a provider's
 * next-URL, never its host.
 */
public record Cursor(String token) {
    public Cursor {
        if (Objects.requireNonNull(token, "token").isEmpty()) {
            throw new IllegalArgumentException("a cursor is never empty");
        }
    }

    /** Says nothing: a cursor may hold what a caller filtered by. */
    @Override
    public String toString() {
        return "Cursor[" + token.length() + " characters]";
    }
}
