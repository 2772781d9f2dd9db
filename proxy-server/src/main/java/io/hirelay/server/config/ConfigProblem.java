package io.hirelay.server.config;

import java.util.Objects;

/**
 * One thing wrong with the configuration.
 *
 * @param subject what it is about: a setting with its names, or a file
 * @param message what was wrong and what would be right; never a secret
 */
public record ConfigProblem(String subject, String message) {
    public ConfigProblem {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(message, "message");
    }

    /** About a setting, named in every way in which it can be set. */
    public static ConfigProblem of(Setting<?> setting, String message) {
        String names = setting.environment()
                + setting.option().map(option -> ", " + option).orElse("");
        return new ConfigProblem(setting.key() + " (" + names + ")", message);
    }

    @Override
    public String toString() {
        return subject + ": " + message;
    }
}
