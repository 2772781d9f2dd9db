package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.secret.CursorSeal;
import io.hirelay.server.secret.KeyWrapper;
import io.hirelay.server.secret.MasterKey;
import io.hirelay.server.secret.MasterKeyWrapper;
import io.hirelay.server.secret.UnusableKeysException;
import io.hirelay.server.secret.Vault;
import io.hirelay.spi.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RotationTest {
    private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");

    @TempDir
    private Path folder;

    private SqlStores server(Database.Dialect dialect, String url) {
        return SqlStores.over(
                dialect == Database.Dialect.POSTGRESQL
                        ? Database.postgresql(url, "the test database")
                        : Database.file(folder.resolve("hirelay.db")));
    }

    private static String url(Database.Dialect dialect) {
        return dialect == Database.Dialect.POSTGRESQL ? TestDatabases.postgresqlUrl() : "";
    }

    private static Map<String, Secret> secret(int number) {
        return Map.of("api_key", Secret.of("key " + number), "refresh_token", Secret.of("refresh " + number));
    }

    private static List<UUID> filled(SqlStores stores, int connections) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            UUID id = UUID.randomUUID();
            stores.connections().insert(SqlStores.connection(id, NOW));
            stores.credentials().put(id, secret(i), Optional.empty());
            ids.add(id);
        }
        return ids;
    }

    private static void allThere(SqlStores stores, List<UUID> ids) {
        for (int i = 0; i < ids.size(); i++) {
            assertEquals(
                    secret(i),
                    stores.credentials().find(ids.get(i)).orElseThrow().fields());
            assertEquals(
                    Optional.of("c4n4ry@example.com"),
                    stores.connections()
                            .find("default", ids.get(i))
                            .orElseThrow()
                            .defaultUser());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everything_is_sealed_anew_and_the_old_key_is_gone(Database.Dialect dialect) {
        String url = url(dialect);
        try (SqlStores server = server(dialect, url);
                SqlStores command = server(dialect, url)) {
            List<UUID> ids = filled(server, 110);
            String before = server.vault().primary();
            List<String> progress = new ArrayList<>();

            Rotation.Done done = new Rotation(command.database(), command.vault())
                    .exchangeDataKey((now, all) -> progress.add(now + "/" + all));

            assertEquals(new Rotation.Done(true, 330), done);
            assertEquals("0/330", progress.get(0));
            assertEquals("330/330", progress.get(progress.size() - 1));
            assertTrue(progress.size() >= 4, progress::toString);
            allThere(server, ids);
            allThere(command, ids);
            server.credentials().put(ids.get(0), secret(0), Optional.empty());
            assertNotEquals(before, server.vault().primary());
            allThere(command, ids);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_ended_in_the_middle_comes_to_its_end(Database.Dialect dialect) {
        String url = url(dialect);
        try (SqlStores server = server(dialect, url);
                SqlStores command = server(dialect, url)) {
            List<UUID> ids = filled(server, 110);
            AtomicBoolean killed = new AtomicBoolean();
            Rotation rotation = new Rotation(command.database(), command.vault());
            assertThrows(
                    IllegalStateException.class,
                    () -> rotation.exchangeDataKey((now, all) -> {
                        if (now > 0) {
                            killed.set(true);
                            throw new IllegalStateException("killed");
                        }
                    }));
            assertTrue(killed.get());
            allThere(server, ids);

            Rotation.Done done = new Rotation(command.database(), command.vault()).exchangeDataKey((now, all) -> {});

            assertFalse(done.fresh(), "the key of the first time");
            assertTrue(done.resealed() > 0 && done.resealed() < 330, done::toString);
            allThere(server, ids);
        }
    }

    @ParameterizedTest
    @EnumSource
    void servers_that_write_all_the_while_lose_nothing(Database.Dialect dialect) throws Exception {
        String url = url(dialect);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicBoolean go = new AtomicBoolean(true);
        Map<UUID, String> written = new ConcurrentHashMap<>();
        try (SqlStores one = server(dialect, url);
                SqlStores two = server(dialect, url);
                SqlStores command = server(dialect, url)) {
            List<UUID> ids = filled(one, 40);
            List<Future<?>> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                int writer = w;
                SqlStores mine = w % 2 == 0 ? one : two;
                writers.add(threads.submit(() -> {
                    for (int i = 0; go.get(); i++) {
                        UUID id = ids.get(writer * 10 + i % 10);
                        String text = writer + " " + i;
                        mine.credentials().put(id, Map.of("api_key", Secret.of(text)), Optional.empty());
                        written.put(id, text);
                        SqlStores other = mine == one ? two : one;
                        assertEquals(
                                text,
                                other.credentials()
                                        .find(id)
                                        .orElseThrow()
                                        .fields()
                                        .get("api_key")
                                        .reveal());
                    }
                }));
            }
            for (int i = 0; i < 4; i++) {
                assertTrue(new Rotation(command.database(), command.vault())
                        .exchangeDataKey((now, all) -> {})
                        .fresh());
            }
            go.set(false);
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
            assertFalse(written.isEmpty());
            written.forEach((id, text) -> assertEquals(
                    Map.of("api_key", Secret.of(text)),
                    command.credentials().find(id).orElseThrow().fields()));
        } finally {
            go.set(false);
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void another_master_key_opens_the_same(Database.Dialect dialect) {
        String url = url(dialect);
        KeyWrapper next = new MasterKeyWrapper(MasterKey.random(new SecureRandom()));
        try (SqlStores server = server(dialect, url);
                SqlStores command = server(dialect, url)) {
            List<UUID> ids = filled(server, 3);
            byte[] cursor = CursorSeal.open(server.keysets(), SqlStores.KEY).seal(new byte[] {1}, new byte[0]);

            Rotation.exchangeWrapper(command.database(), SqlStores.KEY, next);

            assertThrows(UnusableKeysException.class, () -> Vault.open(server.keysets(), SqlStores.KEY));
            assertThrows(
                    UnusableKeysException.class,
                    () -> Rotation.exchangeWrapper(command.database(), SqlStores.KEY, next));
            assertTrue(CursorSeal.open(server.keysets(), next)
                    .open(cursor, new byte[0])
                    .isPresent());
            server.credentials().put(ids.get(0), secret(0), Optional.empty());
            allThere(server, ids);
            assertEquals(
                    server.vault().primary(), Vault.open(server.keysets(), next).primary());
        }
    }

    @Test
    void every_sealed_column_of_the_schema_is_known() {
        try (Database database = TestDatabases.sqlite()) {
            List<String> columns = database.read(handle -> handle.createQuery(
                            "select m.name || '.' || c.name from sqlite_master m join pragma_table_info(m.name) c"
                                    + " where m.type = 'table' and lower(c.type) = 'bytea' and c.name not like '%hash'"
                                    + " and m.name not in ('keysets', 'inbound_limits') order by 1")
                    .mapTo(String.class)
                    .list());
            assertEquals(
                    SealedColumn.ALL.stream()
                            .map(column -> column.table() + "." + column.bytes())
                            .sorted()
                            .toList(),
                    columns);
        }
    }
}
