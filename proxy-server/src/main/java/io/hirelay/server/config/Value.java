package io.hirelay.server.config;

import java.util.Objects;
import java.util.function.Function;

/**
 * How the text of a setting is understood.
 *
 * @param placeholder what stands for a value in help texts, such as {@code SECONDS}
 * @param secret whether a value must never be shown
 * @param parser refuses a text with an {@link IllegalArgumentException} that says what would be right
 */
public record Value<T>(String placeholder, boolean secret, Function<String, T> parser) {
    public Value {
        Objects.requireNonNull(placeholder, "placeholder");
        Objects.requireNonNull(parser, "parser");
    }

    static <T> Value<T> of(String placeholder, Function<String, T> parser) {
        return new Value<>(placeholder, false, parser);
    }

    static <T> Value<T> secret(String placeholder, Function<String, T> parser) {
        return new Value<>(placeholder, true, parser);
    }
}
