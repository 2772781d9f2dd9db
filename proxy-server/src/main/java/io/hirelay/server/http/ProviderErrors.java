package io.hirelay.server.http;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProviderFailure;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Errors of a provider's own API, to whoever speaks its words and knows its statuses. Thread-safe. */
public final class ProviderErrors {
    private static final Duration A_WINDOW = Duration.ofSeconds(10);

    private final Json json;
    private final ErrorAnswers errors;

    public ProviderErrors(Json json) {
        this.json = json;
        this.errors = new ErrorAnswers(json);
    }

    /**
     * What a refusal means.
     *
     * @param changes whether something else than reading was asked for
     * @param retryAfter what the provider says about it
     */
    public static HirelayException of(ProviderFailure failure, boolean changes, Optional<String> retryAfter) {
        String message = failure.provider() + " answered " + failure.status();
        return switch (failure.status()) {
            case 401 -> new AuthenticationException(message + ": it does not accept the account's credential", failure);
            case 403 -> new AccessDeniedException(message, List.of(), failure);
            case 404, 410 -> new NotFoundException(ErrorCode.REMOTE_NOT_FOUND, message, failure);
            case 409 -> new ConflictException(ErrorCode.REMOTE_CONFLICT, message, failure);
            case 429 ->
                new RateLimitedException(
                        ErrorCode.REMOTE_RATE_LIMITED,
                        message,
                        seconds(retryAfter).orElse(A_WINDOW),
                        failure);
            default ->
                failure.status() < 500
                        ? new InvalidRequestException(
                                ErrorCode.REMOTE_VALIDATION_FAILED, message, List.of(), List.of(), failure)
                        : changes
                                ? new UnknownOutcomeException(
                                        message + "; the change may have been made all the same", failure, null)
                                : new UnavailableException(
                                        ErrorCode.REMOTE_UNAVAILABLE, message, seconds(retryAfter), failure, null);
        };
    }

    private static Optional<Duration> seconds(Optional<String> retryAfter) {
        return retryAfter
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** The envelope of an error with the provider's own status. */
    public Answer answer(HirelayException error, int status, String requestId) {
        Answer answer = errors.of(error, requestId);
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        if (answer.body() instanceof Answer.JsonBody body && body.value() instanceof Map<?, ?> map) {
            map.forEach((name, value) -> envelope.put((String) name, value));
        }
        envelope.put("statusCode", status);
        envelope.put("error", ErrorAnswers.phrase(status));
        return new Answer(status, answer.headers(), new Answer.JsonBody(envelope));
    }

    /** The bytes of its body. */
    public byte[] envelope(HirelayException error, int status, String requestId) {
        return json.write(((Answer.JsonBody) answer(error, status, requestId).body()).value());
    }
}
