package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/**
 * One client that writes without end, and remembers what it was told was done. What it was not told may have been done
 * or not: then either is right.
 */
final class CrashLoad {
    private static final String BAD_KEY = "not-the-key-of-any-account";
    private static final int MOST_CONNECTIONS = 12;

    private final HttpClient client;
    private final Json json = new Json();
    private final Random random;
    private final String name;
    private final String apiToken;
    private final Map<String, Object> body;
    private final String key;
    private final Map<String, Known> connections = new LinkedHashMap<>();
    private final Map<String, String> accountTokens = new HashMap<>();
    private final Set<String> deleted = new TreeSet<>();
    private final List<Walk> walks = new ArrayList<>();
    private Runnable unsure = () -> {};
    private int writes;

    /** What is known of a connection. */
    private static final class Known {
        private final Set<String> tenants = new TreeSet<>();
        private final Set<Boolean> works = new TreeSet<>();
        private boolean maybeDeleted;

        void tenant(String tenant) {
            tenants.clear();
            tenants.add(tenant);
        }

        void works(boolean good) {
            works.clear();
            works.add(good);
        }
    }

    /** A place in a list, and what came behind it. */
    private record Walk(String target, String cursor, List<?> ids) {}

    /**
     * @param body what a connection is made of, its key included
     * @param key the key with which it works
     */
    CrashLoad(HttpClient client, String name, long seed, String apiToken, Map<String, Object> body, String key) {
        this.client = client;
        this.name = name;
        this.random = new Random(seed);
        this.apiToken = apiToken;
        this.body = Map.copyOf(body);
        this.key = key;
    }

    /**
     * Writes until the server is gone.
     *
     * @param written counted down when something was written
     */
    void run(String base, CountDownLatch written) {
        try {
            while (true) {
                unsure = () -> {};
                step(base);
                writes++;
                written.countDown();
            }
        } catch (IOException e) {
            unsure.run();
        }
    }

    int writes() {
        return writes;
    }

    private void step(String base) throws IOException {
        if (connections.isEmpty() || connections.size() < MOST_CONNECTIONS && random.nextInt(4) == 0) {
            create(base);
            return;
        }
        String id = any();
        switch (random.nextInt(8)) {
            case 0 -> delete(base, id);
            case 1, 2 -> credentials(base, id, random.nextInt(3) > 0);
            case 3 -> token(base, id);
            case 4 -> walk(base, id);
            default -> rename(base, id);
        }
    }

    private String any() {
        return List.copyOf(connections.keySet()).get(random.nextInt(connections.size()));
    }

    private String tenant() {
        return name + "-" + random.nextInt(1_000_000);
    }

    private void create(String base) throws IOException {
        String tenant = tenant();
        Map<String, Object> given = new HashMap<>(body);
        given.put("tenant_id", tenant);
        Map<String, Object> made = send(base, "POST", "/integrated-account", apiToken, given, 201);
        Known known = new Known();
        known.tenant(tenant);
        known.works("active".equals(made.get("status")));
        connections.put((String) made.get("id"), known);
    }

    private void rename(String base, String id) throws IOException {
        String tenant = tenant();
        Known known = connections.get(id);
        unsure = () -> known.tenants.add(tenant);
        send(base, "PATCH", "/integrated-account/" + id, apiToken, Map.of("tenant_id", tenant), 200);
        known.tenant(tenant);
    }

    private void credentials(String base, String id, boolean good) throws IOException {
        Known known = connections.get(id);
        unsure = () -> known.works.add(good);
        Map<String, Object> answer = send(
                base,
                "PATCH",
                "/integrated-account/" + id + "/credentials",
                apiToken,
                Map.of("context", Map.of("api_key", good ? key : BAD_KEY)),
                200);
        assertEquals(good, "active".equals(answer.get("status")), answer::toString);
        known.works(good);
    }

    private void delete(String base, String id) throws IOException {
        Known known = connections.get(id);
        unsure = () -> {
            known.maybeDeleted = true;
            known.works.add(false); // its secrets go first
        };
        send(base, "DELETE", "/integrated-account/" + id, apiToken, Map.of(), 200);
        connections.remove(id);
        accountTokens.values().removeIf(id::equals);
        walks.removeIf(walk -> walk.target().contains(id));
        deleted.add(id);
    }

    private void token(String base, String id) throws IOException {
        Map<String, Object> answer = send(
                base, "POST", "/integrated-account/token", apiToken, Map.of("integrated_account_id", id), 200, 201);
        accountTokens.put((String) answer.get("integrated_account_token"), id);
    }

