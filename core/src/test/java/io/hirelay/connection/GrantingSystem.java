package io.hirelay.connection;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.BudgetState;
import io.hirelay.http.AuthHeaders;
import io.hirelay.http.ErrorMapper;
import io.hirelay.http.RateHeaders;
import io.hirelay.http.RestClient;
import io.hirelay.http.RestTarget;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Safety;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.Check;
import io.hirelay.spi.ConnectionChecks;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.NativeAccess;
import io.hirelay.spi.NativeResource;
import io.hirelay.spi.OAuthAccess;
import io.hirelay.spi.OAuthAccount;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Secret;
import io.hirelay.spi.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Tag;

/**
 * An invented system on a loopback port whose tokens rotate, and the provider for it: access tokens are {@code at-1},
 * {@code at-2}, … and each is good until the next one is given out.
 */
final class GrantingSystem
        implements AtsProvider<GrantingSystem.Open>,
                ConnectionChecks<GrantingSystem.Open>,
                NativeAccess<GrantingSystem.Open>,
                OAuthAccess,
                AutoCloseable {
    /** A fifth of it is less than the five minutes that longer lives leave. */
    static final Duration LIFE = Duration.ofMinutes(20);

    final AtomicInteger refreshes = new AtomicInteger();
    final AtomicInteger refusals = new AtomicInteger();
    final AtomicInteger revocations = new AtomicInteger();
    final AtomicInteger calls = new AtomicInteger();
    /** Held by every answer of the token endpoint, after the exchange has been made. */
    volatile CompletableFuture<Void> answering = CompletableFuture.completedFuture(null);
    /** Completed when the token endpoint is first asked. */
    final CompletableFuture<Void> asked = new CompletableFuture<>();

    volatile boolean down;
    volatile boolean knowsApplication = true;

    private final Set<String> good = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    GrantingSystem() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/me", this::me);
        server.createContext("/token", this::token);
        server.createContext("/revoke", this::revoke);
        server.start();
        good.addAll(Set.of("at-1", "rt-1"));
    }

    /** What somebody was granted at the beginning. */
    static Map<String, Secret> granted() {
        return Map.of("access_token", Secret.of("at-1"), "refresh_token", Secret.of("rt-1"));
    }

    /** Ends the access token in force; the grant goes on. */
    void endAccessToken() {
        good.remove("at-" + number.get());
    }

    /** Ends the grant; the access token goes on. */
    void endRefreshToken() {
        good.remove("rt-" + number.get());
    }

    private synchronized Optional<String> rotate(String form) {
        String last = "rt-" + number.get();
        if (!good.contains(last) || !form.contains("refresh_token=" + last + "&") && !form.endsWith(last)) {
            return Optional.empty();
        }
        good.clear();
        int next = number.incrementAndGet();
        good.addAll(Set.of("at-" + next, "rt-" + next));
        return Optional.of("{\"access_token\":\"at-" + next + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                + LIFE.toSeconds() + ",\"refresh_token\":\"rt-" + next + "\",\"scope\":\"read write\"}");
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.complete(null);
        if (down) {
            answer(exchange, 503, "");
            return;
        }
        Optional<String> tokens = rotate(form);
        (tokens.isPresent() ? refreshes : refusals).incrementAndGet();
        answering.join();
        answer(exchange, tokens.isPresent() ? 200 : 400, tokens.orElse("{\"error\":\"invalid_grant\"}"));
    }

    private void me(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean accepted = good.contains(given.replace("Bearer ", ""));
        answer(exchange, accepted ? 200 : 401, "{\"name\":\"me\"}");
    }

    private void revoke(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (form.contains("token=rt-" + number.get())) {
            revocations.incrementAndGet();
        }
        answer(exchange, down ? 503 : 200, "");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** The system's one call. */
    interface MeApi {
        @GET("me")
        Call<Me> me(@Tag CallContext call);
    }

    record Me(String name) {}

    record Open(RestClient client) implements Session {
        @Override
        public BudgetState budget() {
            return client.budget();
        }

        @Override
        public void close() {}
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor("granting", "Granting", "ats", Set.of("oauth2"), List.of(), "none");
    }

    @Override
    public Operations<Open> operations() {
        return new Operations<>();
    }

    @Override
    public Open open(ConnectionConfig config, ProviderContext context) {
        return new Open(context.http()
                .client(new RestTarget(
                        config.provider(),
                        config.name(),
                        address(""),
                        config.credential()
                                .auth(credential -> AuthHeaders.bearer(((Credential.AccessToken) credential).token())),
                        new BudgetSpec(10_000, Duration.ofSeconds(1)),
                        RateHeaders.named("l", "r", "t", RateHeaders.Reset.EPOCH_SECONDS),
                        ErrorMapper.standard(),
                        "Test")));
    }

    @Override
    public List<NativeResource> nativeResources() {
        return List.of();
    }

    @Override
    public RestClient nativeClient(Open session) {
        return session.client();
    }

    /** Fails as the call does. */
    @Override
    public List<Check> verify(Open session, CallContext call) {
        session.client().call(session.client().api(MeApi.class).me(call), Safety.READ);
        return List.of(new Check(Check.TOKEN, Optional.of(true), true, "accepted", Optional.empty()));
    }

    @Override
    public List<Check> check(Open session, CallContext call) {
        return verify(session, call);
    }

    @Override
    public Optional<OAuthApplication> application(Map<String, String> operatorSettings) {
        return knowsApplication
                ? Optional.of(new OAuthApplication(
                        address("/authorize"),
                        address("/token"),
                        Optional.of(address("/revoke")),
                        "app",
                        Secret.of("app-secret"),
                        List.of(),
                        Map.of(),
                        false))
                : Optional.empty();
    }

    @Override
    public List<OAuthAccount> accounts(
            Map<String, String> operatorSettings,
            Credential.AccessToken token,
            ProviderContext context,
            CallContext call) {
        return List.of(new OAuthAccount("me", Map.of()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
