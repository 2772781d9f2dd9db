package io.hirelay.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.error.ConfigurationException;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.CredentialSource;
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
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connections that are open: opened when first asked for, and closed when long unused, when there are too many, and
 * when one has changed or gone. One that falls out of use is closed only after calls that may still hold it have ended.
 * Thread-safe.
 */
final class OpenConnections implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final Hirelay hirelay;
    private final CredentialStore credentials;
    private final OAuthGrants grants;
    private final Map<String, Map<String, String>> operatorSettings;
    private final InstantSource clock;
    private final Duration longestCall;
    private final BiConsumer<StoredConnection, String> userChosen;
    private final Cache<UUID, Open> open;
    private final ConcurrentLinkedDeque<Retired> retired = new ConcurrentLinkedDeque<>();

    /**
     * @param environment whose it is: nobody of another one can close it
     * @param revision of the stored connection as it was when this was opened
     */
    private record Open(String environment, int revision, Connection connection) {}

    private record Retired(Connection connection, Instant closeAt) {}

    /**
     * @param grants renews what was granted by OAuth
     * @param operatorSettings what the operator has set, by provider
     * @param most how many are kept open
     * @param longestCall after this no call holds a connection any more
     * @param userChosen told of a connection as it was opened, and whom it chose to act because nobody was named
     */
    OpenConnections(
            Hirelay hirelay,
            CredentialStore credentials,
            OAuthGrants grants,
            Map<String, Map<String, String>> operatorSettings,
            InstantSource clock,
            int most,
            Duration longestCall,
            BiConsumer<StoredConnection, String> userChosen) {
        this.hirelay = hirelay;
        this.credentials = credentials;
        this.grants = grants;
        this.operatorSettings = operatorSettings;
        this.clock = clock;
        this.longestCall = longestCall;
        this.userChosen = userChosen;
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
     * The connection, open. One that was opened before the last change, in this process or another, is retired.
     *
     * @throws io.hirelay.error.ConfigurationException when the provider refuses the settings
     */
    Connection of(StoredConnection stored) {
        closeRetired(false);
        Open there = open.getIfPresent(stored.id());
        if (there != null && there.revision() >= stored.revision()) {
            return there.connection();
        }
        return open.asMap()
                .compute(
                        stored.id(),
                        (id, now) -> now != null && now.revision() >= stored.revision()
                                ? now
                                : new Open(
                                        stored.environment(), stored.revision(), connect(stored, credential(stored))))
                .connection();
    }

    /**
     * Opens what may never be kept, for one look.
     *
     * @throws io.hirelay.error.ConfigurationException when the provider refuses the settings
     */
    <T> T once(StoredConnection stored, Credential credential, Function<Connection, T> look) {
        try (Connection connection = connect(stored, CredentialSource.of(credential))) {
            return look.apply(connection);
        }
    }

    private Connection connect(StoredConnection stored, CredentialSource credential) {
        Map<String, String> settings = new HashMap<>(operatorSettings.getOrDefault(stored.integration(), Map.of()));
        settings.putAll(stored.settings());
        return hirelay.connect(new ConnectionConfig(
                        stored.integration(), stored.id().toString(), settings, credential, stored.defaultUser())
                .whenUserChosen(user -> userChosen.accept(stored, user)));
    }

    private CredentialSource credential(StoredConnection stored) {
        CredentialKind kind = CredentialKind.of(stored.authenticationMethod())
                .orElseThrow(() -> ConfigurationException.of(
                        "authentication_method", "is not a kind of credential that is known here"));
        return kind == CredentialKind.OAUTH2
                ? new OAuthCredential(grants, stored.integration(), stored.id(), clock)
                : new KeptCredential(credentials, stored.id(), kind);
    }

    /** Closes what is open for a connection that is gone; calls that still hold it fail. */
    void close(String environment, UUID id) {
        remove(environment, id, Connection::close);
    }

    /** Gives up what is open for a connection that is not to be used; calls that hold it may end. */
    void retire(String environment, UUID id) {
        remove(environment, id, this::retire);
    }

    private void remove(String environment, UUID id, Consumer<Connection> then) {
        Open there = open.asMap().get(id);
        if (there != null
                && there.environment().equals(environment)
                && open.asMap().remove(id, there)) {
            then.accept(there.connection());
        }
    }

    private void removed(@Nullable UUID id, @Nullable Open gone, RemovalCause cause) {
        if (gone != null && cause != RemovalCause.EXPLICIT) {
            retire(gone.connection());
        }
    }

    private void retire(Connection connection) {
        retired.add(new Retired(connection, clock.instant().plus(longestCall)));
    }

    /** What every open connection's credential may still do. */
    List<ConnectionBudget> budgets() {
        List<ConnectionBudget> budgets = new ArrayList<>();
        open.asMap()
                .forEach((id, there) -> budgets.add(new ConnectionBudget(
                        id,
                        there.connection().provider().descriptor().id(),
                        there.connection().budget(),
                        there.connection().breaker())));
        return budgets;
    }

    /** Closes what has been unused for long. */
    void tidy() {
        open.cleanUp();
        closeRetired(false);
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
        List<Open> all = List.copyOf(open.asMap().values());
        open.invalidateAll();
        all.forEach(each -> each.connection().close());
        closeRetired(true);
    }
}