    private void walk(String base, String id) throws IOException {
        if (!connections.get(id).works.equals(Set.of(true)) || walks.size() > 3) {
            return;
        }
        String target = "/unified/ats/candidates?limit=3&integrated_account_id=" + id;
        Map<String, Object> page = send(base, "GET", target, apiToken, Map.of(), 200);
        String cursor = (String) page.get("next_cursor");
        Map<String, Object> next = send(base, "GET", target + "&next_cursor=" + cursor, apiToken, Map.of(), 200);
        walks.add(new Walk(target, cursor, ids(next)));
    }

    private static List<?> ids(Map<String, Object> page) {
        return ((List<?>) page.get("result"))
                .stream().map(row -> ((Map<?, ?>) row).get("id")).toList();
    }

    /** Everything that was done is there and works; what is not known from now on is. */
    void check(String base) throws IOException {
        Map<String, Map<?, ?>> there = all(base);
        for (String id : List.copyOf(connections.keySet())) {
            Known known = connections.get(id);
            Map<?, ?> found = there.get(id);
            if (found == null) {
                assertTrue(known.maybeDeleted, () -> "connection " + id + " is lost");
                connections.remove(id);
                accountTokens.values().removeIf(id::equals);
                walks.removeIf(walk -> walk.target().contains(id));
            } else {
                assertTrue(
                        known.tenants.contains(found.get("tenant_id")),
                        () -> id + " is of " + found.get("tenant_id") + ", not of " + known.tenants);
                known.tenant((String) found.get("tenant_id"));
                works(base, id, known);
                known.maybeDeleted = false;
            }
        }
        for (String id : deleted) {
            assertTrue(!there.containsKey(id), () -> "connection " + id + " is back");
        }
        for (Map.Entry<String, String> token : accountTokens.entrySet()) {
            Map<String, Object> me = send(base, "GET", "/integrated-account/me", token.getKey(), Map.of(), 200);
            assertEquals(token.getValue(), me.get("id"));
        }
        for (Walk walk : walks) {
            if (connections.get(idOf(walk)).works.equals(Set.of(true))) {
                assertEquals(
                        walk.ids(),
                        ids(send(
                                base,
                                "GET",
                                walk.target() + "&next_cursor=" + walk.cursor(),
                                apiToken,
                                Map.of(),
                                200)));
            }
        }
        if (walks.size() > 3) {
            walks.remove(0);
        }
        if (accountTokens.size() > 20) {
            accountTokens.clear();
        }
    }

    private static String idOf(Walk walk) {
        return walk.target().substring(walk.target().lastIndexOf('=') + 1);
    }

    /** What a call says that reaches the simulated account. */
    private void works(String base, String id, Known known) throws IOException {
        if (known.works.size() == 1 && random.nextInt(4) > 0) {
            return; // a few in each round are enough
        }
        HttpResponse<String> answer =
                exchange(base, "GET", "/unified/ats/users?limit=1&integrated_account_id=" + id, apiToken, Map.of());
        // A call may also be the first to find out that a credential is bad.
        boolean works = answer.statusCode() == 200;
        assertTrue(works || answer.statusCode() == 401 || answer.statusCode() == 503, answer::body);
        assertTrue(known.works.contains(works), () -> id + ": " + answer.body() + ", known: " + known.works);
        known.works(works);
    }

    private Map<String, Map<?, ?>> all(String base) throws IOException {
        Map<String, Map<?, ?>> all = new HashMap<>();
        Optional<String> cursor = Optional.empty();
        do {
            Map<String, Object> page = send(
                    base,
                    "GET",
                    "/integrated-account?limit=100"
                            + cursor.map(at -> "&next_cursor=" + at).orElse(""),
                    apiToken,
                    Map.of(),
                    200);
            for (Object row : (List<?>) page.get("result")) {
                Map<?, ?> connection = (Map<?, ?>) row;
                all.put((String) connection.get("id"), connection);
            }
            cursor = Optional.ofNullable((String) page.get("next_cursor"));
        } while (cursor.isPresent());
        return all;
    }

    private Map<String, Object> send(
            String base, String method, String target, String token, Map<String, Object> given, Integer... right)
            throws IOException {
        HttpResponse<String> answer = exchange(base, method, target, token, given);
        assertTrue(
                List.of(right).contains(answer.statusCode()),
                () -> method + " " + target + ": " + answer.statusCode() + " " + answer.body());
        return json.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> exchange(
            String base, String method, String target, String token, Map<String, Object> given) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        given.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(json.write(given)));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
