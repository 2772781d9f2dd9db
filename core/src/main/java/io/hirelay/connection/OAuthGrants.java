package io.hirelay.connection;

import io.hirelay.Hirelay;
import io.hirelay.budget.Sleeper;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.UnavailableException;
import io.hirelay.http.Threads;
import io.hirelay.oauth.OAuthTokens;
import io.hirelay.operation.Deadline;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews and takes back what members have granted by OAuth. For each connection there is one renewal at a time, over all
 * processes that share the store; it runs on a thread of its own, because a caller who gives up half-way must not lose the
 * tokens that the provider has just exchanged for the old ones. Thread-safe.
 */
final class OAuthGrants implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OAuthGrants.class);

    /** Longer than a request to an OAuth server may take, so that whoever holds it either ends in time or has died. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration LONGEST = LEASE.multipliedBy(2);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration REVOCATION = Duration.ofSeconds(5);
    private static final int THREADS = 32;
    private static final int WAITING = 1000;

    private final Hirelay hirelay;
    private final CredentialStore store;
    private final Map<String, Map<String, String>> operatorSettings;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final ExecutorService threads = Threads.bounded("hirelay-renewal", THREADS, WAITING);
    private final ConcurrentMap<UUID, CompletableFuture<StoredCredential>> underWay = new ConcurrentHashMap<>();

    /** Tokens that could not be stored: the old ones are of no use any more, so these are stored when that can be done. */
    private final ConcurrentMap<UUID, Unsaved> unsaved = new ConcurrentHashMap<>();

    private record Unsaved(long over, OAuthTokens tokens) {}

    OAuthGrants(
            Hirelay hirelay,
            CredentialStore store,
            Map<String, Map<String, String>> operatorSettings,
            InstantSource clock,
            Sleeper sleeper) {
        this.hirelay = hirelay;
        this.store = store;
        this.operatorSettings = operatorSettings;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** What is kept for a connection now. */
    StoredCredential kept(UUID connection) {
        return store.find(connection)
                .filter(stored ->
                        CredentialKind.OAUTH2.isComplete(stored.fields().keySet()))
                .orElseThrow(() -> new AuthenticationException(
                        "no credential is kept for connection " + connection
                                + "; it has been deleted, or needs a new one",
                        null));
    }

    /** Whether there is anything to renew these tokens with. */
    boolean canRenew(String provider, StoredCredential stored) {
        return stored.fields().containsKey(CredentialKind.REFRESH_TOKEN)
                && application(provider).isPresent();
    }

    private Optional<OAuthApplication> application(String provider) {
        return hirelay.provider(provider)
                .flatMap(known -> known.oauth(operatorSettings.getOrDefault(provider, Map.of())));
    }

    /**
     * Newer tokens than these, whoever has got them.
     *
     * @throws AuthenticationException when the grant has ended
     * @throws UnavailableException when there are none by the deadline; the renewal goes on
     */
    StoredCredential renewed(String provider, UUID connection, StoredCredential seen, Deadline deadline) {
        StoredCredential newer = seen;
        while (newer.version() <= seen.version()) {
            newer = await(connection, begun(provider, connection, seen), deadline);
        }
        return newer;
    }

    private CompletableFuture<StoredCredential> begun(String provider, UUID connection, StoredCredential seen) {
        CompletableFuture<StoredCredential> mine = new CompletableFuture<>();
        CompletableFuture<StoredCredential> others = underWay.putIfAbsent(connection, mine);
        if (others != null) {
            return others;
        }
        try {
            threads.execute(() -> run(provider, connection, seen, mine));
        } catch (RejectedExecutionException e) {
            underWay.remove(connection, mine);
            mine.completeExceptionally(new UnavailableException(
                    ErrorCode.PLATFORM_OVERLOADED,
                    "too many tokens are being renewed at once",
                    Optional.empty(),
                    null,
                    null));
        }
        return mine;
    }

    private void run(
            String provider, UUID connection, StoredCredential seen, CompletableFuture<StoredCredential> result) {
        try {
            StoredCredential newer = renew(provider, connection, seen, Deadline.after(LONGEST, clock));
            underWay.remove(connection, result);
            result.complete(newer);
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "the token of connection {} of {} was not renewed: {}",
                    connection,
                    provider,
                    e instanceof HirelayException known
                            ? known.code().code()
                            : e.getClass().getName());
            underWay.remove(connection, result);
            result.completeExceptionally(e);
        }
    }

    private static StoredCredential await(
            UUID connection, CompletableFuture<StoredCredential> renewal, Deadline deadline) {
        try {
            return renewal.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw late(connection);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while the token of connection " + connection + " was renewed");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a renewal ended in an unforeseen way", e.getCause());
        }
    }

    private StoredCredential renew(String provider, UUID connection, StoredCredential seen, Deadline deadline) {
        while (true) {
            StoredCredential now = kept(connection);
            if (now.version() != seen.version()) {
                return now; // somebody else was here
            }
            Optional<CredentialStore.Lease> lease = store.lease(connection, LEASE);
            if (lease.isPresent()) {
                try {
                    return renewAlone(provider, connection, seen, deadline);
                } finally {
                    lease.get().close();
                }
            }
            pause(connection, deadline);
        }
    }

    private StoredCredential renewAlone(String provider, UUID connection, StoredCredential seen, Deadline deadline) {
        StoredCredential now = kept(connection);
        if (now.version() != seen.version()) {
            return now;
        }
        OAuthTokens tokens;
        Unsaved waiting = unsaved.remove(connection);
        if (waiting != null && waiting.over() == now.version()) {
            tokens = waiting.tokens();
        } else {
            try {
                tokens = refresh(provider, now, deadline);
            } catch (AuthenticationException refused) {
                StoredCredential again = kept(connection);
                if (again.version() != now.version()) {
                    return again; // whoever had the lease before was slower than it lasted, and got through
                }
                throw refused;
            }
        }
        keep(connection, now, tokens);
        LOG.info("the token of connection {} of {} was renewed", connection, provider);
        return kept(connection);
    }

    private OAuthTokens refresh(String provider, StoredCredential now, Deadline deadline) {
        OAuthApplication application = application(provider)
                .orElseThrow(() -> new AuthenticationException(
                        "the token has expired and " + provider + " has no OAuth application here to renew it with",
                        null));
        Secret refreshToken = Optional.ofNullable(now.fields().get(CredentialKind.REFRESH_TOKEN))
                .orElseThrow(() -> new AuthenticationException(
                        "the token has expired and came without a refresh token; connect the account again", null));
        return hirelay.oauth().refresh(application, refreshToken, deadline);
    }

    /** Replaced meanwhile by somebody's own credential, what is there stays. */
    private void keep(UUID connection, StoredCredential over, OAuthTokens tokens) {
        Map<String, Secret> fields = new HashMap<>(over.fields());
        fields.put(CredentialKind.ACCESS_TOKEN, tokens.accessToken());
        tokens.refreshToken().ifPresent(token -> fields.put(CredentialKind.REFRESH_TOKEN, token));
        if (!tokens.scopes().isEmpty()) {
            fields.put(CredentialKind.SCOPE, Secret.of(String.join(" ", tokens.scopes())));
        }
        try {
            store.replace(connection, over.version(), fields, tokens.expiresAt());
        } catch (RuntimeException e) {
            unsaved.put(connection, new Unsaved(over.version(), tokens));
            throw e;
        }
    }

    private void pause(UUID connection, Deadline deadline) {
        if (deadline.remaining().isZero()) {
            throw late(connection);
        }
        try {
            sleeper.sleep(deadline.within(POLL) ? deadline.remaining() : POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while the token of connection " + connection + " was renewed");
        }
    }

    private static UnavailableException late(UUID connection) {
        return new UnavailableException(
                ErrorCode.REMOTE_TIMEOUT,
                "the token of connection " + connection + " could not be renewed in time",
                Optional.empty(),
                null,
                null);
    }

    /** Takes a grant back at the provider, as far as that can be done within a few seconds; never fails. */
    void revoke(String provider, UUID connection, StoredCredential last) {
        try {
            Optional<OAuthApplication> application =
                    application(provider).filter(known -> known.revokeUri().isPresent());
            if (application.isEmpty() || !last.fields().containsKey(CredentialKind.REFRESH_TOKEN)) {
                return;
            }
            Deadline deadline = Deadline.after(REVOCATION, clock);
            Secret access = last.fields().get(CredentialKind.ACCESS_TOKEN);
            Optional<Secret> refresh = Optional.ofNullable(last.fields().get(CredentialKind.REFRESH_TOKEN));
            if (last.expiresAt().filter(end -> !clock.instant().isBefore(end)).isPresent()) {
                OAuthTokens fresh = hirelay.oauth().refresh(application.get(), refresh.orElseThrow(), deadline);
                access = fresh.accessToken();
                refresh = fresh.refreshToken();
            }
            hirelay.oauth().revoke(application.get(), access, refresh, deadline);
            LOG.info("the grant of connection {} was taken back at {}", connection, provider);
        } catch (RuntimeException e) {
            LOG.warn(
                    "the grant of connection {} could not be taken back at {}: {}",
                    connection,
                    provider,
                    e instanceof HirelayException known
                            ? known.code().code()
                            : e.getClass().getName());
        }
    }

    /** Lets renewals end that are under way: what they bring must be kept. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LEASE.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
