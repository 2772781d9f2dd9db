package io.hirelay.workable.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.Headers;
import io.hirelay.workable.sandbox.access.OAuthRefusal;
import io.hirelay.workable.sandbox.access.OAuthServer;
import io.hirelay.workable.sandbox.access.OAuthServer.Consent;
import io.hirelay.workable.sandbox.access.OAuthServer.Granted;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.control.Effect;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /oauth/}: consent that is given at once, and the exchange of what came of it. */
final class OAuthSite implements Site {
    static final String PREFIX = "/oauth";

    private static final String JSON = "application/json; charset=utf-8";
    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";

    private final OAuthServer server;
    private final JsonBytes json;

    OAuthSite(OAuthServer server, JsonBytes json) {
        this.server = server;
        this.json = json;
    }

    @Override
    public Ready serve(Gate.Request request, Headers headers) {
        String template = template(request);
        JsonNode body;
        int status = 200;
        try {
            switch (request.method() + " " + template) {
                case "GET /oauth/authorize" -> {
                    Answer redirect = authorize(Form.parse(request.query() == null ? "" : request.query()));
                    return new Ready(template, edits -> redirect);
                }
                case "POST /oauth/token" ->
                    body = tokens(answered(Form.parse(text(request.body())), request.authorization()));
                case "POST /oauth/revoke" -> {
                    server.revoke(
                            bearer(request.authorization()).orElse(""),
                            Form.parse(text(request.body())).get("refresh_token"));
                    body = JsonNodeFactory.instance.objectNode();
                }
                default -> throw new OAuthRefusal(404, "not_found", "There is no " + request.method() + " here.");
            }
        } catch (OAuthRefusal refusal) {
            status = refusal.status();
            body = JsonNodeFactory.instance
                    .objectNode()
                    .put("error", refusal.word())
                    .put("error_description", refusal.getMessage());
        }
        int answered = status;
        JsonNode whole = body;
        return new Ready(template, edits -> answer(answered, whole, edits));
    }

    private Answer answer(int status, JsonNode body, List<Effect.Edit> edits) {
        JsonNode shown = body;
        for (Effect.Edit edit : edits) {
            shown = edit.change().apply(shown);
        }
        return new Answer(
                status,
                Map.of("Content-Type", JSON, "Cache-Control", "no-store", "Pragma", "no-cache"),
                json.write(shown));
    }

    @Override
    public String template(Gate.Request request) {
        return request.path();
    }

    private Answer authorize(Form query) {
        URI redirect = server.redirect(
                query.get("client_id").orElse(""), query.get("redirect_uri").orElse(""));
        Map<String, String> back;
        try {
            back = Map.of("code", server.authorize(consent(query, redirect)));
        } catch (OAuthRefusal refusal) {
            back = Map.of("error", refusal.word(), "error_description", String.valueOf(refusal.getMessage()));
        }
        StringBuilder target = new StringBuilder(redirect.toString());
        char separator = redirect.getRawQuery() == null ? '?' : '&';
        for (Map.Entry<String, String> parameter : back.entrySet()) {
            target.append(separator).append(parameter.getKey()).append('=').append(encoded(parameter.getValue()));
            separator = '&';
        }
        query.get("state").ifPresent(state -> target.append("&state=").append(encoded(state)));
        return new Answer(302, Map.of("Location", target.toString(), "Cache-Control", "no-store"), new byte[0]);
    }

    private static Consent consent(Form query, URI redirect) {
        if (!query.get("response_type").orElse("").equals("code")) {
            throw new OAuthRefusal(400, "unsupported_response_type", "response_type must be code.");
        }
        if (!query.get("resource").orElse("").equals("user")) {
            throw new OAuthRefusal(400, "invalid_request", "resource must be user.");
        }
        try {
            return new Consent(
                    redirect,
                    Scope.allOf(query.get("scope").orElse("")),
                    query.get("code_challenge"),
                    query.get("code_challenge_method").orElse("plain"));
        } catch (IllegalArgumentException e) {
            throw new OAuthRefusal(400, "invalid_scope", String.valueOf(e.getMessage()));
        }
    }

    private Granted answered(Form form, @Nullable String authorization) {
        Form client = basic(authorization).orElse(form);
        server.identify(
                client.get("client_id").orElse(""), client.get("client_secret").orElse(""));
        return switch (form.get("grant_type").orElse("")) {
            case "authorization_code" ->
                server.exchange(
                        form.get("code").orElse(""), form.get("redirect_uri").orElse(""), form.get("code_verifier"));
            case "refresh_token" -> server.refresh(form.get("refresh_token").orElse(""));
            default ->
                throw new OAuthRefusal(
                        400, "unsupported_grant_type", "grant_type must be authorization_code or refresh_token.");
        };
    }

    private static JsonNode tokens(Granted granted) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("access_token", granted.accessToken())
                .put("token_type", "Bearer")
                .put("expires_in", granted.life().toSeconds())
                .put("refresh_token", granted.refreshToken())
                .put("scope", Scope.words(granted.scopes()))
                .put("created_at", granted.createdAt().getEpochSecond());
    }

    private static Optional<Form> basic(@Nullable String authorization) {
        return after(BASIC, authorization).flatMap(encoded -> {
            try {
                String pair = text(Base64.getDecoder().decode(encoded));
                int colon = pair.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(Form.parse("client_id=" + pair.substring(0, colon) + "&client_secret="
                                + pair.substring(colon + 1)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<String> bearer(@Nullable String authorization) {
        return after(BEARER, authorization);
    }

    private static Optional<String> after(String scheme, @Nullable String authorization) {
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(scheme)
                ? Optional.of(authorization.substring(scheme.length()).strip())
                : Optional.empty();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
