package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Hirelay;
import io.hirelay.json.Json;
import io.hirelay.oauth.OAuthTokens;
import io.hirelay.operation.Deadline;
import io.hirelay.server.secret.MasterKey;
import io.hirelay.server.store.TestDatabases;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers in processes of their own over one PostgreSQL, and one account whose access token runs out. */
class TwoNodesTest {
    private static final String TOKEN = "canary-api-token-2nodes";
    private static final String TWIN = "twin-of-two-nodes@example.com";
    private static final URI REDIRECT = URI.create("http://127.0.0.1:9/oauth/callback");

    @TempDir
    private Path folder;

    private final Json json = new Json();
    private final SimulatedAccount account = new SimulatedAccount(10_000);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger renewals = new AtomicInteger();
    private volatile CountDownLatch swallowed = new CountDownLatch(0);
    private final Gate gate = new Gate(account.address(), this::passes);
    private final List<ServerProcess> nodes = new ArrayList<>();

    /** Counts the renewals of tokens; one that is to be swallowed is never heard of by the account. */
    private boolean passes(String body) {
        if (body.contains(TWIN)) {
            writes.incrementAndGet();
        }
        if (body.contains("grant_type=refresh_token")) {
            renewals.incrementAndGet();
            if (swallowed.getCount() > 0) {
                swallowed.countDown();
                return false;
            }
        }
        return true;
    }

