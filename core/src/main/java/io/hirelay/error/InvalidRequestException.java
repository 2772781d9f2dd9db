package io.hirelay.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The caller asked for something that cannot be: each failure names a field, what was wrong with it and what would be right. */
public final class InvalidRequestException extends HirelayException {
    private static final long serialVersionUID = 1L;

    private final transient List<Failure> failures;
    private final transient List<Choice> choices;

    public InvalidRequestException(ErrorCode code, String message, List<Failure> failures, List<Choice> choices) {
        this(code, message, failures, choices, null);
    }

    public InvalidRequestException(
            ErrorCode code,
            String message,
            List<Failure> failures,
            List<Choice> choices,
            @Nullable ProviderFailure providerFailure) {
        super(code, message, providerFailure, null);
        this.failures = List.copyOf(failures);
        this.choices = List.copyOf(choices);
    }

    /** One thing wrong with one field. */
    public static InvalidRequestException of(ErrorCode code, String field, String message) {
        return new InvalidRequestException(
                code, field + ": " + message, List.of(new Failure(field, message)), List.of());
    }

    /** Several things wrong, all told at once. */
    public static InvalidRequestException of(ErrorCode code, List<Failure> failures) {
        String message = failures.stream()
                .map(failure -> failure.field() + ": " + failure.message())
                .collect(Collectors.joining("; "));
        return new InvalidRequestException(code, message, failures, List.of());
    }

    /** An identifier that names nothing; {@code choices} are those that would have been understood. */
    public static InvalidRequestException unresolved(String field, String message, List<Choice> choices) {
        return identifier(ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER, field, message, choices);
    }

    /** An identifier that names more than one thing; {@code choices} are those it may mean. */
    public static InvalidRequestException ambiguous(String field, String message, List<Choice> choices) {
        return identifier(ErrorCode.REQUEST_AMBIGUOUS_IDENTIFIER, field, message, choices);
    }

    private static InvalidRequestException identifier(
            ErrorCode code, String field, String message, List<Choice> choices) {
        return new InvalidRequestException(code, field + ": " + message, List.of(new Failure(field, message)), choices);
    }

    /** The same, told of another field: a resolver does not know under which name a caller gave the value. */
    public InvalidRequestException about(String field) {
        return new InvalidRequestException(
                code(),
                field + ": " + failures.stream().map(Failure::message).collect(Collectors.joining("; ")),
                failures.stream()
                        .map(failure -> new Failure(field, failure.message()))
                        .toList(),
                choices,
                providerFailure().orElse(null));
    }

    @Override
    public List<Failure> failures() {
        return failures;
    }

    /** What would have been understood, where that can be listed. */
    public List<Choice> choices() {
        return choices;
    }
}
