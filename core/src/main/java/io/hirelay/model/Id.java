package io.hirelay.model;

import java.util.Objects;

/**
 * A canonical identifier of one kind of object, opaque: the provider's own string, compared exactly, never parsed or
 * ordered outside the provider.
 *
 * @param <T> the kind of object it names
 * @param value never blank, no control characters, at most 512 characters
 */
public record Id<T>(String value) implements Scalar {
    private static final int LONGEST = 512;

    public Id {
        Objects.requireNonNull(value, "value");
        if (value.isBlank()) {
            throw new IllegalArgumentException("an id must not be blank");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("an id has at most " + LONGEST + " characters, not " + value.length());
        }
        for (int i = 0; i < value.length(); i++) { // a page holds a thousand ids: no stream for each
            if (value.charAt(i) < 0x20 || value.charAt(i) == 0x7f) {
                throw new IllegalArgumentException("an id must not hold control characters");
            }
        }
    }

    public static <T> Id<T> of(String value) {
        return new Id<>(value);
    }

    @Override
    public Object json() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
