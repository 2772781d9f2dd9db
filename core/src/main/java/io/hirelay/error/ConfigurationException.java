package io.hirelay.error;

import java.util.List;
import java.util.stream.Collectors;

/** A setting is missing or wrong; every failure is told at once. */
public final class ConfigurationException extends HirelayException {
    private static final long serialVersionUID = 1L;

    private final transient List<Failure> failures;

    public ConfigurationException(List<Failure> failures) {
        super(
                ErrorCode.PLATFORM_MISCONFIGURED,
                failures.stream()
                        .map(failure -> failure.field() + ": " + failure.message())
                        .collect(Collectors.joining("; ")),
                null,
                null);
        this.failures = List.copyOf(failures);
    }

    public static ConfigurationException of(String key, String message) {
        return new ConfigurationException(List.of(new Failure(key, message)));
    }

    @Override
    public List<Failure> failures() {
        return failures;
    }
}
