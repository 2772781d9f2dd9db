package io.hirelay.oauth;

import io.hirelay.error.AuthenticationException;
import io.hirelay.error.HirelayException;
import io.hirelay.error.ProtocolException;
import io.hirelay.http.AuthHeaders;
import io.hirelay.http.FormAnswer;
import io.hirelay.http.Forms;
import io.hirelay.operation.Deadline;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.OAuthApplication.Revocation;
import io.hirelay.spi.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Speaks to OAuth 2.0 servers (RFC 6749, authorization code). Each request is sent once and takes at most ten seconds.
 * Failures: {@link AuthenticationException} when the server refuses the grant (code or refresh token),
 * {@link io.hirelay.error.ConfigurationException} when it refuses the application,
 * {@link io.hirelay.error.RateLimitedException}, {@link io.hirelay.error.UnavailableException} when it cannot be
 * reached, {@link ProtocolException} for an answer that is none; no message holds a token, a code, or the server's own
 * text but for its error word. Thread-safe; keeps nothing.
 */
public final class OAuthClient {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Forms forms;
    private final InstantSource clock;

    public OAuthClient(Forms forms, InstantSource clock) {
        this.forms = Objects.requireNonNull(forms, "forms");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Where to send the browser.
     *
     * @param state comes back with the code; tells whose browser it was, so nobody else may be able to guess it
     */
    public URI authorize(OAuthApplication application, URI redirectUri, String state, Optional<Pkce> pkce) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", application.clientId());
        query.put("redirect_uri", redirectUri.toString());
        if (!application.scopes().isEmpty()) {
            query.put("scope", String.join(" ", application.scopes()));
        }
        query.put("state", state);
        pkce.ifPresent(key -> {
            query.put("code_challenge", key.challenge());
            query.put("code_challenge_method", "S256");
        });
        application.authorizeParameters().forEach(query::putIfAbsent);
        URI address = application.authorizeUri();
        return URI.create(address
                + (address.getRawQuery() == null ? "?" : "&")
                + query.entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&")));
    }

    /**
     * Exchanges the code that the browser brought back.
     *
     * @param redirectUri the one that was named when the browser was sent
     * @param pkce the one whose challenge was sent along
     */
    public OAuthTokens exchange(
            OAuthApplication application, URI redirectUri, Secret code, Optional<Pkce> pkce, Deadline deadline) {
        Map<String, String> form = identified(application);
        form.put("grant_type", "authorization_code");
        form.put("redirect_uri", redirectUri.toString());
        form.put("code", code.reveal());
        pkce.ifPresent(key -> form.put("code_verifier", key.verifier().reveal()));
        return tokens(
                application,
                form,
                deadline,
                "the code was used before, has expired, or belongs to another address; start connecting again");
    }

    /**
     * Gets new tokens. The old ones may end at once, so the new ones are to be stored before anything else. A server
     * that gives no new refresh token leaves the old one in force: it is in the answer again.
     */
    public OAuthTokens refresh(OAuthApplication application, Secret refreshToken, Deadline deadline) {
        Map<String, String> form = identified(application);
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken.reveal());
        OAuthTokens tokens = tokens(
                application,
                form,
                deadline,
                "the grant was taken back, has expired, or its refresh token was used elsewhere; connect the account"
                        + " again");
        return new OAuthTokens(
                tokens.accessToken(),
                tokens.refreshToken().or(() -> Optional.of(refreshToken)),
                tokens.expiresAt(),
                tokens.scopes());
    }

    /** Takes a grant back; does nothing at a server that does not know that. */
    public void revoke(
            OAuthApplication application, Secret accessToken, Optional<Secret> refreshToken, Deadline deadline) {
        if (application.revokeUri().isEmpty()) {
            return;
        }
        Map<String, String> form = new LinkedHashMap<>();
        Optional<AuthHeaders> auth = Optional.empty();
        if (application.revocation() == Revocation.BEARER) {
            auth = Optional.of(AuthHeaders.bearer(accessToken.reveal()));
            refreshToken.ifPresent(token -> form.put("refresh_token", token.reveal()));
        } else {
            form.putAll(identified(application));
            form.put("token", refreshToken.orElse(accessToken).reveal());
            form.put("token_type_hint", refreshToken.isPresent() ? "refresh_token" : "access_token");
        }
        URI address = application.revokeUri().get();
        FormAnswer answer = forms.post(address, form, auth, deadline.atMost(LONGEST));
        if (!answer.isSuccess()) {
            throw Refusal.of(answer, address.getHost(), "it does not accept the token that authorizes the revocation");
        }
    }

    private OAuthTokens tokens(OAuthApplication application, Map<String, String> form, Deadline deadline, String why) {
        Instant asked = clock.instant();
        URI address = application.tokenUri();
        FormAnswer answer = forms.post(address, form, Optional.empty(), deadline.atMost(LONGEST));
        if (!answer.isSuccess() || Refusal.word(answer).isPresent()) {
            throw Refusal.of(answer, address.getHost(), why);
        }
        return TokenAnswer.read(answer, asked).orElseThrow(() -> garbled(address));
    }

    private static HirelayException garbled(URI address) {
        return new ProtocolException(
                "the OAuth server " + address.getHost() + " answered with something that is no bearer token",
                null,
                null);
    }

    private static Map<String, String> identified(OAuthApplication application) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", application.clientId());
        form.put("client_secret", application.clientSecret().reveal());
        return form;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
