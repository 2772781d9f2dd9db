package io.hirelay.http;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.operation.Safety;
import java.time.Duration;
import java.util.List;

/** What the statuses of HTTP mean when a provider adds nothing of its own. */
final class StandardErrors {
    private static final Duration UNSAID = Duration.ofSeconds(10);

    private StandardErrors() {}

    static HirelayException map(ErrorAnswer answer) {
        return switch (answer.status()) {
            case 400, 413, 422 ->
                new InvalidRequestException(
                        ErrorCode.REMOTE_VALIDATION_FAILED,
                        says(answer, "does not accept what was sent"),
                        List.of(),
                        List.of(),
                        answer.failure());
            case 401 ->
                new AuthenticationException(
                        says(answer, "does not accept the connection's credential"), answer.failure());
            case 402, 403, 451 ->
                new AccessDeniedException(says(answer, "does not allow it"), List.of(), answer.failure());
            case 404, 410 ->
                new NotFoundException(ErrorCode.REMOTE_NOT_FOUND, says(answer, "has no such record"), answer.failure());
            case 409, 412, 423 ->
                new ConflictException(
                        ErrorCode.REMOTE_CONFLICT,
                        says(answer, "sees a conflict with what is there"),
                        answer.failure());
            case 429 ->
                new RateLimitedException(
                        ErrorCode.REMOTE_RATE_LIMITED,
                        says(answer, "refuses more calls for now"),
                        answer.retryAfter().orElse(UNSAID),
                        answer.failure());
            case 408 -> failed(answer, ErrorCode.REMOTE_TIMEOUT);
            default ->
                answer.status() >= 500
                        ? failed(
                                answer,
                                answer.status() == 504 ? ErrorCode.REMOTE_TIMEOUT : ErrorCode.REMOTE_UNAVAILABLE)
                        : new ProtocolException(
                                says(answer, "answered with an unexpected status"), answer.failure(), null);
        };
    }

    private static HirelayException failed(ErrorAnswer answer, ErrorCode code) {
        return answer.safety() == Safety.READ
                ? new UnavailableException(
                        code, says(answer, "failed to answer"), answer.retryAfter(), answer.failure(), null)
                : new UnknownOutcomeException(
                        says(answer, "failed, and may have applied the change"), answer.failure(), null);
    }

    private static String says(ErrorAnswer answer, String what) {
        return answer.provider() + " " + what + ": " + answer.asked() + " answered " + answer.status();
    }
}
