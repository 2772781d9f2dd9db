package io.hirelay.server.http;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.Choice;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.ErrorCode.Origin;
import io.hirelay.error.Failure;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotSupportedException;
import io.hirelay.error.ProviderFailure;
import io.hirelay.error.Retry;
import io.hirelay.error.UnavailableException;
import io.hirelay.json.Json;
import io.hirelay.model.RawJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one envelope in which everything that goes wrong is answered. Thread-safe. */
public final class ErrorAnswers {
    static final String CODE_HEADER = "X-Hirelay-Error";
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    /** When nothing better is known. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** What goes with these always lists what would have been understood, even where nothing can be listed. */
    private static final Set<ErrorCode> IDENTIFIERS =
            Set.of(ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER, ErrorCode.REQUEST_AMBIGUOUS_IDENTIFIER);

    private final Json json;

    public ErrorAnswers(Json json) {
        this.json = json;
    }

    /** The answer to a call that failed in whatever way; what was not foreseen is logged, without its message. */
    public Answer of(Throwable thrown, String requestId) {
        if (thrown instanceof CancelledException) {
            return envelope(
                    new UnavailableException(
                            ErrorCode.PLATFORM_NOT_READY,
                            "the call was cancelled before it was answered; it can be made again",
                            Optional.of(RETRY_AFTER),
                            null,
                            null),
                    requestId);
        }
        if (thrown instanceof HirelayException foreseen) {
            if (foreseen.code() == ErrorCode.PLATFORM_INTERNAL) {
                LOG.error("request {} failed: {}", requestId, Stack.of(thrown));
            }
            return envelope(foreseen, requestId);
        }
        LOG.error("request {} failed: {}", requestId, Stack.of(thrown));
        return plain(
                ErrorCode.PLATFORM_INTERNAL,
                "the server failed to serve the request; its request_id names it in the server's log",
                requestId);
    }

    /** The words that go with a status. */
    public static String phrase(int status) {
        return ReasonPhrases.of(status);
    }

    /** An error that nothing more is known about. */
    Answer plain(ErrorCode code, String message, String requestId) {
        return envelope(new InvalidRequestException(code, message, List.of(), List.of()), requestId);
    }

    private Answer envelope(HirelayException error, String requestId) {
        ErrorCode code = error.code();
        Optional<Long> retryAfter = retryAfter(error);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("statusCode", code.status());
        body.put("error", ReasonPhrases.of(code.status()));
        body.put("message", String.valueOf(error.getMessage()));
        body.put("code", code.code());
        body.put("origin", code.origin().word());
        body.put("retry", (retryAfter.isPresent() ? Retry.AFTER : error.retry()).word());
        body.put("details", details(error));
        if (fromProvider(error)) {
            body.put("truto_is_remote_error", true);
            body.put(
                    "raw_response",
                    error.providerFailure()
                            .flatMap(ProviderFailure::body)
                            .map(this::asReceived)
                            .orElse(null));
        }
        body.put("request_id", requestId);
        Answer answer = Answer.json(code.status(), body).with(CODE_HEADER, code.code());
        if (retryAfter.isPresent()) {
            answer = answer.with("Retry-After", retryAfter.get().toString());
        }
        return code == ErrorCode.REQUEST_UNAUTHENTICATED ? answer.with("WWW-Authenticate", "Bearer") : answer;
    }

    /** An account's error is the provider's as well when the provider has just said so. */
    private static boolean fromProvider(HirelayException error) {
        Origin origin = error.code().origin();
        return origin == Origin.PROVIDER
                || origin == Origin.ACCOUNT && error.providerFailure().isPresent();
    }

    /** Whole seconds, rounded up; 429 and 503 always name some. */
    private static Optional<Long> retryAfter(HirelayException error) {
        boolean always = error.code().status() == 429 || error.code().status() == 503;
        return error.retryAfter()
                .or(() -> always || error.retry() == Retry.AFTER ? Optional.of(RETRY_AFTER) : Optional.empty())
                .map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private static Map<String, Object> details(HirelayException error) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (!error.failures().isEmpty()) {
            details.put(
                    "failures",
                    error.failures().stream().map(ErrorAnswers::failure).toList());
        }
        if (error instanceof InvalidRequestException invalid
                && (IDENTIFIERS.contains(error.code()) || !invalid.choices().isEmpty())) {
            details.put(
                    "options",
                    invalid.choices().stream().map(ErrorAnswers::option).toList());
        }
        if (error instanceof NotSupportedException notSupported) {
            details.put("capability", notSupported.capability());
        }
        if (error instanceof AccessDeniedException denied
                && !denied.missingScopes().isEmpty()) {
            details.put("missing_scopes", denied.missingScopes());
        }
        return details;
    }

    private static Map<String, Object> failure(Failure failure) {
        return ordered("field", failure.field(), "message", failure.message());
    }

    private static Map<String, Object> option(Choice choice) {
        return ordered("id", choice.id(), "name", choice.name());
    }

    private static Map<String, Object> ordered(String key, String value, String key2, String value2) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(key2, value2);
        return map;
    }

    /** The provider's body byte for byte when it is JSON, and as a string when it is not. */
    private Object asReceived(String body) {
        try {
            json.read(body.getBytes(StandardCharsets.UTF_8));
            return RawJson.of(body);
        } catch (InvalidRequestException notJson) {
            return body;
        }
    }
}
