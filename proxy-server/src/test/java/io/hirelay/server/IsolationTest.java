package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.connection.StoredConnection;
import io.hirelay.model.Required;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Spec;
import io.hirelay.server.store.TestDatabases;
import io.hirelay.server.token.TokenPolicy;
import io.hirelay.spi.Secret;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What belongs to one environment does not exist for another, and the token of an account reaches no other account:
 * asked of every endpoint that there is, so that a new one is asked as well.
 */
class IsolationTest {
    private static final String ACCOUNT = "integrated_account_id";

    /** These name no account; whatever they answer must not show one of another environment. */
    private static final Set<String> NAME_NONE = Set.of(
            "GET /integrated-account",
            "POST /integrated-account",
            "GET /integrated-account/me",
            "PATCH /integrated-account/me",
            "GET /integration",
            "GET /integration/{id}/capabilities",
            "GET /unified/meta/{model}/{integration}",
            "GET /unified/{model}/{resource}/{integration}/meta/{method}");

    private final WiredServer server = new WiredServer(TestDatabases.sqlite(), Map.of());

    @AfterEach
    void stop() {
        server.close();
    }

    private static boolean inPath(Endpoint endpoint) {
        return endpoint.path().startsWith("/integrated-account/{id}")
                || endpoint.path().contains("{" + ACCOUNT + "}")
                || endpoint.path().contains("{tenant_id}");
    }

    private static boolean inQuery(Endpoint endpoint) {
        boolean said = endpoint.spec().parameters().stream()
                .anyMatch(parameter ->
                        parameter.in() == Spec.In.QUERY && parameter.name().equals(ACCOUNT));
        boolean calls = Stream.of("/unified/{model}/{resource}", "/proxy", "/custom")
                .anyMatch(prefix -> endpoint.path().startsWith(prefix));
        return said || calls && !NAME_NONE.contains(endpoint.toString());
    }

    private static boolean inBody(Endpoint endpoint) {
        return endpoint.spec().requestBodies().stream()
                .anyMatch(
                        body -> components(body).anyMatch(each -> each.getName().equals("integratedAccountId"))
                                || body.schema().toString().contains(ACCOUNT));
    }

    private static Stream<RecordComponent> components(Spec.Content body) {
        return body.type().stream()
                .filter(type -> type instanceof Class<?> record && record.isRecord())
                .flatMap(type -> Arrays.stream(((Class<?>) type).getRecordComponents()));
    }

    private static boolean namesAnAccount(Endpoint endpoint) {
        return inPath(endpoint) || inQuery(endpoint) || inBody(endpoint);
    }

    /** Asks about this account in every place where the endpoint lets one be named. */
    private HttpResponse<String> ask(Endpoint endpoint, String token, StoredConnection account) {
        String path = endpoint.path()
                .replace("/integrated-account/{id}", "/integrated-account/" + account.id())
                .replace("{" + ACCOUNT + "}", account.id().toString())
                .replace("{tenant_id}", account.tenantId())
                .replace("{model}", "ats")
                .replace("{resource}", "jobs")
                .replace("{method}", "list")
                .replace("{integration}", account.integration())
                .replace("/integration/{id}", "/integration/" + account.integration())
                .replaceAll("\\{[^}]*}", "X1");
        assertFalse(path.contains("{"), path);
        String query = inQuery(endpoint) ? "?" + ACCOUNT + "=" + account.id() : "";
        String method = endpoint.method().equals(Endpoint.ANY_METHOD) ? "PUT" : endpoint.method();
        return !endpoint.spec().requestBodies().isEmpty()
                ? server.call(
                        token,
                        method,
                        path + query,
                        body(endpoint.spec().requestBodies().get(0), account))
                : server.call(token, method, path + query);
    }

