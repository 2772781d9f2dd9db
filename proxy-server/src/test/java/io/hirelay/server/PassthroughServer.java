package io.hirelay.server;

import io.hirelay.Hirelay;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.ConnectionStore;
import io.hirelay.connection.CredentialStore;
import io.hirelay.connection.StoredConnection;
import io.hirelay.server.connection.Simulations;
import io.hirelay.server.http.HttpListener;
import io.hirelay.server.store.TestDatabases;
import io.hirelay.server.token.TokenPolicy;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A whole server with one account, whose provider listens where a test does. */
public final class PassthroughServer implements AutoCloseable {
    /** What the provider is to be told, and nobody else. */
    public static final String PROVIDER_KEY = "c4n4ry-of-the-provider";

    private final WiredServer server;
    private final String provider;
    private final UUID account;

    /** @param settings by variable, beside those that lead to the provider */
    public PassthroughServer(URI provider, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        try (Hirelay hirelay = Hirelay.builder().build()) {
            this.provider = hirelay.sandboxes().iterator().next().provider();
            all.putAll(environment(hirelay.provider(this.provider).orElseThrow().descriptor(), provider));
        }
        all.putAll(settings);
        server = new WiredServer(TestDatabases.sqlite(), all, none -> Simulations.none());
        account = connect();
    }

    /** Settings with which a provider is found at this address, and may be called without end. */
    static Map<String, String> environment(ProviderDescriptor provider, URI address) {
        String prefix = "HIRELAY_" + provider.id().toUpperCase(Locale.ROOT);
        return Map.of(prefix + "_BASE_URL", address.toString(), prefix + "_RATE_LIMIT", "unlimited");
    }

    /** Where it listens on the loopback interface. */
    public int port() {
        return server.get(HttpListener.class).port();
    }

    public UUID account() {
        return account;
    }

    /** May do everything. */
    public String token() {
        return WiredServer.TOKEN;
    }

    /** May do what its policy allows. */
    public String token(TokenPolicy policy) {
        return server.token("default", policy);
    }

    /** Another account of the same customer. */
    public UUID connect() {
        StoredConnection connection = new StoredConnection(
                UUID.randomUUID(),
                "default",
                "tenant",
                provider,
                ConnectionStatus.ACTIVE,
                "api_key",
                Map.of("subdomain", "acme"),
                Optional.of("user"),
                Optional.empty(),
                false,
                0,
                Instant.now(),
                Instant.now());
        server.get(ConnectionStore.class).insert(connection);
        server.get(CredentialStore.class)
                .put(connection.id(), Map.of("api_key", Secret.of(PROVIDER_KEY)), Optional.empty());
        return connection.id();
    }

    /** For one account, and for a while. */
    public String accountToken(UUID of) {
        return server.accountToken(WiredServer.TOKEN, of);
    }

    @Override
    public void close() {
        server.close();
    }
}
