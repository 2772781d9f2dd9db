package io.hirelay.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One account whose provider does not answer, beside others. */
class BulkheadTest {
    private static final String SLOW = ServerFixture.ACCOUNT.toString();
    private static final int CALLS = 200;

    private final CountDownLatch release = new CountDownLatch(1);
    private final HttpSettings settings =
            new HttpSettings("127.0.0.1", 0, Duration.ofSeconds(20), 64 * 1024, 2048, 4096, 16, 128);
    private final ServerFixture server = new ServerFixture(
            settings,
            endpoint(
                    "GET",
                    "/jobs",
                    request ->
                            answer(request.query().one("integrated_account_id").orElse(SLOW))),
            endpoint(
                    "POST",
                    "/batch",
                    request -> answer(
                            (String) new Json().readObject(request.body()).get("integrated_account_id"))));

    @AfterEach
    void stop() {
        release.countDown();
        server.close();
    }

    @Test
    void others_are_served_at_once_while_hundreds_of_calls_of_one_account_wait() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> slow = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            slow.add(send(i));
        }
        HttpResponse<?> refused = (HttpResponse<?>) CompletableFuture.anyOf(slow.toArray(CompletableFuture<?>[]::new))
                .get(10, TimeUnit.SECONDS);
        assertEquals(503, refused.statusCode(), "the account has no more room");
        assertEquals(
                "platform.overloaded",
                refused.headers().firstValue("x-hirelay-error").orElseThrow());
        assertTrue(refused.headers().firstValue("retry-after").isPresent());
        for (int i = 0; i < 20; i++) {
            String other = UUID.randomUUID().toString();
            assertEquals(200, server.get("/jobs?integrated_account_id=" + other).statusCode());
            assertEquals(
                    200, server.send(server.request("/batch").POST(body(other))).statusCode());
        }
        release.countDown();
        int served = 0;
        for (CompletableFuture<HttpResponse<String>> call : slow) {
            served += call.get(20, TimeUnit.SECONDS).statusCode() == 200 ? 1 : 0;
        }
        assertTrue(served >= 68 && served < CALLS, served + " were served: 4 of 16 places and 64 of 128 that wait");
        assertEquals(200, server.get("/jobs?integrated_account_id=" + SLOW).statusCode());
    }

    @Test
    void as_many_calls_as_there_is_room_for_are_all_served() throws Exception {
        release.countDown();
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 68; i++) {
            calls.add(send(i));
        }
        for (CompletableFuture<HttpResponse<String>> call : calls) {
            assertEquals(200, call.get(20, TimeUnit.SECONDS).statusCode());
        }
    }

    /** The account is known by the query, the token or the body. */
    private CompletableFuture<HttpResponse<String>> send(int number) {
        var request = switch (number % 3) {
            case 0 -> server.request("/jobs?integrated_account_id=" + SLOW);
            case 1 -> server.request("/jobs").setHeader("Authorization", "Bearer " + ServerFixture.ACCOUNT_TOKEN);
            default -> server.request("/batch").POST(body(SLOW));
        };
        return server.client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.BodyPublisher body(String account) {
        return HttpRequest.BodyPublishers.ofString("{\"resources\":[],\"integrated_account_id\":\"" + account + "\"}");
    }

    private Answer answer(String account) {
        if (account.equals(SLOW)) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Answer.ok(Map.of("account", account));
    }

    private static Endpoint endpoint(String method, String path, Handler handler) {
        return new Endpoint(method, path, Access.ACCOUNT_TOKEN, Spec.of("Test", "A test."), handler);
    }
}
