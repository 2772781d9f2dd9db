package io.hirelay.server.link;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hirelay.server.http.Query;
import io.hirelay.spi.OAuthAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An OAuth server that asks whoever comes whether it may: one may allow, for one or for two accounts, or deny. */
final class FakeOAuthServer implements AutoCloseable {
    private final HttpServer server;
    private final FakeSystem system;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    final AtomicInteger exchanges = new AtomicInteger();

    /** What a code stands for. */
    private record Grant(List<OAuthAccount> accounts, String challenge) {}

    FakeOAuthServer(FakeSystem system) {
        this.system = system;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
        system.oauthServer = Optional.of(uri());
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static OAuthAccount account(String site) {
        return new OAuthAccount("The " + site + " account", Map.of("site", site));
    }

    /** A code as the server hands it out when somebody allows the connection. */
    String allow(String challenge, OAuthAccount... accounts) {
        String code = "code-" + codes.size();
        codes.put(code, new Grant(List.of(accounts), challenge));
        return code;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Query query = Query.parse(exchange.getRequestURI().getRawQuery());
        String back = query.one("redirect_uri").orElseThrow() + "?state="
                + query.one("state").orElseThrow();
        String challenge = query.one("code_challenge").orElseThrow();
        String one = allow(challenge, account("blue"));
        String two = allow(challenge, account("blue"), account("red"));
        String page = "<!doctype html><title>Allow?</title><h1>Allow the connection?</h1><p><a id=allow href='" + back
                + "&amp;code=" + one + "'>Allow</a> <a id=both href='" + back + "&amp;code=" + two
                + "'>Allow both</a> <a id=deny href='" + back + "&amp;error=access_denied'>Deny</a>";
        answer(exchange, 200, "text/html; charset=utf-8", page);
    }

    private void token(HttpExchange exchange) throws IOException {
        exchanges.incrementAndGet();
        Query form = Query.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
        Optional<Grant> grant = form.one("code").map(codes::remove);
        String verifier = form.one("code_verifier").orElse("");
        if (grant.isEmpty() || !challenge(verifier).equals(grant.get().challenge())) {
            answer(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        String token = "granted-" + exchanges.get() + "-" + form.one("code").orElseThrow();
        system.goodKeys.add(token);
        system.grants.put(token, grant.get().accounts());
        answer(
                exchange,
                200,
                "application/json",
                "{\"access_token\":\"" + token
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":7200,\"refresh_token\":\"refresh-" + token
                        + "\"}");
    }

    static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
