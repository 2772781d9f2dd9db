package io.hirelay.workable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hirelay.conformance.VirtualTime;
import io.hirelay.operation.Ats;
import io.hirelay.operation.Hris;
import io.hirelay.operation.Operation;
import io.hirelay.workable.sandbox.WorkableAccount;
import io.hirelay.workable.sandbox.access.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an account's records past the provider, with a token of its own. */
final class NativeReads {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration WINDOW = Duration.ofSeconds(10);

    /** Where a list's records stand: path, name of the list, name of the id. */
    private record Place(String path, String list, String id) {}

    private static final Map<String, Place> LISTS = Map.of(
            Ats.JOBS_LIST.id(), new Place("/jobs", "jobs", "shortcode"),
            Ats.CANDIDATES_LIST.id(), new Place("/candidates", "candidates", "id"),
            Ats.APPLICATIONS_LIST.id(), new Place("/candidates", "candidates", "id"),
            Ats.USERS_LIST.id(), new Place("/members", "members", "id"),
            Ats.REQUISITIONS_LIST.id(), new Place("/requisitions", "requisitions", "code"),
            Hris.EMPLOYEES_LIST.id(), new Place("/employees", "employees", "id"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final WorkableAccount account;
    private final VirtualTime time;
    private final String token;

    NativeReads(WorkableAccount account, VirtualTime time) {
        this.account = account;
        this.time = time;
        this.token = account.control().issueToken(Scope.ALL);
    }

    List<String> candidates() {
        return ids(LISTS.get(Ats.CANDIDATES_LIST.id()));
    }

    List<String> jobs() {
        return ids(LISTS.get(Ats.JOBS_LIST.id()));
    }

    Optional<String> record(Operation<?, ?> operation, String id) {
        Place place = LISTS.get(operation.id());
        if (place != null) {
            return rows(place).stream()
                    .filter(row -> row.path(place.id()).asText().equals(id))
                    .map(JsonNode::toString)
                    .findFirst();
        }
        if (operation.equals(Ats.CANDIDATES_GET) || operation.equals(Ats.APPLICATIONS_GET)) {
            return Optional.of(get("/candidates/" + id).path("candidate").toString());
        }
        if (operation.equals(Hris.EMPLOYEES_GET)) {
            return Optional.of(get("/employees/" + id).toString());
        }
        return operation.equals(Ats.JOBS_GET) ? Optional.of(get("/jobs/" + id).toString()) : Optional.empty();
    }

    private List<String> ids(Place place) {
        return rows(place).stream().map(row -> row.path(place.id()).asText()).toList();
    }

    private List<JsonNode> rows(Place place) {
        List<JsonNode> rows = new ArrayList<>();
        get(place.path() + "?limit=100").path(place.list()).forEach(rows::add);
        return rows;
    }

    private JsonNode get(String path) {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(account.baseUri() + "/spi/v3" + path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 429) {
                time.pass(WINDOW);
                return get(path);
            }
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
