package io.hirelay.oauth;

import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.HirelayException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.http.FormAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an OAuth 2.0 server means when it refuses (RFC 6749, 5.2). Only the error word is read: the rest of the body may
 * hold what was sent.
 */
final class Refusal {
    private static final Duration UNSAID = Duration.ofSeconds(10);
    private static final int DEEPEST = 3;

    private Refusal() {}

    /** @param grantRefused what it means when the grant itself is refused, and what to do */
    static HirelayException of(FormAnswer answer, String server, String grantRefused) {
        Optional<String> word = word(answer);
        String says = "the OAuth server " + server + " refused with " + answer.status()
                + word.map(error -> " " + error).orElse("");
        if (answer.status() == 429) {
            return new RateLimitedException(
                    ErrorCode.REMOTE_RATE_LIMITED, says, answer.retryAfter().orElse(UNSAID), null);
        }
        if (answer.status() >= 500 || answer.status() == 408) {
            return new UnavailableException(ErrorCode.REMOTE_UNAVAILABLE, says, answer.retryAfter(), null, null);
        }
        return switch (word.orElse("")) {
            case "invalid_grant", "invalid_token", "access_denied" ->
                new AuthenticationException(says + ": " + grantRefused, null);
            case "invalid_client", "unauthorized_client" ->
                new ConfigurationException(List.of(
                        new Failure("client_id", says + ": it does not know the application by this id and secret"),
                        new Failure(
                                "client_secret", "must be the one that was given together with the application's id")));
            case "invalid_scope" ->
                ConfigurationException.of(
                        "oauth_scopes", says + ": it does not grant the application one of the scopes asked for");
            default -> new ProtocolException(says + ", which says nothing about the grant", null, null);
        };
    }

    /** The error word, also where it stands deeper than the standard has it; nothing that is not shaped like one. */
    static Optional<String> word(FormAnswer answer) {
        return answer.body().json(Map.class).flatMap(fields -> word(fields.get("error"), DEEPEST));
    }

    private static Optional<String> word(@Nullable Object error, int depth) {
        if (error instanceof String text) {
            return Optional.of(text).filter(word -> word.matches("[a-z_]{3,40}"));
        }
        return error instanceof Map<?, ?> object && depth > 0
                ? word(object.get("name"), 0).or(() -> word(object.get("error"), depth - 1))
                : Optional.empty();
    }
}
