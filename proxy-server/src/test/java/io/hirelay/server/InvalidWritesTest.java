package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Operation;
import io.hirelay.server.connection.Simulations;
import io.hirelay.server.http.unified.Routes;
import io.hirelay.server.store.TestDatabases;
import io.hirelay.spi.Registration;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Bodies that cannot be, sent to every endpoint that writes: each is refused by the name of what is wrong with it, and
 * the provider sees no write; where no provider is needed to tell, it sees nothing at all.
 */
class InvalidWritesTest {
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final AtomicInteger WRITES = new AtomicInteger();
    private static SimulatedAccount account;
    private static Gate gate;
    private static WiredServer server;
    private static String connected = "";

    /** Names of what the account holds, as they stand in the table. */
    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        account = new SimulatedAccount(1_000_000);
        gate = new Gate(account.address(), new Counting());
        server = new WiredServer(TestDatabases.sqlite(), account.environment(gate::in), hirelay -> Simulations.none());
        Map<String, Object> body = account.body("api_key", Map.of("api_key", account.key()));
        body.put("tenant_id", "acme");
        HttpResponse<String> made = server.call(
                WiredServer.TOKEN,
                "POST",
                "/integrated-account",
                new String(new Json().write(body), StandardCharsets.UTF_8));
        assertEquals(201, made.statusCode(), made.body());
        connected = (String) server.object(made).get("id");
        KNOWN.put("$job", first("jobs?limit=1"));
        KNOWN.put(
                "$asking", // whose form requires something
                (String) rows("jobs?status=open").stream()
                        .filter(job -> "Warehouse Associate".equals(job.get("name")))
                        .findFirst()
                        .orElseThrow()
                        .get("id"));
        KNOWN.put("$candidate", first("candidates?limit=1&job_id=" + KNOWN.get("$job")));
        List<Map<String, Object>> form = rows("job_form_fields?job_id=" + KNOWN.get("$job"));
        form.forEach(
                field -> KNOWN.put("$q-" + String.valueOf(field.get("label")).split(" ")[0], (String) field.get("id")));
    }

    /** Lets everything pass and counts it. */
    private static final class Counting implements Gate.Keeper {
        @Override
        public boolean passes(String body) {
            return true;
        }

        @Override
        public boolean passes(String method, String body) {
            CALLS.incrementAndGet();
            if (!method.equals("GET")) {
                WRITES.incrementAndGet();
            }
            return true;
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        gate.close();
        account.close();
    }

    @TestFactory
    Stream<DynamicTest> everyOneIsRefusedByNameAndWritesNothing() {
        List<InvalidBodies.Case> cases = supported();
        assertTrue(cases.size() >= 60, "there are " + cases.size());
        return cases.stream().map(each -> DynamicTest.dynamicTest(each.toString(), () -> refused(each)));
    }

    @Test
    void everyEndpointThatWritesIsAmongThem() {
        Set<String> tried = new TreeSet<>(
                supported().stream().map(InvalidBodies.Case::route).toList());
        Set<String> there = new TreeSet<>(actions()
                .map(InvalidWritesTest::route)
                .filter(route -> !route.startsWith("DELETE")) // without a body
                .toList());

        assertEquals(there, tried);
    }

    private static void refused(InvalidBodies.Case each) {
        CALLS.set(0);
        WRITES.set(0);

        HttpResponse<String> answer = call(each.method(), address(known(each.path())), each.body());

        assertEquals(422, answer.statusCode(), answer.body());
        Map<String, Object> error = server.object(answer);
        assertTrue(String.valueOf(error.get("code")).startsWith("request."), answer.body());
        Map<?, ?> details = (Map<?, ?>) error.get("details");
        assertEquals(
                new TreeSet<>(each.fields()),
                ((List<?>) details.get("failures"))
                        .stream()
                                .map(failure -> String.valueOf(((Map<?, ?>) failure).get("field")))
                                .collect(Collectors.toCollection(TreeSet::new)),
                answer.body());
        assertEquals(0, WRITES.get(), "writes the provider saw");
        if (!each.asked()) {
            assertEquals(0, CALLS.get(), "calls the provider saw");
        }
    }

    /** Paths are those of recruiting unless they say so. */
    private static String address(String path) {
        return path.startsWith("/") ? path : "/unified/ats/" + path;
    }

    private static Stream<ActionOperation<?, ?>> actions() {
        return account.hirelay().provider(account.provider().id()).orElseThrow().registrations().stream()
                .map(Registration::operation)
                .filter(ActionOperation.class::isInstance)
                .map(operation -> (ActionOperation<?, ?>) operation);
    }

    /** The cases of what the provider offers. */
    private static List<InvalidBodies.Case> supported() {
        Set<String> routes = actions().map(InvalidWritesTest::route).collect(Collectors.toSet());
        return InvalidBodies.all().stream()
                .filter(each -> routes.contains(each.route()))
                .toList();
    }

    private static String route(Operation<?, ?> operation) {
        return Routes.method(operation) + " " + Routes.path(operation).replace("/unified/ats/", "");
    }

    private static HttpResponse<String> call(String method, String path, String body) {
        return server.call(
                WiredServer.TOKEN,
                method,
                path + (path.contains("?") ? "&" : "?") + "integrated_account_id=" + connected,
                known(body).replace('\'', '"'));
    }

    private static String known(String text) {
        String known = text;
        for (Map.Entry<String, String> name : KNOWN.entrySet()) {
            known = known.replace(name.getKey(), name.getValue());
        }
        return known;
    }

    private static String first(String list) {
        return (String) rows(list).get(0).get("id");
    }

    @SuppressWarnings("unchecked") // lists answer objects
    private static List<Map<String, Object>> rows(String list) {
        HttpResponse<String> answer = server.call(
                WiredServer.TOKEN,
                "GET",
                "/unified/ats/" + list + "&integrated_account_id="
                        + URLEncoder.encode(connected, StandardCharsets.UTF_8));
        assertEquals(200, answer.statusCode(), answer.body());
        return (List<Map<String, Object>>) server.object(answer).get("result");
    }
}