    @BeforeEach
    void start() {
        Map<String, String> environment = account.environment(gate::in);
        environment.put("HIRELAY_DATABASE_URL", TestDatabases.postgresqlUrl());
        environment.put(
                "HIRELAY_MASTER_KEY", MasterKey.random(new SecureRandom()).base64());
        environment.put("HIRELAY_API_TOKEN", TOKEN);
        for (String name : List.of("one", "two")) {
            environment.put("HIRELAY_DATA_DIR", folder.resolve(name).toString());
            nodes.add(ServerProcess.start(folder, environment));
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(ServerProcess::close);
        gate.close();
        account.close();
    }

    /** What a customer's consent gives. */
    private OAuthTokens grant() throws Exception {
        Hirelay hirelay = account.hirelay();
        OAuthApplication application = hirelay.provider(account.provider().id())
                .orElseThrow()
                .oauth(account.operatorSettings())
                .orElseThrow();
        URI authorize = hirelay.oauth().authorize(application, REDIRECT, "state", Optional.empty());
        HttpResponse<String> consent =
                client.send(HttpRequest.newBuilder(authorize).build(), HttpResponse.BodyHandlers.ofString());
        String code = URI.create(consent.headers().firstValue("Location").orElseThrow())
                .getQuery()
                .replaceFirst("(.*&)?code=([^&]*).*", "$2");
        return hirelay.oauth()
                .exchange(
                        application,
                        REDIRECT,
                        Secret.of(code),
                        Optional.empty(),
                        Deadline.after(Duration.ofSeconds(20), InstantSource.system()));
    }

    /** Connects the account with an access token that is said to end after so many seconds. */
    private String connect(int expiresIn) throws Exception {
        OAuthTokens tokens = grant();
        Map<String, Object> body = account.body(
                "oauth2",
                Map.of(
                        "access_token", tokens.accessToken().reveal(),
                        "refresh_token", tokens.refreshToken().orElseThrow().reveal(),
                        "expires_in", expiresIn));
        body.put("tenant_id", "t");
        HttpResponse<String> answer = client.send(
                request(nodes.get(0), "/integrated-account")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json.write(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(201, answer.statusCode(), answer.body());
        Map<String, ?> made = json.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
        assertEquals("active", made.get("status"), answer.body());
        return (String) made.get("id");
    }

    private static HttpRequest.Builder request(ServerProcess node, String target) {
        return HttpRequest.newBuilder(URI.create(node.base() + target))
                .header("Authorization", "Bearer " + TOKEN)
                .timeout(Duration.ofSeconds(60));
    }

    private CompletableFuture<HttpResponse<String>> users(ServerProcess node, String id) {
        return client.sendAsync(
                request(node, "/unified/ats/users?limit=1&integrated_account_id=" + id)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void calls_that_find_the_token_run_out_renew_it_once_between_them() throws Exception {
        String id = connect(1);
        int before = renewals.get();
        TimeUnit.MILLISECONDS.sleep(1_100); // the token has to run out by the clocks of processes that are not ours

        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(users(nodes.get(i % 2), id));
        }
        for (CompletableFuture<HttpResponse<String>> call : calls) {
            HttpResponse<String> answer = call.get(60, TimeUnit.SECONDS);
            assertEquals(200, answer.statusCode(), answer.body());
        }

        assertTrue(before <= 1, "the look at the new account may have renewed it");
        assertEquals(1, renewals.get(), "renewals");
    }

    @Test
    void a_node_that_is_killed_while_it_renews_a_token_leaves_that_to_the_other() throws Exception {
        String id = connect(10);
        swallowed = new CountDownLatch(1);
        TimeUnit.MILLISECONDS.sleep(10_100);

        CompletableFuture<HttpResponse<String>> lost = users(nodes.get(0), id);
        assertTrue(swallowed.await(30, TimeUnit.SECONDS), "the first node renews");
        nodes.get(0).kill();

        HttpResponse<String> answer = users(nodes.get(1), id).get(60, TimeUnit.SECONDS);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(lost.handle((done, failed) -> failed != null).get(60, TimeUnit.SECONDS));
        HttpResponse<String> kept = client.send(
                request(nodes.get(1), "/integrated-account/" + id).build(), HttpResponse.BodyHandlers.ofString());
        assertTrue(kept.body().contains("\"status\":\"active\""), kept.body());
    }

    @Test
    void what_one_node_is_told_the_other_knows() throws Exception {
        String id = connect(7_200);
        assertEquals(200, users(nodes.get(1), id).get(60, TimeUnit.SECONDS).statusCode());
        HttpResponse<String> page = client.send(
                request(nodes.get(0), "/unified/ats/candidates?limit=2&integrated_account_id=" + id)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Object cursor =
                json.readObject(page.body().getBytes(StandardCharsets.UTF_8)).get("next_cursor");
        HttpResponse<String> next = client.send(
                request(
                                nodes.get(1),
                                "/unified/ats/candidates?limit=2&integrated_account_id=" + id + "&next_cursor="
                                        + cursor)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, next.statusCode(), next.body());

        patch(id, "{\"status\":\"disabled\"}");
        assertEquals(503, users(nodes.get(1), id).get(60, TimeUnit.SECONDS).statusCode());
        patch(id, "{\"status\":\"active\"}");
        assertEquals(200, users(nodes.get(1), id).get(60, TimeUnit.SECONDS).statusCode());

        client.send(
                request(nodes.get(0), "/integrated-account/" + id).DELETE().build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(404, users(nodes.get(1), id).get(60, TimeUnit.SECONDS).statusCode());
    }

    @Test
    void calls_with_one_key_at_both_nodes_write_once() throws Exception {
        String id = connect(7_200);
        HttpResponse<String> jobs = client.send(
                request(nodes.get(0), "/unified/ats/jobs?status=open&limit=1&integrated_account_id=" + id)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Object job = ((Map<?, ?>) ((List<?>) json.readObject(jobs.body().getBytes(StandardCharsets.UTF_8))
                                .get("result"))
                        .get(0))
                .get("id");
        String body = "{\"job_id\":\"" + job + "\",\"first_name\":\"Twin\",\"last_name\":\"Both\",\"emails\":"
                + "[{\"email\":\"" + TWIN + "\"}]}";
        List<CompletableFuture<HttpResponse<String>>> twins = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            twins.add(client.sendAsync(
                    request(nodes.get(i % 2), "/unified/ats/candidates?integrated_account_id=" + id)
                            .header("Idempotency-Key", "one-for-both")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        }
        Set<String> answers = new HashSet<>();
        for (CompletableFuture<HttpResponse<String>> twin : twins) {
            HttpResponse<String> answer = twin.get(60, TimeUnit.SECONDS);
            assertEquals(201, answer.statusCode(), answer.body());
            answers.add(answer.body());
        }
        assertEquals(1, answers.size());
        assertEquals(1, writes.get(), "candidates that were sent");
    }

    private void patch(String id, String change) throws Exception {
        HttpResponse<String> answer = client.send(
                request(nodes.get(0), "/integrated-account/" + id)
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(change))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }
}
