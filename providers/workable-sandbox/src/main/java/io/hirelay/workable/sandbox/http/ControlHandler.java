package io.hirelay.workable.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.control.Fault;
import io.hirelay.workable.sandbox.control.FaultReader;
import io.hirelay.workable.sandbox.control.SandboxControl;
import io.hirelay.workable.sandbox.control.SeenRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /_sandbox/}: the control of an account over HTTP, for whoever does not share its process. */
final class ControlHandler implements HttpHandler {
    private static final String JSON = "application/json; charset=utf-8";
    private static final List<String> HELP = List.of(
            "GET /_sandbox/endpoints",
            "GET /_sandbox/counts",
            "GET /_sandbox/requests",
            "DELETE /_sandbox/requests",
            "GET /_sandbox/faults",
            "POST /_sandbox/faults {kind, method?, path?, times? (a number or \"always\"), skip?, …}",
            "DELETE /_sandbox/faults",
            "POST /_sandbox/reset",
            "POST /_sandbox/tokens {kind? (account, user, partner), scopes?, member_id?}",
            "POST /_sandbox/tokens/revoke {token}",
            "POST /_sandbox/candidates {job, firstname, lastname, email}",
            "DELETE /_sandbox/candidates/:id",
            "POST /_sandbox/candidates/:id/relocate {job}",
            "PUT /_sandbox/jobs/:shortcode {state}",
            "PUT /_sandbox/settings {requisition_needed_to_hire}",
            "PUT /_sandbox/accounts {subdomain: name, …}",
            "GET /_sandbox/oauth",
            "PUT /_sandbox/oauth {expires_in?, code_expires_in?, deny?, forgive?, member_id?, redirect_uri?}",
            "POST /_sandbox/oauth/expire",
            "POST /_sandbox/oauth/withdraw");

    private final SandboxControl control;
    private final byte[] authorization;
    private final JsonBytes json;
    private final Supplier<List<String>> endpoints;

    ControlHandler(SandboxControl control, String token, JsonBytes json, Supplier<List<String>> endpoints) {
        this.control = control;
        this.endpoints = endpoints;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.json = json;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        answer(exchange, body).send(exchange);
    }

    private Answer answer(HttpExchange exchange, byte[] body) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (given == null || !MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8))) {
            return error(401, "the control token is missing or wrong");
        }
        JsonNode parsed = body.length == 0
                ? JsonNodeFactory.instance.objectNode()
                : json.read(body).orElse(JsonNodeFactory.instance.missingNode());
        if (!parsed.isObject()) {
            return error(400, "the body is not a JSON object");
        }
        try {
            String path = exchange.getRequestURI().getPath().substring("/_sandbox".length());
            return new Answer(
                    200, Map.of("Content-Type", JSON), json.write(run(exchange.getRequestMethod(), path, parsed)));
        } catch (IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    private JsonNode run(String method, String path, JsonNode body) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        String[] parts = path.split("/");
        String root = parts.length > 1 ? parts[1] : "";
        switch (method + " " + root + (parts.length > 3 ? "/" + parts[3] : "")) {
            case "GET " -> HELP.forEach(result.putArray("calls")::add);
            case "GET endpoints" -> endpoints.get().forEach(result.putArray("endpoints")::add);
            case "GET counts" -> control.counts().forEach(result::put);
            case "GET requests" -> requests(result.putArray("requests"));
            case "DELETE requests" -> control.forgetRequests();
            case "GET faults" -> faults(result.putArray("faults"));
            case "POST faults" -> control.inject(FaultReader.read(body));
            case "DELETE faults" -> control.clearFaults();
            case "POST reset" -> control.reset();
            case "POST tokens" -> {
                if (parts.length > 2) {
                    result.put("revoked", control.revokeToken(text(body, "token")));
                } else {
                    result.put("token", token(body));
                }
            }
            case "POST candidates" ->
                result.put(
                        "id",
                        control.addCandidate(
                                text(body, "job"),
                                text(body, "firstname"),
                                text(body, "lastname"),
                                text(body, "email")));
            case "DELETE candidates" -> control.deleteCandidate(part(parts));
            case "POST candidates/relocate" ->
                result.put("id", control.relocateCandidate(part(parts), text(body, "job")));
            case "PUT jobs" -> control.setJobState(part(parts), text(body, "state"));
            case "PUT settings" ->
                control.needRequisitionToHire(
                        body.path("requisition_needed_to_hire").asBoolean());
            case "PUT accounts" -> {
                Map<String, String> names = new LinkedHashMap<>();
                body.properties().forEach(field -> names.put(field.getKey(), text(body, field.getKey())));
                control.showAccounts(names);
            }
            case "GET oauth" -> OAuthControl.show(control.oauth(), result);
            case "PUT oauth" -> OAuthControl.tell(control.oauth(), body);
            case "POST oauth" -> OAuthControl.run(control.oauth(), part(parts));
            default ->
                throw new IllegalArgumentException(
                        "there is no " + method + " " + path + "; GET /_sandbox lists what there is");
        }
        return result;
    }

    private String token(JsonNode body) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        body.path("scopes").forEach(word -> scopes.add(Scope.of(word.asText())));
        Set<Scope> wanted = body.has("scopes") ? scopes : Scope.ALL;
        return switch (body.path("kind").asText("account")) {
            case "account" -> control.issueToken(wanted);
            case "user" -> control.issueUserToken(text(body, "member_id"), wanted);
            case "partner" -> control.issuePartnerToken(wanted);
            default -> throw new IllegalArgumentException("kind must be account, user or partner");
        };
    }

    private void requests(ArrayNode array) {
        for (SeenRequest request : control.requests()) {
            ObjectNode row = array.addObject()
                    .put("method", request.method())
                    .put("template", request.template())
                    .put("path", request.path())
                    .put("query", request.query())
                    .put("status", request.status());
            request.headers().stream().sorted().forEach(row.putArray("headers")::add);
        }
    }

    private void faults(ArrayNode array) {
        for (Fault fault : control.faults()) {
            array.addObject()
                    .put("effect", fault.effect().getClass().getSimpleName())
                    .put("method", fault.method())
                    .put("path", fault.path())
                    .put("skip", fault.skip())
                    .put("times", fault.times());
        }
    }

    private static String part(String[] parts) {
        if (parts.length < 3) {
            throw new IllegalArgumentException("the path names nothing after " + parts[1]);
        }
        return parts[2];
    }

    private static String text(JsonNode body, String key) {
        if (!body.path(key).isTextual()) {
            throw new IllegalArgumentException("'" + key + "' is missing");
        }
        return body.path(key).asText();
    }

    private Answer error(int status, String message) {
        return new Answer(
                status,
                Map.of("Content-Type", JSON),
                json.write(JsonNodeFactory.instance.objectNode().put("error", message)));
    }
}
