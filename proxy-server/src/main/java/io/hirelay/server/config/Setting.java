package io.hirelay.server.config;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that an operator can set.
 *
 * @param key its name in the configuration file, lower snake case with dots between groups, such as {@code data_dir}
 * @param value how its text is understood
 * @param preset the text that holds when nobody sets it; empty when what then holds is not a fixed text
 * @param presetDoc what holds when nobody sets it, for readers
 * @param doc what it is, one or two sentences
 * @param where where it can be set
 */
public record Setting<T>(
        String key, Value<T> value, Optional<String> preset, String presetDoc, String doc, Where where) {
    static final String ENVIRONMENT_PREFIX = "HIRELAY_";

    /** Where a setting can be set. */
    public enum Where {
        ANYWHERE,
        /** Not on the command line, which every user of the machine can read. */
        NOT_ON_COMMAND_LINE,
        /** Not in the configuration file. */
        NOT_IN_FILE
    }

    public Setting {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(preset, "preset");
        Objects.requireNonNull(presetDoc, "presetDoc");
        Objects.requireNonNull(doc, "doc");
        Objects.requireNonNull(where, "where");
    }

    /** One that holds a fixed text unless told otherwise. */
    static <T> Setting<T> preset(String key, Value<T> value, String preset, String doc) {
        return new Setting<>(key, value, Optional.of(preset), preset, doc, Where.ANYWHERE);
    }

    /** One without which something else holds. */
    static <T> Setting<T> optional(String key, Value<T> value, String otherwise, String doc) {
        Where where = value.secret() ? Where.NOT_ON_COMMAND_LINE : Where.ANYWHERE;
        return new Setting<>(key, value, Optional.empty(), otherwise, doc, where);
    }

    /** Its environment variable, such as {@code HIRELAY_DATA_DIR}. */
    public String environment() {
        return ENVIRONMENT_PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Its command-line option, such as {@code --data-dir}. */
    public Optional<String> option() {
        return where == Where.NOT_ON_COMMAND_LINE
                ? Optional.empty()
                : Optional.of("--" + key.replace('.', '-').replace('_', '-'));
    }

    public boolean inFile() {
        return where != Where.NOT_IN_FILE;
    }
}
