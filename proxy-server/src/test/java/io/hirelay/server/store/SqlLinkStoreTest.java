package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.StoredConnection;
import io.hirelay.json.Json;
import io.hirelay.server.link.LinkSession;
import io.hirelay.server.link.LinkState;
import io.hirelay.server.secret.MasterKey;
import io.hirelay.server.secret.MasterKeyWrapper;
import io.hirelay.server.secret.Vault;
import io.hirelay.spi.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Links in both databases. */
@ParameterizedClass
@EnumSource(Database.Dialect.class)
class SqlLinkStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final String TOKEN = "ab".repeat(32);
    private static final String STATE = "cd".repeat(32);

    private final Database database;
    private final Seals seals;
    private final SqlLinkStore store;

    SqlLinkStoreTest(Database.Dialect dialect) {
        this.database = dialect == Database.Dialect.SQLITE ? TestDatabases.sqlite() : TestDatabases.postgresql();
        MasterKeyWrapper wrapper = new MasterKeyWrapper(MasterKey.random(new SecureRandom()));
        this.seals = new Seals(database, Vault.open(new SqlKeysets(database), wrapper));
        this.store = new SqlLinkStore(database, seals);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static LinkSession session(Optional<Secret> pending) {
        return new LinkSession(
                UUID.randomUUID(),
                TOKEN,
                "default",
                "t1",
                Optional.empty(),
                Optional.of("acme-hire"),
                Optional.of(URI.create("https://app.example.com/x?y=1")),
                Optional.of("https://app.example.com"),
                LinkState.OPEN,
                3,
                Optional.of("ef".repeat(32)),
                pending,
                Optional.of(STATE),
                NOW,
                NOW.plusSeconds(60),
                Optional.of(NOW.plusSeconds(1)));
    }

    @Test
    void a_link_is_found_as_it_was_kept() {
        LinkSession full = session(Optional.of(Secret.of("pending-canary")));
        store.insert(full);
        assertEquals(Optional.of(full), store.find(TOKEN));
        assertEquals(Optional.of(full), store.findByOAuthState(STATE));
        assertEquals(Optional.empty(), store.find(STATE));
        assertEquals(Optional.empty(), store.findByOAuthState(TOKEN));
        assertThrows(RuntimeException.class, () -> store.insert(full));
    }

    @Test
    void what_is_pending_is_sealed_and_gone_when_it_is_over() {
        LinkSession full = session(Optional.of(Secret.of("pending-canary")));
        store.insert(full);
        String kept = new String(sealed(), StandardCharsets.ISO_8859_1);
        assertFalse(kept.contains("canary"));
        Optional<LinkSession> changed = store.update(full.id(), now -> now.withPending(Optional.empty()));
        assertEquals(Optional.empty(), changed.orElseThrow().pending());
        assertEquals(changed, store.find(TOKEN));
        assertEquals(0, sealed().length);
    }

    private byte[] sealed() {
        return database.read(handle -> handle.createQuery("select sealed from link_sessions")
                .map((rows, context) -> Optional.ofNullable(rows.getBytes(1)))
                .one()
                .orElse(new byte[0]));
    }

    @Test
    void a_change_is_one_step_whoever_else_changes_it() throws Exception {
        LinkSession session = session(Optional.empty());
        store.insert(session);
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> tries = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                tries.add(many.submit(() -> store.update(session.id(), SqlLinkStoreTest::tried)
                        .orElseThrow()
                        .attempts()));
            }
            List<Integer> seen = new ArrayList<>();
            for (Future<Integer> one : tries) {
                seen.add(one.get());
            }
            assertEquals(20, seen.stream().distinct().count());
            assertEquals(23, store.find(TOKEN).orElseThrow().attempts());
        } finally {
            many.shutdownNow();
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> store.update(session.id(), now -> {
                    throw new IllegalArgumentException("no");
                }));
        assertEquals(23, store.find(TOKEN).orElseThrow().attempts());
        assertEquals(Optional.empty(), store.update(UUID.randomUUID(), now -> now));
    }

    private static LinkSession tried(LinkSession now) {
        return new LinkSession(
                now.id(),
                now.tokenHash(),
                now.environment(),
                now.tenantId(),
                now.connection(),
                now.integration(),
                now.redirectUri(),
                now.origin(),
                now.state(),
                now.attempts() + 1,
                now.ticketHash(),
                now.pending(),
                now.oauthStateHash(),
                now.createdAt(),
                now.expiresAt(),
                now.connectedAt());
    }

    @Test
    void old_links_are_forgotten_and_those_of_an_account_go_with_it() {
        LinkSession old = session(Optional.empty());
        store.insert(old);
        assertEquals(0, store.forgetExpired(NOW, 10));
        assertEquals(0, store.forgetExpired(NOW.plusSeconds(120), 0));
        assertEquals(1, store.forgetExpired(NOW.plusSeconds(120), 10));
        assertTrue(store.find(TOKEN).isEmpty());

        UUID account = UUID.randomUUID();
        SqlConnectionStore connections = new SqlConnectionStore(database, seals, new Json());
        connections.insert(new StoredConnection(
                account,
                "default",
                "t1",
                "acme-hire",
                ConnectionStatus.ACTIVE,
                "api_key",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                NOW,
                NOW));
        LinkSession again = session(Optional.empty());
        store.insert(new LinkSession(
                again.id(),
                TOKEN,
                "default",
                "t1",
                Optional.of(account),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LinkState.OPEN,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOW,
                NOW.plusSeconds(60),
                Optional.empty()));
        assertEquals(Optional.of(account), store.find(TOKEN).orElseThrow().connection());
        connections.delete("default", account);
        assertTrue(store.find(TOKEN).isEmpty());
    }
}
