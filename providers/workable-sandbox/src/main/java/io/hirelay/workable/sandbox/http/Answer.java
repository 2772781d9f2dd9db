package io.hirelay.workable.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer ready for the wire. */
record Answer(int status, Map<String, String> headers, byte[] body) {
    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer text(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    Answer with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(without(name).headers);
        changed.put(name, value);
        return new Answer(status, changed, body);
    }

    /** Names are compared without case. */
    Answer without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.keySet().removeIf(name::equalsIgnoreCase);
        return new Answer(status, fewer, body);
    }

    Answer with(byte[] otherBody) {
        return new Answer(status, headers, otherBody);
    }

    void send(HttpExchange exchange) throws IOException {
        head(exchange);
        if (body.length > 0 && !bodiless(exchange)) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /** Announces the whole body and ends the connection after half of it. */
    void sendHalf(HttpExchange exchange) throws IOException {
        head(exchange);
        if (body.length > 1 && !bodiless(exchange)) {
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }

    private void head(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 || bodiless(exchange) ? -1 : body.length);
    }

    private boolean bodiless(HttpExchange exchange) {
        return status == 204 || status == 304 || exchange.getRequestMethod().equals("HEAD");
    }
}
