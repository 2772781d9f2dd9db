package io.hirelay.server.http.unified;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.json.Json;
import io.hirelay.normalize.Normalizer;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Resource;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.HttpSettings;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.PublicUrl;
import io.hirelay.server.http.ServerFixture;
import io.hirelay.server.http.docs.DocsEndpoints;
import io.hirelay.server.http.docs.OpenApiSchemas;
import io.hirelay.spi.Registration;
import io.hirelay.spi.Sandbox;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The unified routes over every provider that has a sandbox, whichever those are. A sandbox that allows many calls answers
 * as fast as it can, so that whole accounts can be walked.
 */
class SandboxTest {
    private static final Map<UUID, Account> ACCOUNTS = new LinkedHashMap<>();
    private static final List<Sandbox.Account> RUNNING = new ArrayList<>();
    private static Hirelay hirelay;
    private static ServerFixture server;
    private static OpenApiSchemas schemas;

    @BeforeAll
    static void start() {
        hirelay = Hirelay.builder().build();
        for (Sandbox sandbox : hirelay.sandboxes()) {
            Sandbox.Account account = sandbox.start(Sandbox.Options.DEFAULT.withCallsPerWindow(100_000));
            RUNNING.add(account);
            UUID id = UUID.randomUUID();
            ACCOUNTS.put(id, new Connected(id, hirelay.connect(account.connection())));
        }
        Target target = new Target((environment, id) -> Optional.ofNullable(ACCOUNTS.get(id)));
        Endpoints unified = new UnifiedEndpoints(
                target, new Cursors(UnifiedFixture.KEY), new Normalizer(), new Json(), OnlyOnce.KEEPING_NOTHING);
        server = new ServerFixture(
                HttpSettings.of("127.0.0.1", 0, Duration.ofSeconds(25)),
                Set.of(
                        unified,
                        new DocsEndpoints(
                                () -> Set.of(unified), hirelay, new Json(), new PublicUrl(Optional.empty()))));
        schemas = new OpenApiSchemas(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        hirelay.close();
        RUNNING.forEach(Sandbox.Account::close);
    }

    @TestFactory
    Stream<DynamicTest> everyListCanBeWalkedAndEveryRowBeGot() {
        assertFalse(ACCOUNTS.isEmpty(), "there is a sandbox");
        return ACCOUNTS.values().stream()
                .flatMap(account -> account.provider().registrations().stream()
                        .filter(Registration.Lists.class::isInstance)
                        .map(registration -> (Registration.Lists<?, ?>) registration)
                        .map(registration -> DynamicTest.dynamicTest(
                                account.provider() + " " + registration.operation(),
                                () -> walk(account, registration))));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotSupportedIsRefused() {
        return ACCOUNTS.values().stream()
                .flatMap(account -> Catalogue.operations().stream()
                        .filter(operation -> !account.provider().supports(operation))
                        .map(operation -> DynamicTest.dynamicTest(account.provider() + " " + operation.id(), () -> {
                            HttpResponse<String> answer = server.send(
                                    server.request(Routes.path(operation).replace("{id}", "1")
                                                    + "?integrated_account_id=" + account.id())
                                            .method(Routes.method(operation), HttpRequest.BodyPublishers.noBody()));
                            assertEquals(405, answer.statusCode(), answer.body());
                            Map<String, Object> error = server.object(answer.body());
                            assertEquals(Map.of("capability", operation.id()), error.get("details"));
                        })));
    }

    private void walk(Account account, Registration.Lists<?, ?> registration) {
        ListOperation<?> operation = registration.operation();
        List<String> queries = queries(account, registration);
        int found = 0;
        for (String query : queries) {
            Set<Object> inLargePages = ids(account, operation, query, 100);
            assertEquals(inLargePages, ids(account, operation, query, 7), "the same in smaller pages");
            found += inLargePages.size();
            inLargePages.stream().limit(2).forEach(id -> getAgain(account, operation, query, id));
        }
        assertTrue(found > 0, "the sandbox has some");
    }

    private Set<Object> ids(Account account, ListOperation<?> operation, String query, int limit) {
        Set<Object> ids = new LinkedHashSet<>();
        Object cursor = "";
        while (cursor != null) {
            String target = path(operation) + "?limit=" + limit + query + "&next_cursor=" + cursor;
            Map<String, Object> page = ok(account, target, path(operation));
            List<Map<String, Object>> rows = ServerFixture.cast(page.get("result"));
            rows.forEach(row -> {
                assertTrue(ids.add(row.get("id")), "once only: " + row.get("id"));
                assertTrue(row.get("remote_data") instanceof Map<?, ?>, "the provider's record");
            });
            assertEquals((long) rows.size(), page.get("result_count"));
            cursor = page.get("next_cursor");
            assertTrue(rows.size() == limit || cursor == null || !rows.isEmpty());
        }
        return ids;
    }

    private void getAgain(Account account, ListOperation<?> list, String query, Object id) {
        Catalogue.operations().stream()
                .filter(operation -> operation instanceof GetOperation<?>
                        && operation.resource().id().equals(list.resource().id())
                        && account.provider().supports(operation))
                .map(GetOperation.class::cast)
                .forEach(get -> {
                    String within = get.scopes().isEmpty() ? "" : query;
                    String encoded = URLEncoder.encode(String.valueOf(id), StandardCharsets.UTF_8)
                            .replace("+", "%20");
                    assertEquals(
                            id,
                            ok(
                                            account,
                                            path(list) + "/" + encoded
                                                    + (within.isEmpty() ? "" : "?" + within.substring(1)),
                                            path(list) + "/{id}")
                                    .get("id"));
                });
    }

    /** Where a list needs to know whose records it is to list: those of some that there are. */
    private List<String> queries(Account account, Registration.Lists<?, ?> registration) {
        List<String> required = registration.support().required();
        if (required.isEmpty()) {
            return List.of("");
        }
        Resource<?> named = registration
                .operation()
                .filter(required.get(0))
                .flatMap(filter -> filter.type().names())
                .orElseThrow();
        String all = "/unified/" + named.model().word() + "/" + named.name();
        List<Map<String, Object>> rows =
                ServerFixture.cast(ok(account, all + "?limit=25", all).get("result"));
        return rows.stream()
                .map(row -> "&" + required.get(0) + "=" + row.get("id"))
                .toList();
    }

    /** The answer, which is as the documentation says. */
    private Map<String, Object> ok(Account account, String target, String route) {
        HttpResponse<String> answer = get(account, target);
        assertEquals(200, answer.statusCode(), target + ": " + answer.body());
        assertNull(answer.headers().firstValue("x-hirelay-error").orElse(null));
        assertEquals(List.of(), schemas.problems(route, answer.body()), target);
        return server.object(answer.body());
    }

    private static HttpResponse<String> get(Account account, String target) {
        return server.get(target + (target.contains("?") ? "&" : "?") + "integrated_account_id=" + account.id());
    }

    private static String path(Operation<?, ?> operation) {
        return "/unified/" + operation.resource().model().word() + "/"
                + operation.resource().name();
    }

    private record Connected(UUID id, Connection connection) implements Account {
        @Override
        public ConnectionStatus status() {
            return ConnectionStatus.ACTIVE;
        }

        @Override
        public Optional<String> lastError() {
            return Optional.empty();
        }

        @Override
        public String authenticationMethod() {
            return "api_key";
        }

        @Override
        public Provider provider() {
            return connection.provider();
        }

        @Override
        public void credentialRefused() {
            throw new AssertionError("a sandbox accepts its own credential");
        }
    }
}
