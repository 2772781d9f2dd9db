package io.hirelay.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One setting of a provider: shown in forms and help texts, checked by the host before the provider sees it.
 *
 * @param key lower snake case, such as {@code subdomain}
 * @param level who sets it
 * @param doc what it is and where to find it
 * @param required whether there is no connecting without it
 * @param defaultValue what holds when it is not given
 * @param pattern what a value looks like as a whole
 * @param example a value that is right; for a secret, what it looks like
 * @param secret whether a value must never be shown, logged, or said on a command line; only the operator's may be
 */
public record SettingSpec(
        String key,
        Level level,
        String doc,
        boolean required,
        Optional<String> defaultValue,
        Optional<Pattern> pattern,
        String example,
        boolean secret) {
    /** Who sets a setting. */
    public enum Level {
        /** The customer, for one connection. */
        CONNECTION,
        /** Whoever runs the host, for all connections of the provider; a caller can never set it. */
        OPERATOR
    }

    public SettingSpec {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(doc, "doc");
        Objects.requireNonNull(defaultValue, "defaultValue");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(example, "example");
        if (secret && level == Level.CONNECTION) {
            throw new IllegalArgumentException(key + ": a connection's secrets are its credential, not its settings");
        }
    }

    /** One that anybody may see. */
    public SettingSpec(
            String key,
            Level level,
            String doc,
            boolean required,
            Optional<String> defaultValue,
            Optional<Pattern> pattern,
            String example) {
        this(key, level, doc, required, defaultValue, pattern, example, false);
    }

    /** What is wrong with a value, if anything. */
    public Optional<String> problem(String value) {
        if (value.isBlank()) {
            return Optional.of("must not be empty; " + example + " would be right");
        }
        return pattern.filter(shape -> !shape.matcher(value).matches())
                .map(shape -> "is malformed; something like " + example + " would be right");
    }
}
