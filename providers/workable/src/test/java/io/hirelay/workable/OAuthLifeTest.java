package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Hirelay;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.Connections;
import io.hirelay.connection.MemoryConnectionStore;
import io.hirelay.connection.MemoryCredentialStore;
import io.hirelay.connection.NewConnection;
import io.hirelay.connection.NewCredential;
import io.hirelay.connection.StoredConnection;
import io.hirelay.error.AuthenticationException;
import io.hirelay.oauth.OAuthTokens;
import io.hirelay.oauth.Pkce;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.ListRequest;
import io.hirelay.spi.Check;
import io.hirelay.spi.Credential;
import io.hirelay.spi.OAuthAccount;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.Sandbox;
import io.hirelay.spi.Secret;
import io.hirelay.workable.sandbox.WorkableAccount;
import io.hirelay.workable.sandbox.WorkableSandbox;
import io.hirelay.workable.sandbox.access.OAuthServer;
import io.hirelay.workable.sandbox.control.Fault;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection by OAuth from consent to revocation, against the simulated account. */
@Timeout(120)
class OAuthLifeTest {
    private static final URI BACK = URI.create("https://product.example/oauth/callback");

    private final WorkableAccount account =
            new WorkableSandbox().start(Sandbox.Options.DEFAULT.withCallsPerWindow(100_000));
    private final OAuthServer server = account.control().oauth();
    private final Hirelay hirelay = Hirelay.builder().build();
    private final Map<String, String> operator = account.operatorSettings();
    private final MemoryCredentialStore credentials = new MemoryCredentialStore(InstantSource.system());
    private final Connections connections = Connections.builder(hirelay, new MemoryConnectionStore(), credentials)
            .operatorSettings(Map.of("workable", operator))
            .build();
    private final OAuthApplication application =
            hirelay.provider("workable").orElseThrow().oauth(operator).orElseThrow();

    @AfterEach
    void close() {
        connections.close();
        hirelay.close();
        account.close();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20), InstantSource.system());
    }

    /** What the browser brings back from where it was sent. */
    private static Map<String, String> browse(URI address) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(302, answer.statusCode(), answer.body());
        URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return Arrays.stream(back.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private OAuthTokens granted() throws Exception {
        Pkce pkce = Pkce.fresh(new SecureRandom());
        Map<String, String> back = browse(hirelay.oauth().authorize(application, BACK, "st/ate", Optional.of(pkce)));
        assertEquals("st/ate", back.get("state"));
        return hirelay.oauth().exchange(application, BACK, Secret.of(back.get("code")), Optional.of(pkce), soon());
    }

    private List<OAuthAccount> accounts(OAuthTokens tokens) {
        return hirelay.oauthAccounts(
                "workable",
                operator,
                new Credential.AccessToken(tokens.accessToken().reveal()),
                CallContext.until(soon()));
    }

    private StoredConnection connected() throws Exception {
        OAuthTokens tokens = granted();
        return connections.create(new NewConnection(
                "customer-7", "workable", accounts(tokens).get(0).settings(), NewCredential.oauth2(tokens)));
    }

    private int jobs(StoredConnection connection) {
        return connections.call(
                connection.environment(),
                connection.id(),
                open -> open.jobs().list(ListRequest.all()).items().size());
    }

    private ConnectionStatus status(StoredConnection connection) {
        return connections.get(connection.environment(), connection.id()).status();
    }

    @Test
    void consentMakesAConnectionThatRenewsItself() throws Exception {
        StoredConnection connection = connected();
        assertEquals(ConnectionStatus.ACTIVE, connection.status());
        assertTrue(jobs(connection) > 0);

        server.expireAccessTokens();
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Future<Integer>> all =
                    threads.invokeAll(java.util.Collections.nCopies(50, (Callable<Integer>) () -> jobs(connection)));
            for (Future<Integer> each : all) {
                assertTrue(each.get() > 0);
            }
        } finally {
            threads.shutdownNow();
        }

        assertEquals(new OAuthServer.Counts(1, 1, 0), server.counts());
        assertEquals(ConnectionStatus.ACTIVE, status(connection));
        assertTrue(connections.delete(connection.environment(), connection.id()));
        assertEquals(new OAuthServer.Counts(1, 1, 1), server.counts());
    }

    @Test
    void aMemberWhoRefusesIsHeard() throws Exception {
        server.deny(true);

        assertEquals(
                "access_denied",
                browse(hirelay.oauth().authorize(application, BACK, "s", Optional.empty()))
                        .get("error"));
    }

    @Test
    void severalAccountsAreThereToChooseFrom() throws Exception {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("acme-sandbox", "Acme Instruments");
        names.put("acme-labs", "Acme Labs");
        account.control().showAccounts(names);

        assertEquals(
                List.of("Acme Instruments (acme-sandbox)", "Acme Labs (acme-labs)"),
                accounts(granted()).stream().map(OAuthAccount::label).toList());
    }

    @Test
    void aGrantThatIsWithdrawnAsksForAnother() throws Exception {
        StoredConnection connection = connected();
        server.withdraw();

        assertThrows(AuthenticationException.class, () -> jobs(connection));

        assertEquals(ConnectionStatus.NEEDS_REAUTH, status(connection));
    }

    @Test
    void anOAuthServerThatFailsOnceIsAskedAgain() throws Exception {
        StoredConnection connection = connected();
        server.expireAccessTokens();
        account.control().inject(Fault.status(503).on("POST", "/oauth/token"));

        assertThrows(io.hirelay.error.UnavailableException.class, () -> jobs(connection));
        assertEquals(ConnectionStatus.ACTIVE, status(connection));
        assertTrue(jobs(connection) > 0);
        assertEquals(1, server.counts().refreshes());
    }

    @Test
    void theScopesOfTheGrantAreTold() throws Exception {
        StoredConnection connection = connected();

        Map<String, Check> checks = connections.test(connection.environment(), connection.id()).checks().stream()
                .collect(Collectors.toMap(Check::name, check -> check));

        assertEquals(Optional.of(true), checks.get("scope_r_account").ok());
        assertEquals(Optional.of(true), checks.get("scope_w_candidates").ok());
        assertEquals(Optional.of(false), checks.get("scope_w_members").ok());
        assertFalse(checks.toString()
                .contains(credentials
                        .find(connection.id())
                        .orElseThrow()
                        .fields()
                        .get("access_token")
                        .reveal()));
    }
}
