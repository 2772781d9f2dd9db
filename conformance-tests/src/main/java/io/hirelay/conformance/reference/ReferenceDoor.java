package io.hirelay.conformance.reference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hirelay.json.Json;
import io.hirelay.spi.NativeMethod;
import io.hirelay.spi.NativePaging;
import io.hirelay.spi.NativeResource;
import io.hirelay.spi.NativeRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The system's other door, for those who speak to it in its own words: some of its lists by GET, in one JSON object, with
 * an address at which they go on. It opens when it is first asked for, on this machine alone. Thread-safe.
 */
final class ReferenceDoor implements AutoCloseable {
    static final List<NativeResource> RESOURCES = List.of(
            resource("orgs", "orgs.list", new NativePaging.Whole()),
            resource("people", "people.search", new NativePaging.Link("next", "size")),
            resource("jobs", "jobs.search", new NativePaging.Link("next", "size")));

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Wire wire;
    private final Json json = new Json();
    private @Nullable HttpServer open; // guarded by this object

    ReferenceDoor(Wire wire) {
        this.wire = wire;
    }

    private static NativeResource resource(String name, String path, NativePaging paging) {
        return new NativeResource(
                name,
                "What the system keeps of " + name,
                List.of(NativeMethod.list(path, new NativeRows("records", paging), "All of them")));
    }

    /** Where it is. */
    synchronized URI address() {
        HttpServer server = open;
        if (server == null) {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/", this::serve);
            server.start();
            open = server;
        }
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/door/");
    }

    @Override
    public synchronized void close() {
        if (open != null) {
            open.stop(0);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/door/".length());
            Map<String, Object> asked = asked(exchange.getRequestURI().getRawQuery());
            String authorization = Optional.ofNullable(
                            exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("");
            Wire.Answer answer = wire.post(
                    new Wire.Request(
                            path, authorization.replaceFirst("^Bearer ", ""), Optional.empty(), json.write(asked)),
                    PATIENCE);
            if (answer.status() == 200) {
                answer(exchange, path, asked, answer.body());
            } else {
                send(exchange, answer.status(), answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
    }

    private void answer(HttpExchange exchange, String path, Map<String, Object> asked, byte[] lines)
            throws IOException {
        NativePage page;
        try {
            page = NativePage.parse(lines, json);
        } catch (NativePage.CutShort | NativePage.Malformed e) {
            throw new IOException("the system answered with something else than lines", e);
        }
        if (page.problem().isPresent()) {
            String problem = page.problem().get();
            int status = problem.equals("token_refused") ? 401 : problem.equals("module_off") ? 403 : 422;
            send(exchange, status, json.write(Map.of("problem", problem)));
            return;
        }
        String records =
                page.records().stream().map(record -> record.raw().text()).collect(Collectors.joining(","));
        String next = page.next()
                .map(cursor -> ",\"next\":\"" + address() + path + "?size=" + asked.getOrDefault("size", 100L)
                        + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8) + "\"")
                .orElse("");
        send(exchange, 200, ("{\"records\":[" + records + "]" + next + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> asked(@Nullable String query) {
        Map<String, Object> asked = new LinkedHashMap<>();
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            String[] pair = parameter.split("=", 2);
            String value = URLDecoder.decode(pair[1], StandardCharsets.UTF_8);
            asked.put(pair[0], pair[0].equals("size") ? Long.valueOf(value) : value);
        }
        return asked;
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
