package io.hirelay.workable.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hirelay.spi.Credential;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls an account's API the way any HTTP client would. */
final class ApiClient {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient http;
    private final URI base;
    private final String token;

    ApiClient(WorkableAccount account) {
        this(account, ((Credential.ApiKey) account.connection().credential().current()).token());
    }

    ApiClient(WorkableAccount account, String token) {
        this(HttpClient.newHttpClient(), account.baseUri(), token);
    }

    private ApiClient(HttpClient http, URI base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    /** The same with another token. */
    ApiClient as(String otherToken) {
        return new ApiClient(http, base, otherToken);
    }

    record Response(int status, java.net.http.HttpHeaders headers, String body) {
        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        @Nullable String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    Response get(String pathOrUrl, String... headers) {
        return send("GET", pathOrUrl, null, headers);
    }

    /** The JSON of a good answer. */
    JsonNode json(String pathOrUrl) {
        Response response = get(pathOrUrl);
        if (response.status() != 200) {
            throw new AssertionError(pathOrUrl + " answered " + response.status() + " " + response.body());
        }
        return response.json();
    }

    Response send(String method, String pathOrUrl, @Nullable String body, String... headers) {
        try {
            return trySend(method, pathOrUrl, body, headers);
        } catch (IOException e) {
            throw new AssertionError(method + " " + pathOrUrl + " failed", e);
        }
    }

    Response trySend(String method, String pathOrUrl, @Nullable String body, String... headers) throws IOException {
        URI uri = pathOrUrl.startsWith("http") ? URI.create(pathOrUrl) : URI.create(base + "/spi/v3" + pathOrUrl);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Response(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Every row of a list, by following {@code paging.next} as it is. */
    List<JsonNode> walk(String path, String plural) {
        List<JsonNode> rows = new ArrayList<>();
        String next = path;
        while (next != null) {
            JsonNode page = json(next);
            page.path(plural).forEach(rows::add);
            next = page.has("paging") ? page.path("paging").path("next").asText() : null;
        }
        return rows;
    }

    static List<String> texts(Iterable<JsonNode> rows, String field) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.path(field).asText()));
        return texts;
    }
}
