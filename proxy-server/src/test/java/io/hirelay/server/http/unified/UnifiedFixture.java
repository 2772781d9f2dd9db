package io.hirelay.server.http.unified;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.budget.Budgets;
import io.hirelay.conformance.VirtualTime;
import io.hirelay.conformance.reference.ReferenceProvider;
import io.hirelay.conformance.reference.ReferenceSystem;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.http.HttpSettings;
import io.hirelay.http.HttpToolkit;
import io.hirelay.json.Json;
import io.hirelay.normalize.Normalizer;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.ServerFixture;
import io.hirelay.server.secret.CursorSeal;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The unified routes over the reference system, which is in memory and has its own time. */
public final class UnifiedFixture implements AutoCloseable {
    static final CursorSeal KEY = CursorSeal.ephemeral();
    public static final UUID OTHER = UUID.fromString("0b54d2c6-2b5e-4c53-8c1c-1c2f6a3d0a02");

    final VirtualTime time = new VirtualTime(Instant.parse("2026-05-04T08:00:00Z"));
    public final ReferenceSystem system = new ReferenceSystem(time);
    public final Hirelay hirelay = Hirelay.builder()
            .withoutDiscovery()
            .provider(new ReferenceProvider(system, time))
            .clock(time)
            .http(new HttpToolkit(HttpSettings.DEFAULT, new Budgets(time, time), time, time, () -> 0.5))
            .build();
    public final Map<UUID, TestAccount> accounts = new ConcurrentHashMap<>();
    public final ServerFixture server;

    public UnifiedFixture() {
        this(fixture -> Set.of());
    }

    /** @param more sources of endpoints that need the fixture themselves */
    public UnifiedFixture(Function<UnifiedFixture, Set<Endpoints>> more) {
        system.allow("c4n4ry-open-sesame");
        accounts.put(ServerFixture.ACCOUNT, new TestAccount(ServerFixture.ACCOUNT));
        accounts.put(OTHER, new TestAccount(OTHER));
        Set<Endpoints> all = new LinkedHashSet<>(more.apply(this));
        all.add(endpoints());
        server = new ServerFixture(ServerFixture.settings(), time, all);
    }

    public UnifiedEndpoints endpoints() {
        return new UnifiedEndpoints(target(), new Cursors(KEY), new Normalizer(), new Json(), OnlyOnce.KEEPING_NOTHING);
    }

    public Target target() {
        return new Target((environment, id) ->
                environment.equals("default") ? Optional.ofNullable(accounts.get(id)) : Optional.empty());
    }

    /** A call with the account named. */
    public HttpResponse<String> get(String pathAndQuery) {
        return server.send(request(pathAndQuery));
    }

    public HttpRequest.Builder request(String pathAndQuery) {
        return server.request(pathAndQuery + (pathAndQuery.contains("?") ? "&" : "?") + "integrated_account_id="
                + ServerFixture.ACCOUNT);
    }

    public Map<String, Object> ok(String pathAndQuery) {
        HttpResponse<String> answer = get(pathAndQuery);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return server.object(answer.body());
    }

    public List<Map<String, Object>> rows(String pathAndQuery) {
        return ServerFixture.cast(ok(pathAndQuery).get("result"));
    }

    /** Every row of a list, page by page. */
    public List<Map<String, Object>> walk(String pathAndQuery) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Object cursor = "";
        while (cursor != null) {
            Map<String, Object> page =
                    ok(pathAndQuery + (pathAndQuery.contains("?") ? "&" : "?") + "next_cursor=" + cursor);
            rows.addAll(ServerFixture.cast(page.get("result")));
            cursor = page.get("next_cursor");
        }
        return rows;
    }

    public final class TestAccount implements Account {
        private final UUID id;
        public final AtomicInteger refused = new AtomicInteger();
        public volatile ConnectionStatus status = ConnectionStatus.ACTIVE;
        volatile Optional<String> lastError = Optional.empty();
        private final Connection connection;

        TestAccount(UUID id) {
            this.id = id;
            this.connection = hirelay.connect(new ConnectionConfig(
                    ReferenceProvider.ID, Map.of("studio", "harbour"), new Credential.ApiKey("c4n4ry-open-sesame")));
        }

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public ConnectionStatus status() {
            return status;
        }

        @Override
        public Optional<String> lastError() {
            return lastError;
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
        public Connection connection() {
            return connection;
        }

        @Override
        public void credentialRefused() {
            refused.incrementAndGet();
        }
    }

    @Override
    public void close() {
        server.close();
        hirelay.close();
        system.close();
    }
}
