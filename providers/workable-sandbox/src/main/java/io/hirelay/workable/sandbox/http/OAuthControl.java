package io.hirelay.workable.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.OAuthServer;
import io.hirelay.workable.sandbox.row.Ids;
import java.net.URI;
import java.time.Duration;

/** The control of the OAuth server over HTTP. */
final class OAuthControl {
    private OAuthControl() {}

    static void show(OAuthServer server, ObjectNode result) {
        OAuthServer.Counts counts = server.counts();
        result.put("client_id", server.clientId())
                .put("client_secret", server.clientSecret())
                .put("exchanges", counts.exchanges())
                .put("refreshes", counts.refreshes())
                .put("revocations", counts.revocations());
    }

    static void tell(OAuthServer server, JsonNode body) {
        if (body.has("expires_in")) {
            server.tokenLife(Duration.ofSeconds(body.path("expires_in").asLong()));
        }
        if (body.has("code_expires_in")) {
            server.codeLife(Duration.ofSeconds(body.path("code_expires_in").asLong()));
        }
        if (body.has("deny")) {
            server.deny(body.path("deny").asBoolean());
        }
        if (body.has("forgive")) {
            server.forgive(body.path("forgive").asBoolean());
        }
        if (body.has("member_id")) {
            server.agreeAs(Ids.parse(body.path("member_id").asText())
                    .orElseThrow(() -> new IllegalArgumentException("member_id is not hexadecimal")));
        }
        if (body.has("redirect_uri")) {
            server.register(URI.create(body.path("redirect_uri").asText()));
        }
    }

    static void run(OAuthServer server, String what) {
        switch (what) {
            case "expire" -> server.expireAccessTokens();
            case "withdraw" -> server.withdraw();
            default -> throw new IllegalArgumentException("the OAuth server can expire or withdraw, not " + what);
        }
    }
}
