package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.connection.ConnectionEvent;
import io.hirelay.connection.CredentialStore;
import io.hirelay.connection.StoredConnection;
import io.hirelay.connection.StoredCredential;
import io.hirelay.server.secret.CannotOpenException;
import io.hirelay.spi.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the stores' contracts cannot know: files, several servers, and what others may do to the tables. */
class SqlStoresTest {
    private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");

    private final UUID id = UUID.randomUUID();

    @TempDir
    private Path folder;

    private static Map<String, Secret> c4n4ry() {
        return Map.of("api_key", Secret.of("c4n4ry-8d1f"), "refresh_token", Secret.of("c4n4ry-9e2a"));
    }

    private boolean onDisk(String text) throws IOException {
        boolean found = false;
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                found |= new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
            }
        }
        return found;
    }

    @Test
    void no_secret_and_no_person_is_on_the_disk_and_what_is_deleted_is_gone() throws IOException {
        try (SqlStores stores = SqlStores.over(Database.file(folder.resolve("hirelay.db")))) {
            stores.connections().insert(SqlStores.connection(id, NOW));
            stores.credentials().put(id, c4n4ry(), Optional.empty());
            assertTrue(onDisk("blue"), "the settings are no secret");
            assertFalse(onDisk("c4n4ry"));
            stores.connections().delete("default", id);
        }
        assertFalse(onDisk("blue"), "erased");
        assertFalse(onDisk(id.toString()), "erased");
    }

    @Test
    void what_is_kept_is_there_after_a_restart() {
        Path file = folder.resolve("hirelay.db");
        StoredConnection connection = SqlStores.connection(id, NOW);
        try (SqlStores stores = SqlStores.over(Database.file(file))) {
            stores.connections().insert(connection);
            stores.credentials().put(id, c4n4ry(), Optional.of(NOW));
        }
        try (SqlStores stores = SqlStores.over(Database.file(file))) {
            assertEquals(Optional.of(connection), stores.connections().find("default", id));
            assertEquals(
                    Optional.of(new StoredCredential(c4n4ry(), Optional.of(NOW), 1)),
                    stores.credentials().find(id));
            assertEquals(
                    List.of(ConnectionEvent.CREATED),
                    stores.connections().events("default", id, Optional.empty(), 10).stream()
                            .map(ConnectionEvent::event)
                            .toList());
        }
    }

    @Test
    void a_row_put_in_the_place_of_another_does_not_open() {
        UUID other = UUID.randomUUID();
        try (SqlStores stores = SqlStores.over(TestDatabases.sqlite())) {
            for (UUID each : List.of(id, other)) {
                stores.connections().insert(SqlStores.connection(each, NOW));
                stores.credentials().put(each, c4n4ry(), Optional.empty());
            }
            stores.database()
                    .write(handle -> handle.execute(
                            "update credential_fields set sealed = (select sealed from credential_fields where"
                                    + " connection_id = ? and field = 'api_key') where connection_id = ? and field ="
                                    + " 'api_key'",
                            other.toString(),
                            id.toString()));
            assertThrows(CannotOpenException.class, () -> stores.credentials().find(id));
            assertTrue(stores.credentials().find(other).isPresent());
        }
    }

    @Test
    void of_two_servers_one_holds_a_lease_and_both_see_the_newest_credential() {
        String url = TestDatabases.postgresqlUrl();
        try (SqlStores one = SqlStores.over(Database.postgresql(url, "the test database"));
                SqlStores two = SqlStores.over(Database.postgresql(url, "the test database"))) {
            one.connections().insert(SqlStores.connection(id, NOW));
            one.credentials().put(id, c4n4ry(), Optional.empty());
            CredentialStore.Lease held =
                    one.credentials().lease(id, Duration.ofMinutes(1)).orElseThrow();

            assertTrue(two.credentials().lease(id, Duration.ofMinutes(1)).isEmpty());
            assertTrue(one.credentials().replace(id, 1, c4n4ry(), Optional.empty()));
            assertFalse(two.credentials().replace(id, 1, c4n4ry(), Optional.empty()));
            assertEquals(2, two.credentials().find(id).orElseThrow().version());
            held.close();
            assertTrue(two.credentials().lease(id, Duration.ofMinutes(1)).isPresent());
        }
    }

    @Test
    void changes_of_many_threads_and_servers_are_all_there() throws Exception {
        String url = TestDatabases.postgresqlUrl();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (SqlStores one = SqlStores.over(Database.postgresql(url, "the test database"));
                SqlStores two = SqlStores.over(Database.postgresql(url, "the test database"))) {
            one.connections().insert(SqlStores.connection(id, NOW));
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                SqlStores stores = i % 2 == 0 ? one : two;
                all.add(threads.submit(() -> stores.connections()
                        .update(
                                "default",
                                id,
                                before -> before.connecting(before.settings(), before.defaultUser(), NOW))));
            }
            for (Future<?> each : all) {
                each.get(60, TimeUnit.SECONDS);
            }
            assertEquals(40, two.connections().find("default", id).orElseThrow().revision());
            assertEquals(
                    41,
                    two.connections()
                            .events("default", id, Optional.empty(), 100)
                            .size());
        } finally {
            threads.shutdownNow();
        }
    }
}