    private static String body(Spec.Content body, StoredConnection account) {
        String fields = components(body)
                .filter(each -> each.isAnnotationPresent(Required.class)
                        || each.getName().equals("integratedAccountId"))
                .map(each -> "\"" + each.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT)
                        + "\":"
                        + (each.getName().equals("integratedAccountId")
                                ? "\"" + account.id() + "\""
                                : each.getType() == Map.class ? "{}" : "\"x\""))
                .collect(Collectors.joining(","));
        return "{" + fields + "}";
    }

    @SuppressWarnings("unchecked") // a list is one of objects
    private List<Map<String, Object>> rows(HttpResponse<String> list) {
        return (List<Map<String, Object>>) server.object(list).get("result");
    }

    private List<Endpoint> guarded() {
        return server.endpoints().stream()
                .filter(endpoint -> endpoint.access().asksForToken())
                .toList();
    }

    @Test
    void an_account_of_another_environment_does_not_exist() {
        StoredConnection account = server.connect(
                "default", "tenant-of-default", Map.of("subdomain", "site-of-default"), Secret.of("c4n4ry-key"));
        server.call(WiredServer.TOKEN, "GET", "/integrated-account/" + account.id() + "/capabilities");
        String stranger = server.token("other", TokenPolicy.EVERYTHING);
        int asked = 0;
        for (Endpoint endpoint : guarded()) {
            HttpResponse<String> answer = ask(endpoint, stranger, account);
            if (namesAnAccount(endpoint)) {
                assertEquals(404, answer.statusCode(), () -> endpoint + ": " + answer.body());
                asked++;
            } else {
                assertTrue(
                        NAME_NONE.contains(endpoint.toString()),
                        () -> endpoint
                                + " names no account that this test knows of: add it to NAME_NONE, or let its Spec say where"
                                + " it takes " + ACCOUNT);
            }
            for (String trace : List.of("site-of-default", "tenant-of-default")) {
                assertFalse(answer.body().contains(trace), () -> endpoint + ": " + answer.body());
            }
        }
        assertTrue(asked > 30, asked + " endpoints were asked");
        assertEquals(
                200,
                server.call(WiredServer.TOKEN, "GET", "/integrated-account/" + account.id())
                        .statusCode(),
                "nothing of it was changed");
    }

    @Test
    void lists_show_nothing_of_another_environment() {
        StoredConnection account = server.connect(
                "default", "tenant-of-default", Map.of("subdomain", "site-of-default"), Secret.of("c4n4ry-key"));
        server.call(WiredServer.TOKEN, "GET", "/integrated-account/" + account.id() + "/capabilities");
        String stranger = server.token("other", TokenPolicy.EVERYTHING);
        for (String list : List.of("/integrated-account", "/log")) {
            assertTrue(
                    server.call(WiredServer.TOKEN, "GET", list)
                            .body()
                            .contains(account.id().toString()),
                    list);
            HttpResponse<String> answer = server.call(stranger, "GET", list);
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(List.of(), server.object(answer).get("result"), list);
        }
    }

    @Test
    void the_token_of_an_account_reaches_no_other_account_and_nothing_else() {
        StoredConnection other = server.connect(
                "default", "tenant-of-default", Map.of("subdomain", "site-of-default"), Secret.of("c4n4ry-key"));
        UUID own = server.simulated();
        String token = server.accountToken(WiredServer.TOKEN, own);
        for (Endpoint endpoint : guarded()) {
            HttpResponse<String> answer = ask(endpoint, token, other);
            if (endpoint.access() == Access.TOKEN || namesAnAccount(endpoint)) {
                assertEquals(403, answer.statusCode(), () -> endpoint + ": " + answer.body());
            } else {
                assertTrue(answer.statusCode() < 300, () -> endpoint + ": " + answer.body());
            }
            assertFalse(answer.body().contains("site-of-default"), () -> endpoint + ": " + answer.body());
        }
    }

    @Test
    void the_token_of_an_account_implies_its_account() {
        UUID own = server.simulated();
        String token = server.accountToken(WiredServer.TOKEN, own);
        for (String path : List.of(
                "/unified/ats/jobs?limit=1",
                "/unified/ats/jobs?limit=1&" + ACCOUNT + "=" + own,
                "/unified/ats/jobs/meta/list",
                "/unified/ats/departments",
                "/integrated-account/me")) {
            HttpResponse<String> answer = server.call(token, "GET", path);
            assertEquals(200, answer.statusCode(), () -> path + ": " + answer.body());
        }
        assertEquals(
                405, server.call(token, "GET", "/unified/ats/eeocs?limit=1").statusCode(), "of its account's provider");
        List<Map<String, Object>> users = rows(server.call(token, "GET", "/unified/ats/users?access_role=admin"));
        HttpResponse<String> changed = server.call(
                token,
                "PATCH",
                "/integrated-account/me",
                "{\"default_user_id\":\"" + users.get(0).get("id") + "\"}");
        assertEquals(200, changed.statusCode(), changed.body());
        assertEquals(
                403,
                server.call(token, "PATCH", "/integrated-account/me", "{\"tenant_id\":\"another\"}")
                        .statusCode());
        assertEquals(
                403,
                server.call(WiredServer.TOKEN, "GET", "/integrated-account/me").statusCode());
    }

    @Test
    void the_token_of_an_account_ends_with_the_account_and_with_its_parent() {
        StoredConnection account = server.connect("default", "t", Map.of("subdomain", "x"), Secret.of("k"));
        String token = server.accountToken(WiredServer.TOKEN, account.id());
        assertEquals(200, server.call(token, "GET", "/integrated-account/me").statusCode());
        server.call(WiredServer.TOKEN, "DELETE", "/integrated-account/" + account.id());
        assertEquals(401, server.call(token, "GET", "/integrated-account/me").statusCode());
    }

    @Test
    void a_token_that_may_only_read_changes_nothing_at_any_endpoint() {
        UUID own = server.simulated();
        StoredConnection account = server.connect("default", "t", Map.of("subdomain", "x"), Secret.of("k"));
        String reader = server.token("default", new TokenPolicy(true, List.of(), java.util.OptionalInt.empty()));
        String ofAccount = server.accountToken(reader, account.id());
        for (Endpoint endpoint : guarded()) {
            if (endpoint.effect() == Endpoint.Effect.SOMETHING) {
                assertEquals(
                        403,
                        ask(endpoint, reader, account).statusCode(),
                        () -> endpoint + " by a token that may only read");
                assertEquals(403, ask(endpoint, ofAccount, account).statusCode(), endpoint::toString);
            }
        }
        assertEquals(
                200,
                server.call(reader, "GET", "/unified/ats/jobs?limit=1&" + ACCOUNT + "=" + own)
                        .statusCode());
    }
}
