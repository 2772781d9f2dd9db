package io.hirelay.server.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.budget.BudgetState;
import io.hirelay.connection.CredentialKind;
import io.hirelay.connection.CredentialStore;
import io.hirelay.connection.StoredConnection;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.NotFoundException;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections that are open: opened when first asked for, and closed when long unused, when there are too many, and
 * when an account changes or goes. One that falls out of use is closed only after calls that may still hold it have ended.
 * Thread-safe.
 */
public final class OpenConnections implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final Hirelay hirelay;
    private final CredentialStore credentials;
    private final Map<String, Map<String, String>> operatorSettings;
    private final InstantSource clock;
    private final Duration longestCall;
    private final Cache<Key, Connection> open;
    private final ConcurrentLinkedDeque<Retired> retired = new ConcurrentLinkedDeque<>();

    /** An account as it was when the connection was opened. */
    private record Key(UUID account, int revision) {}

    private record Retired(Connection connection, Instant closeAt) {}

    /**
     * An open connection's budget.
     *
     * @param account id of the account
     * @param provider id of the provider
     */
    public record Budget(UUID account, String provider, BudgetState state) {}

    /**
     * @param operatorSettings what the operator has set, by provider
     * @param most how many are kept open
     * @param longestCall after this no call holds a connection any more
     */
    OpenConnections(
            Hirelay hirelay,
            CredentialStore credentials,
            Map<String, Map<String, String>> operatorSettings,
            InstantSource clock,
            int most,
            Duration longestCall) {
        this.hirelay = hirelay;
        this.credentials = credentials;
        this.operatorSettings = operatorSettings;
        this.clock = clock;
        this.longestCall = longestCall;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.open = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(IDLE)
                .ticker(ticker)
                .executor(Runnable::run)
                .removalListener(this::removed)
                .build();
    }

    /**
     * The account's connection.
     *
     * @throws io.hirelay.error.ConfigurationException when the provider refuses the settings
     */
    Connection of(StoredConnection account) {
        closeRetired(false);
        return open.get(new Key(account.id(), account.revision()), key -> connect(account));
    }

    private Connection connect(StoredConnection account) {
        Map<String, String> settings = new HashMap<>(operatorSettings.getOrDefault(account.integration(), Map.of()));
        settings.putAll(account.settings());
        CredentialKind kind = CredentialKind.of(account.authenticationMethod()).orElseThrow();
        return hirelay.connect(new ConnectionConfig(
                account.integration(),
                account.id().toString(),
                settings,
                () -> credential(account.id(), kind),
                account.defaultUser()));
    }

    private Credential credential(UUID account, CredentialKind kind) {
        return credentials
                .find(account)
                .map(stored -> kind.credential(stored.fields()))
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REQUEST_NOT_FOUND, "account " + account + " has just been deleted", null));
    }

    /** Closes what is open for an account; calls that still hold it fail. */
    void drop(UUID account) {
        List<Key> keys = open.asMap().keySet().stream()
                .filter(key -> key.account().equals(account))
                .toList();
        for (Key key : keys) {
            Connection connection = open.asMap().remove(key);
            if (connection != null) {
                connection.close();
            }
        }
    }

    /** What every open connection's credential may still do. */
    public List<Budget> budgets() {
        List<Budget> budgets = new ArrayList<>();
        open.asMap()
                .forEach((key, connection) -> budgets.add(new Budget(
                        key.account(), connection.provider().descriptor().id(), connection.budget())));
        return budgets;
    }

    private void removed(@Nullable Key key, @Nullable Connection connection, RemovalCause cause) {
        if (connection != null && cause.wasEvicted()) {
            retired.add(new Retired(connection, clock.instant().plus(longestCall)));
        }
    }

    private void closeRetired(boolean all) {
        Instant now = clock.instant();
        for (Retired next = retired.peek();
                next != null && (all || !next.closeAt().isAfter(now));
                next = retired.peek()) {
            if (retired.remove(next)) {
                next.connection().close();
            }
        }
    }

    /** Closes them all. */
    @Override
    public void close() {
        List<Connection> all = List.copyOf(open.asMap().values());
        open.invalidateAll();
        all.forEach(Connection::close);
        closeRetired(true);
    }
}
