package io.hirelay.server.config;

import java.util.List;
import java.util.Objects;

/**
 * A configuration that is right.
 *
 * @param shown every setting with the value that holds and where it comes from, secrets masked
 * @param warnings what is odd about it and no error
 */
public record Loaded(ServerConfig config, List<Shown> shown, List<ConfigProblem> warnings) {
    public Loaded {
        Objects.requireNonNull(config, "config");
        shown = List.copyOf(shown);
        warnings = List.copyOf(warnings);
    }

    /** A setting as it may be shown to anybody. */
    public record Shown(Setting<?> setting, String value, Origin origin) {}
}
