package io.hirelay.server.export;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hirelay.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers as Hirelay does, from lists that a test fills, and fails where it is told to. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer http;
    private final Json json = new Json();
    private final Map<String, List<String>> pages = new HashMap<>();
    private final Map<String, String> records = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Function<String, Optional<Trouble>> troubles = target -> Optional.empty();

    /**
     * What is answered in the place of what was asked for.
     *
     * @param status 0 to break off without an answer
     * @param retryAfter 0 to say nothing of it
     */
    record Trouble(int status, String code, int retryAfter) {}

    ScriptedServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Pages of a list, one after the other; each the records that are between its brackets. */
    ScriptedServer list(String resource, String... each) {
        pages.put(resource, List.of(each));
        return this;
    }

    /** A record that only a get shows. */
    ScriptedServer record(String target, String record) {
        records.put(target, record);
        return this;
    }

    /** What goes wrong, by what is asked for. */
    ScriptedServer troubles(Function<String, Optional<Trouble>> what) {
        troubles = what;
        return this;
    }

    /** Everything that was asked for: the path below {@code /unified/}, and the cursor. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI());
        String path = exchange.getRequestURI().getPath().replaceFirst("^/unified/[a-z]+/", "");
        String target = path
                + Optional.ofNullable(query.get("next_cursor"))
                        .map(at -> "@" + at)
                        .orElse("")
                + Optional.ofNullable(query.get("job_id")).map(job -> "?" + job).orElse("");
        asked.add(target);
        Optional<Trouble> trouble = troubles.apply(target);
        if (trouble.isPresent()) {
            if (trouble.get().status() == 0) {
                exchange.close();
                return;
            }
            if (trouble.get().retryAfter() > 0) {
                exchange.getResponseHeaders()
                        .set("Retry-After", Integer.toString(trouble.get().retryAfter()));
            }
            error(exchange, trouble.get().status(), trouble.get().code());
        } else if (path.endsWith("/capabilities")) {
            send(exchange, 200, new String(json.write(capabilities()), StandardCharsets.UTF_8));
        } else if (pages.containsKey(path)) {
            List<String> list = pages.get(path);
            int at = Integer.parseInt(query.getOrDefault("next_cursor", "0"));
            String next = at + 1 < list.size() ? "\"" + (at + 1) + "\"" : "null";
            send(
                    exchange,
                    200,
                    "{\"result\":[" + list.get(at).replace("$job", query.getOrDefault("job_id", ""))
                            + "],\"next_cursor\":" + next + ",\"is_partial_response\":false}");
        } else if (records.containsKey(target)) {
            send(exchange, 200, records.get(target));
        } else {
            error(exchange, 404, "remote.not_found");
        }
    }

    private Map<String, Object> capabilities() {
        return Map.of(
                "integration",
                Map.of("name", "scripted"),
                "unified",
                pages.keySet().stream()
                        .map(resource -> Map.of(
                                "model",
                                resource.equals("employees") ? "hris" : "ats",
                                "resource",
                                resource,
                                "methods",
                                List.of(Map.of("method", "list"), Map.of("method", "get")),
                                "filters",
                                resource.equals("job_interview_stages")
                                        ? List.of(Map.of("name", "job_id", "values", List.of()))
                                        : List.of(),
                                "required_one_of",
                                List.of(),
                                "expand",
                                List.of()))
                        .toList());
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new LinkedHashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        send(exchange, status, "{\"code\":\"" + code + "\",\"message\":\"as the test wants it\"}");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
