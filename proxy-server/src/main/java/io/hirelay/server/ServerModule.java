package io.hirelay.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.hirelay.Hirelay;
import io.hirelay.budget.BudgetObserver;
import io.hirelay.connection.Connections;
import io.hirelay.server.config.ServerConfig;
import io.hirelay.server.connection.ConnectionModule;
import io.hirelay.server.connection.ConnectionSettings;
import io.hirelay.server.connection.ConnectionUpkeep;
import io.hirelay.server.connection.SandboxAccounts;
import io.hirelay.server.connection.Simulations;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.HttpListener;
import io.hirelay.server.http.HttpSettings;
import io.hirelay.server.http.PublicUrl;
import io.hirelay.server.http.batch.BatchEndpoints;
import io.hirelay.server.link.LinkModule;
import io.hirelay.server.link.LinkSettings;
import io.hirelay.server.once.KeyedCalls;
import io.hirelay.server.once.OnceModule;
import io.hirelay.server.passthrough.PassthroughModule;
import io.hirelay.server.secret.EncryptedSpool;
import io.hirelay.server.store.Database;
import io.hirelay.server.store.Housekeeping;
import io.hirelay.server.store.HousekeepingModule;
import io.hirelay.server.store.SharedLedgers;
import io.hirelay.server.store.StoreModule;
import io.hirelay.server.telemetry.CallLogWriter;
import io.hirelay.server.telemetry.TelemetryModule;
import io.hirelay.server.token.TokenModule;
import io.hirelay.server.token.TokenSettings;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wires a whole server out of its configuration, its keys and the providers. */
final class ServerModule extends AbstractModule {
    /** What is in flight when the server is told to stop may go on as long; the whole must end within 20 s. */
    static final Duration GRACE = Duration.ofSeconds(15);

    private static final int OPEN_CONNECTIONS = 10_000;

    private final ServerConfig config;
    private final Keyring keys;
    private final Storage storage;
    private final OpenVault vault;
    private final EncryptedSpool files;
    private final Hirelay hirelay;
    private final InstantSource clock;
    private final Simulations simulations;
    private final Map<String, Map<String, String>> providerSettings;

    ServerModule(
            ServerConfig config,
            Keyring keys,
            Storage storage,
            OpenVault vault,
            EncryptedSpool files,
            Hirelay hirelay,
            InstantSource clock,
            Simulations simulations) {
        this.config = config;
        this.keys = keys;
        this.storage = storage;
        this.vault = vault;
        this.files = files;
        this.hirelay = hirelay;
        this.clock = clock;
        this.simulations = simulations;
        this.providerSettings = simulations.settings(config.providers());
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireAtInjectOnConstructors();
        install(new HttpModule());
        install(new ConnectionModule());
        install(new TokenModule());
        install(new LinkModule());
        install(new StoreModule(storage.database(), vault.vault(), vault.cursors()));
        install(new OnceModule());
        install(new HousekeepingModule(config.logRetention()));
        install(new TelemetryModule(config.logRetention()));
        install(new PassthroughModule(config.passthroughTimeout(), config.passthroughLargestBody()));
        bind(EncryptedSpool.class).toInstance(files);
        bind(InstantSource.class).toInstance(clock);
        bind(Simulations.class).toInstance(simulations);
        bind(PublicUrl.class).toInstance(new PublicUrl(config.publicUrl()));
        bind(HttpSettings.class).toInstance(HttpSettings.of(config.host(), config.port(), config.callDeadline()));
        bind(ConnectionSettings.class)
                .toInstance(new ConnectionSettings(
                        providerSettings,
                        OPEN_CONNECTIONS,
                        config.callDeadline().multipliedBy(2)));
        bind(TokenSettings.class).toInstance(new TokenSettings(keys.tokens(), config.requestsPerMinute()));
    }

    /** Nodes that share a database share what providers allow. */
    @Provides
    @Singleton
    Hirelay hirelay(Optional<SharedLedgers> ledgers, BudgetObserver metrics) {
        return hirelay.withBudgets(
                budgets -> ledgers.map(budgets::countedBy).orElse(budgets).observedBy(metrics));
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints healthEndpoints(Provider<LifeCycle> lifeCycle, Database database) {
        return new HealthEndpoints(() -> lifeCycle.get().state(), database::answers);
    }

    /** The address is known once the server listens, unless somebody has said what it is. */
    @Provides
    @Singleton
    LinkSettings linkSettings(PublicUrl url, Provider<HttpListener> listener) {
        return new LinkSettings(
                () -> url.given()
                        .orElseGet(() -> url(config.host(), listener.get().port())),
                providerSettings,
                config.allowPrivateUpstreams());
    }

    private static URI url(String host, int port) {
        String reachable = host.equals("0.0.0.0") ? "127.0.0.1" : host.equals("::") ? "::1" : host;
        return URI.create("http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port);
    }

    @Provides
    @Singleton
    LifeCycle lifeCycle(
            Vertx vertx,
            Optional<SharedLedgers> ledgers,
            HttpListener listener,
            Connections connections,
            ConnectionUpkeep upkeep,
            SandboxAccounts sandboxAccounts,
            JvmGcMetrics collector,
            CallLogWriter calls,
            KeyedCalls keyedCalls,
            BatchEndpoints batches,
            Housekeeping housekeeping) {
        List<LifeCycle.Part> parts = new ArrayList<>();
        parts.add(LifeCycle.Part.closing("database", storage::close));
        ledgers.ifPresent(shared -> parts.add(LifeCycle.Part.closing("counts of calls to providers", shared::close)));
        parts.add(LifeCycle.Part.closing("metrics", collector::close));
        parts.add(LifeCycle.Part.closing("providers", hirelay::close));
        parts.add(new LifeCycle.Part("files", files::sweep, files::close));
        parts.add(LifeCycle.Part.closing(
                "event loops",
                () -> vertx.close().toCompletionStage().toCompletableFuture().join()));
        parts.add(LifeCycle.Part.closing("connections", connections::close));
        parts.add(new LifeCycle.Part("upkeep of connections", upkeep::start, upkeep::close));
        if (simulations.areRunning()) {
            parts.add(new LifeCycle.Part("sandbox", sandboxAccounts::connect, simulations::close));
        }
        parts.add(new LifeCycle.Part("call log", calls::start, calls::close));
        parts.add(LifeCycle.Part.closing("batches", batches::close));
        parts.add(new LifeCycle.Part("calls with keys", keyedCalls::start, keyedCalls::close));
        parts.add(new LifeCycle.Part("housekeeping", housekeeping::start, housekeeping::close));
        parts.add(new LifeCycle.Part("listener", listener::start, () -> listener.drain(GRACE)));
        return new LifeCycle(parts);
    }
}
