package io.hirelay.server.config;

import java.util.Locale;

/** Where a value was found, the strongest first. */
public enum Origin {
    COMMAND_LINE,
    ENVIRONMENT,
    FILE,
    DEFAULT;

    /** In words. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
