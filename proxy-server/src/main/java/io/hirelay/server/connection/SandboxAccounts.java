package io.hirelay.server.connection;

import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.Connections;
import io.hirelay.connection.NewCredential;
import io.hirelay.connection.StoredConnection;
import io.hirelay.server.token.ApiToken;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.Sandbox;
import io.hirelay.spi.Secret;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Simulated accounts, one for each provider that can simulate one, connected under ids that are the same at every start:
 * {@code 00000000-0000-4000-8000-000000000001} and so on, in the order of the providers' ids.
 */
public final class SandboxAccounts {
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Hirelay hirelay;
    private final Connections connections;
    private final InstantSource clock;
    private final Simulations simulations;
    private final Map<UUID, Provider> providers = new LinkedHashMap<>();

    SandboxAccounts(Hirelay hirelay, Connections connections, Simulations simulations, InstantSource clock) {
        this.hirelay = hirelay;
        this.connections = connections;
        this.simulations = simulations;
        this.clock = clock;
    }

    /** Connects them. */
    public synchronized void connect() {
        for (Sandbox.Account account : simulations.accounts()) {
            StoredConnection connected = connect(account.connection(), providers.size() + 1);
            providers.put(
                    connected.id(), hirelay.provider(connected.integration()).orElseThrow());
        }
    }

    /** What is connected, in order. */
    public synchronized Map<UUID, Provider> connected() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(providers));
    }

    private StoredConnection connect(ConnectionConfig config, int number) {
        Credential credential = config.credential().current();
        StoredConnection account = new StoredConnection(
                new UUID(VERSION_4, VARIANT | number),
                ApiToken.DEFAULT_ENVIRONMENT,
                "sandbox",
                config.provider(),
                ConnectionStatus.ACTIVE,
                credential.kind(),
                config.settings(),
                config.defaultUser(),
                Optional.empty(),
                true,
                0,
                clock.instant(),
                clock.instant());
        connections.adopt(account, kept(credential));
        return account;
    }

    private static NewCredential kept(Credential credential) {
        if (credential instanceof Credential.ApiKey key) {
            return NewCredential.apiKey(Secret.of(key.token()));
        }
        if (credential instanceof Credential.AccessToken token) {
            return NewCredential.oauth2(Secret.of(token.token()), Optional.empty(), Optional.empty());
        }
        Credential.Basic basic = (Credential.Basic) credential;
        return NewCredential.basic(Secret.of(basic.user()), Secret.of(basic.password()));
    }
}
