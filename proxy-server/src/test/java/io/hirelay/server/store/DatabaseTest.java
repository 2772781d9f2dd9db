package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseTest {
    @TempDir
    private Path folder;

    private final Path file() {
        return folder.resolve("hirelay.db");
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("memory", (Supplier<Database>) TestDatabases::sqlite),
                Arguments.of("postgresql", (Supplier<Database>) TestDatabases::postgresql));
    }

    private static long leases(Handle handle) {
        return handle.createQuery("select count(*) from leases")
                .mapTo(Long.class)
                .one();
    }

    private static int insert(Handle handle, String name) {
        return handle.createUpdate("insert into leases (name, holder, until) values (:name, 'me', 0)")
                .bind("name", name)
                .execute();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void a_failed_write_leaves_nothing(String kind, Supplier<Database> open) {
        try (Database database = open.get()) {
            database.write(handle -> insert(handle, "a"));
            assertThrows(
                    IllegalStateException.class,
                    () -> database.write(handle -> {
                        insert(handle, "b");
                        throw new IllegalStateException("no");
                    }));
            assertEquals(1, database.read(DatabaseTest::leases));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void a_read_cannot_write_and_nothing_is_nested(String kind, Supplier<Database> open) {
        try (Database database = open.get()) {
            assertThrows(
                    IllegalStateException.class, () -> database.write(outer -> database.read(DatabaseTest::leases)));
            if (database.dialect() == Database.Dialect.POSTGRESQL) {
                assertThrows(RuntimeException.class, () -> database.read(handle -> insert(handle, "a")));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void a_failure_shows_nothing_of_what_was_written(String kind, Supplier<Database> open) {
        try (Database database = open.get()) {
            database.write(handle -> insert(handle, "canary-77"));
            RuntimeException twice =
                    assertThrows(RuntimeException.class, () -> database.write(handle -> insert(handle, "canary-77")));
            for (Throwable cause = twice; cause != null; cause = cause.getCause()) {
                assertFalse(String.valueOf(cause.getMessage()).contains("canary"), cause.getMessage());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void its_clock_is_the_time(String kind, Supplier<Database> open) {
        try (Database database = open.get()) {
            long before = System.currentTimeMillis();
            long now = database.read(
                    handle -> handle.createQuery("select " + database.dialect().now())
                            .mapTo(Long.class)
                            .one());
            assertTrue(Math.abs(now - before) < 60_000, now + " and " + before);
        }
    }

    @Test
    void a_file_is_for_its_owner_alone_and_keeps_what_it_was_given() throws IOException {
        try (Database database = Database.file(file())) {
            database.write(handle -> insert(handle, "a"));
            for (String name : new String[] {"hirelay.db", "hirelay.db-wal", "hirelay.db-shm"}) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))),
                        name);
            }
            assertThrows(RuntimeException.class, () -> database.read(handle -> insert(handle, "b")));
        }
        try (Database database = Database.file(file())) {
            assertEquals(1, database.read(DatabaseTest::leases));
        }
    }

    @Test
    void a_newer_schema_is_refused() {
        try (Database database = Database.file(file())) {
            database.write(handle -> handle.execute("insert into schema_history (installed_rank, version, description,"
                    + " type, script, installed_by, execution_time, success) values (99, '99', 'later', 'SQL',"
                    + " 'V99__later.sql', 'me', 1, 1)"));
        }
        UnusableDatabaseException refused = assertThrows(UnusableDatabaseException.class, () -> Database.file(file()));
        assertTrue(refused.getMessage().contains("newer version"), refused.getMessage());
        assertTrue(refused.getMessage().contains("99"), refused.getMessage());
    }

    @Test
    void what_is_no_database_is_refused() throws IOException {
        Files.writeString(
                file(), "a letter to my aunt, which is long enough not to be taken for an empty file\n".repeat(20));
        UnusableDatabaseException refused = assertThrows(UnusableDatabaseException.class, () -> Database.file(file()));
        assertTrue(refused.getMessage().contains("no database of Hirelay"), refused.getMessage());
    }

    @Test
    void an_unreachable_server_is_told_without_the_password() {
        UnusableDatabaseException refused = assertThrows(
                UnusableDatabaseException.class,
                () -> Database.postgresql(
                        "jdbc:postgresql://127.0.0.1:1/x?user=u&password=canary-pw", "the database at 127.0.0.1:1/x"));
        assertTrue(refused.getMessage().contains("cannot be reached"), refused.getMessage());
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertFalse(String.valueOf(cause.getMessage()).contains("canary"), cause.getMessage());
        }
    }

    @Test
    void several_processes_may_bring_a_schema_about_at_once() throws Exception {
        String url = TestDatabases.postgresqlUrl();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        CountDownLatch together = new CountDownLatch(1);
        try {
            Stream<Future<Long>> opened = Stream.generate(() -> threads.submit(() -> {
                        together.await();
                        try (Database database = Database.postgresql(url, "the test database")) {
                            return database.read(DatabaseTest::leases);
                        }
                    }))
                    .limit(3)
                    .toList()
                    .stream();
            together.countDown();
            for (Future<Long> each : opened.toList()) {
                assertEquals(0, each.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
