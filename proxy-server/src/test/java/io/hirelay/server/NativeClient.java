package io.hirelay.server;

import io.hirelay.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A client written for the simulated system itself: all that it is told are a base address and a bearer token. It keeps
 * what it was answered.
 */
final class NativeClient {
    private static final Json JSON = new Json();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;
    private final List<String> headers;
    private final List<Exchange> exchanges = new ArrayList<>();

    /** @param headers names and values of what is sent beside what every client of the system sends */
    NativeClient(String base, String token, String... headers) {
        this.base = base;
        this.token = token;
        this.headers = List.of(headers);
    }

    record Exchange(String call, Answer answer) {}

    record Answer(int status, Map<String, List<String>> headers, byte[] body) {
        /** What is at a path such as {@code jobs/0/shortcode}; null when there is nothing, or no JSON at all. */
        @Nullable Object at(String path) {
            boolean json = header("content-type")
                    .filter(type -> type.startsWith("application/json"))
                    .isPresent();
            Object here = json && body.length > 0 ? JSON.read(body) : null;
            for (String part : path.isEmpty() ? new String[0] : path.split("/")) {
                if (here instanceof Map<?, ?> object) {
                    here = object.get(part);
                } else if (here instanceof List<?> list && part.matches("\\d+")) {
                    int index = Integer.parseInt(part);
                    here = index < list.size() ? list.get(index) : null;
                } else {
                    return null;
                }
            }
            return here;
        }

        String text(String path) {
            Object value = at(path);
            if (value == null) {
                throw new AssertionError("nothing at " + path + " of " + this);
            }
            return value.toString();
        }

        /** The rows at a path. */
        List<Map<?, ?>> rows(String path) {
            List<Map<?, ?>> rows = new ArrayList<>();
            if (at(path) instanceof List<?> list) {
                list.forEach(row -> rows.add((Map<?, ?>) row));
            }
            return rows;
        }

        /** A field of the first row that fits. */
        String of(String path, String field, Predicate<Map<?, ?>> wanted) {
            return rows(path).stream()
                    .filter(wanted)
                    .map(row -> String.valueOf(row.get(field)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no such row in " + path + " of " + this));
        }

        Optional<String> header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst();
        }

        @Override
        public String toString() {
            return status + " " + headers + " " + new String(body, StandardCharsets.UTF_8);
        }
    }

    List<Exchange> exchanges() {
        return exchanges;
    }

    Answer get(String path, String... more) {
        return call("GET", path, null, more);
    }

    Answer post(String path, String body) {
        return call("POST", path, body);
    }

    Answer put(String path, String body) {
        return call("PUT", path, body);
    }

    Answer patch(String path, String body) {
        return call("PATCH", path, body);
    }

    Answer delete(String path) {
        return call("DELETE", path, null);
    }

    /**
     * @param pathOrAddress a path of the system's, or an address that an answer held
     * @param body JSON, in which single quotes stand for double ones
     */
    Answer call(String method, String pathOrAddress, @Nullable String body, String... more) {
        boolean whole = pathOrAddress.startsWith("http");
        if (whole && !pathOrAddress.startsWith(base + "/")) {
            throw new AssertionError("the token is for " + base + " and not for " + pathOrAddress);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(whole ? pathOrAddress : base + pathOrAddress))
                .timeout(Duration.ofSeconds(40))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        for (int i = 0; i < all.size(); i += 2) {
            request.header(all.get(i), all.get(i + 1));
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Answer kept = new Answer(answer.statusCode(), answer.headers().map(), answer.body());
            exchanges.add(new Exchange(method + " " + pathOrAddress.replace(base, ""), kept));
            return kept;
        } catch (IOException e) {
            throw new AssertionError(method + " " + pathOrAddress + " was not answered", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
