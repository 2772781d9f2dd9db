package io.hirelay.oauth;

import io.hirelay.http.FormAnswer;
import io.hirelay.spi.Credential;
import io.hirelay.spi.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what an OAuth 2.0 server answers when it grants (RFC 6749, 5.1), numbers in strings included. */
final class TokenAnswer {
    /** Beyond this an end is none. */
    private static final long MOST_SECONDS = Duration.ofDays(3650).toSeconds();

    private TokenAnswer() {}

    /**
     * @param asked when the tokens were asked for: their life is counted from then, which is on the safe side
     * @return nothing when the answer holds no bearer token that can be sent
     */
    static Optional<OAuthTokens> read(FormAnswer answer, Instant asked) {
        Optional<Map<?, ?>> fields = answer.body().json(Map.class).map(map -> map);
        return fields.filter(TokenAnswer::isBearer)
                .flatMap(map -> secret(map.get("access_token"))
                        .map(token -> new OAuthTokens(
                                token,
                                secret(map.get("refresh_token")),
                                seconds(map.get("expires_in")).map(asked::plus),
                                scopes(map.get("scope")))));
    }

    private static boolean isBearer(Map<?, ?> fields) {
        Object type = fields.get("token_type");
        return type == null || type instanceof String word && word.equalsIgnoreCase("bearer");
    }

    /** A text that a header can carry. */
    private static Optional<Secret> secret(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Secret.of(new Credential.AccessToken(text).token()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> seconds(@Nullable Object value) {
        try {
            return value instanceof Number || value instanceof String
                    ? Optional.of(new BigDecimal(value.toString().strip()))
                            .filter(number ->
                                    number.signum() > 0 && number.compareTo(BigDecimal.valueOf(MOST_SECONDS)) <= 0)
                            .map(number -> Duration.ofSeconds(number.longValue()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static List<String> scopes(@Nullable Object value) {
        return value instanceof String text
                ? Arrays.stream(text.split("[ ,]+"))
                        .filter(scope -> !scope.isEmpty())
                        .toList()
                : List.of();
    }
}
