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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/**
 * One client that makes candidates and notes without end, each with a key of its own, and remembers what it was answered.
 * What it was not answered it asks for again, with the same key, until it is.
 */
final class KeyedLoad {
    private static final String CANDIDATES = "/unified/ats/candidates";
    private static final String ACTIVITIES = "/unified/ats/activities";

    private final HttpClient client;
    private final Json json = new Json();
    private final Random random;
    private final String name;
    private final String apiToken;
    private final String account;
    private final String job;
    private final List<Asked> answered = new ArrayList<>();
    private final List<String> people = new ArrayList<>();
    private Optional<Asked> unsure = Optional.empty();
    private int recent;
    private int number;
    private int resumed;
    private int unknown;

    /**
     * A call as it is made again and again.
     *
     * @param mark what stands in its body and in that of no other
     */
    private record Asked(String path, String key, String mark, String body, int status, String answer) {
        Asked answered(HttpResponse<String> with) {
            return new Asked(path, key, mark, body, with.statusCode(), with.body());
        }
    }

    KeyedLoad(HttpClient client, String name, long seed, String apiToken, String account, String job) {
        this.client = client;
        this.name = name;
        this.random = new Random(seed);
        this.apiToken = apiToken;
        this.account = account;
        this.job = job;
    }

    /** How many calls were answered. */
    int calls() {
        return answered.size();
    }

    /** How many of those were answered by another process than the one that was asked first. */
    int resumed() {
        return resumed;
    }

    /** How many were answered that nobody can tell whether they were made. */
    int unknown() {
        return unknown;
    }

    /** What marks each call whose answer says that it was made. */
    List<String> made() {
        return answered.stream()
                .filter(asked -> asked.status() < 300)
                .map(Asked::mark)
                .toList();
    }

    /** Calls until the server is gone. */
    void run(String base, CountDownLatch written) {
        try {
            while (true) {
                Asked next = next();
                unsure = Optional.of(next);
                keep(next, ask(base, next));
                written.countDown();
            }
        } catch (IOException e) {
            // What was asked last is asked again.
        }
    }

    private Asked next() {
        number++;
        UUID key = new UUID(random.nextLong(), random.nextLong());
        boolean note = !people.isEmpty() && random.nextInt(3) == 0;
        String mark = name + "-" + number + "-" + (note ? "note" : "person");
        Map<String, Object> body = new LinkedHashMap<>();
        if (note) {
            body.put("candidate_id", people.get(random.nextInt(people.size())));
            body.put("activity_type", "note");
            body.put("body", "Said by " + mark + ".");
        } else {
            body.put("job_id", job);
            body.put("first_name", "Crash");
            body.put("last_name", "Test");
            body.put("emails", List.of(Map.of("email", mark + "@example.com")));
        }
        return new Asked(
                note ? ACTIVITIES : CANDIDATES,
                key.toString(),
                mark,
                new String(json.write(body), StandardCharsets.UTF_8),
                0,
                "");
    }

    /** Some calls have a twin, which is answered alike. */
    private HttpResponse<String> ask(String base, Asked asked) throws IOException {
        CompletableFuture<HttpResponse<String>> first = send(base, asked);
        if (random.nextInt(4) > 0) {
            return get(first);
        }
        CompletableFuture<HttpResponse<String>> twin = send(base, asked);
        HttpResponse<String> answer = get(first);
        HttpResponse<String> again = get(twin);
        if (answer.statusCode() < 300) {
            assertEquals(answer.statusCode(), again.statusCode(), again::body);
            assertEquals(answer.body(), again.body());
        }
        return answer;
    }

    private void keep(Asked asked, HttpResponse<String> answer) {
        if (answer.statusCode() == 500 && answer.body().contains("remote.unknown_outcome")) {
            unknown++;
        } else {
            assertTrue(answer.statusCode() < 300, () -> asked.mark() + ": " + answer.statusCode() + answer.body());
            if (asked.path().equals(CANDIDATES)) {
                people.add((String) json.readObject(answer.body().getBytes(StandardCharsets.UTF_8))
                        .get("id"));
            }
        }
        answered.add(asked.answered(answer));
        unsure = Optional.empty();
        recent++;
    }

    /** Asks again for what was not answered, and for some of what was: what was answered is answered again. */
    void check(String base) throws IOException {
        if (unsure.isPresent()) {
            keep(unsure.get(), get(send(base, unsure.get())));
            resumed++;
        }
        List<Asked> again = new ArrayList<>(answered.subList(answered.size() - recent, answered.size()));
        recent = 0;
        for (int i = 0; i < 5 && !answered.isEmpty(); i++) {
            again.add(answered.get(random.nextInt(answered.size())));
        }
        for (Asked asked : again) {
            replays(base, asked);
        }
    }

    /** Every call that was ever answered is answered again. */
    void checkAll(String base) throws IOException {
        check(base);
        for (Asked asked : answered) {
            replays(base, asked);
        }
    }

    private void replays(String base, Asked asked) throws IOException {
        HttpResponse<String> answer = get(send(base, asked));
        assertEquals(asked.status(), answer.statusCode(), answer::body);
        assertEquals(withoutRequest(asked.answer()), withoutRequest(answer.body()));
        assertEquals(
                Optional.of("true"),
                answer.headers().firstValue("Idempotency-Replayed"),
                () -> asked.mark() + " was answered anew");
    }

    private static String withoutRequest(String body) {
        return body.replaceFirst("\"request_id\":\"[^\"]*\"}$", "");
    }

    private CompletableFuture<HttpResponse<String>> send(String base, Asked asked) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(base + asked.path() + "?integrated_account_id=" + account))
                .header("Authorization", "Bearer " + apiToken)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", asked.key())
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(asked.body()))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(CompletableFuture<HttpResponse<String>> answer) throws IOException {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new IOException("the server is gone", e);
        }
    }
}
