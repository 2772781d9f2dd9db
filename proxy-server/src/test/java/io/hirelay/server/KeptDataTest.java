package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.secret.MasterKey;
import io.hirelay.server.secret.MasterKeyWrapper;
import io.hirelay.server.store.Database;
import io.hirelay.server.store.Rotation;
import io.hirelay.server.store.SqlStores;
import io.hirelay.server.store.TestDatabases;
import io.hirelay.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that look after what is kept: {@code keys}, {@code backup}, {@code restore}. */
class KeptDataTest {
    private static final String KEY = MasterKey.random(new SecureRandom()).base64();
    private static final String OTHER_KEY = MasterKey.random(new SecureRandom()).base64();

    private final UUID id = UUID.randomUUID();

    @TempDir
    private Path folder;

    private Map<String, String> environment(String data, String... more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HIRELAY_DATA_DIR", folder.resolve(data).toString());
        environment.put("HIRELAY_PORT", "0");
        environment.put("HIRELAY_MASTER_KEY", KEY);
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private Map<String, String> withoutKey(String data) {
        Map<String, String> environment = environment(data);
        environment.remove("HIRELAY_MASTER_KEY");
        return environment;
    }

    private SqlStores stores(String data, String key) {
        return SqlStores.over(
                Database.file(folder.resolve(data).resolve("hirelay.db")),
                new MasterKeyWrapper(MasterKey.ofBase64(key)));
    }

    /** A directory with a database in which there is a connection. */
    private void filled(String data, String key) throws IOException {
        Files.createDirectories(folder.resolve(data));
        try (SqlStores stores = stores(data, key)) {
            stores.connections().insert(SqlStores.connection(id, Instant.parse("2026-05-04T08:00:00Z")));
            stores.credentials().put(id, Map.of("api_key", Secret.of("canary-8d1f")), Optional.empty());
        }
    }

    private void isThere(String data, String key) {
        try (SqlStores stores = stores(data, key)) {
            assertEquals(
                    Map.of("api_key", Secret.of("canary-8d1f")),
                    stores.credentials().find(id).orElseThrow().fields());
        }
    }

    private static String run(int code, Map<String, String> environment, String... args) {
        Program.Ended ended = Program.run(environment, args);
        assertEquals(code, ended.code(), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
        assertFalse((ended.out() + ended.err()).contains("canary"), ended.err());
        assertFalse((ended.out() + ended.err()).contains(KEY), ended.err());
        return ended.err();
    }

    private static void says(String wanted, String said) {
        assertTrue(said.contains(wanted), said);
    }

    private static void starts(Map<String, String> environment) {
        try (Program program = Program.start(environment, "serve")) {
            program.listening();
        }
    }

    @Test
    void a_backup_made_while_a_server_runs_can_be_restored() throws IOException {
        filled("data", KEY);
        Path backup = folder.resolve("backup.db");
        try (Program server = Program.start(environment("data"), "serve")) {
            server.listening();
            String said = run(0, environment("data"), "backup", "--to", backup.toString());
            says("the master key is not in it", said);
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
        byte[] before = Files.readAllBytes(backup);

        run(0, environment("other"), "restore", "--from", backup.toString());

        isThere("other", KEY);
        starts(environment("other"));
        assertEquals(List.of(), List.of(leftovers("other")));
        assertEquals(before.length, Files.size(backup), "the backup itself is as it was");
    }

    private String[] leftovers(String data) throws IOException {
        try (var files = Files.list(folder.resolve(data))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".new") || name.contains(".new-"))
                    .toArray(String[]::new);
        }
    }

    @Test
    void a_restore_keeps_what_was_there() throws IOException {
        filled("data", KEY);
        Path backup = folder.resolve("backup.db");
        run(0, environment("data"), "backup", "--to", backup.toString());
        try (SqlStores stores = stores("data", KEY)) {
            stores.connections().delete("default", id);
        }

        says("--force", run(1, environment("data"), "restore", "--from", backup.toString()));
        String said = run(0, environment("data"), "restore", "--from", backup.toString(), "--force");

        isThere("data", KEY);
        Path kept = Path.of(said.substring(said.indexOf("is kept as ") + "is kept as ".length())
                .strip());
        assertTrue(kept.getFileName().toString().startsWith("hirelay.db.before-"), said);
        Files.createDirectories(folder.resolve("kept"));
        Files.copy(kept, folder.resolve("kept/hirelay.db"));
        try (SqlStores stores = stores("kept", KEY)) {
            assertTrue(stores.connections().find("default", id).isEmpty());
        }
    }

    @Test
    void a_restore_refuses_what_would_do_harm() throws IOException {
        filled("data", KEY);
        String backup = folder.resolve("backup.db").toString();
        run(0, environment("data"), "backup", "--to", backup);
        says("is there already", run(1, environment("data"), "backup", "--to", backup));
        says("name a directory", run(1, environment("data"), "backup", "--to", folder + "/no/such/b.db"));
        says("there is no database", run(1, environment("none"), "backup", "--to", folder + "/b.db"));

        try (Program server = Program.start(environment("data"), "serve")) {
            server.listening();
            says(
                    "is used by another server (process ",
                    run(1, environment("data"), "restore", "--from", backup, "--force"));
        }
        String letter = Files.writeString(folder.resolve("letter"), "a letter, not too short\n".repeat(90))
                .toString();
        String empty = Files.createFile(folder.resolve("empty")).toString();
        says("no backup of Hirelay", run(1, environment("other"), "restore", "--from", letter));
        says("no backup of Hirelay", run(1, environment("other"), "restore", "--from", empty));
        says("not a file", run(1, environment("other"), "restore", "--from", folder + "/none"));
        says(
                "master_key (HIRELAY_MASTER_KEY): is not the key",
                run(2, environment("other", "HIRELAY_MASTER_KEY", OTHER_KEY), "restore", "--from", backup));
        says("HIRELAY_MASTER_KEY", run(2, withoutKey("other"), "restore", "--from", backup));
        try (Database database = Database.file(Path.of(backup))) {
            database.write(handle -> handle.execute("insert into schema_history (installed_rank, version, description,"
                    + " type, script, installed_by, execution_time, success) values (99, '99', 'later', 'SQL',"
                    + " 'V99__later.sql', 'me', 1, 1)"));
        }
        says("newer version", run(1, environment("other"), "restore", "--from", backup));
        assertFalse(Files.exists(folder.resolve("other/hirelay.db")));
        assertFalse(Files.exists(folder.resolve("other/master.key")));
        assertEquals(List.of(), List.of(leftovers("other")));
    }

    @Test
    void on_postgresql_they_say_what_does_it_there() {
        Map<String, String> environment =
                environment("data", "HIRELAY_DATABASE_URL", "jdbc:postgresql://db.internal/hirelay?password=canary");
        says(
                "pg_dump --format=custom --file=b.dump --dbname=postgresql://db.internal/hirelay",
                run(1, environment, "backup", "--to", "b.dump"));
        says("pg_restore --clean", run(1, environment, "restore", "--from", "b.dump"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keys_are_exchanged_while_a_server_runs(boolean postgresql) throws IOException {
        Map<String, String> environment = postgresql
                ? environment("data", "HIRELAY_DATABASE_URL", TestDatabases.postgresqlUrl())
                : environment("data");
        says(postgresql ? "holds no keys yet" : "there is no database", run(1, environment, "keys", "rotate"));
        if (!postgresql) {
            filled("data", KEY);
        }
        try (Program server = Program.start(environment, "serve")) {
            server.listening();
            says("encrypted with a new key", run(0, environment, "keys", "rotate"));
        }
        starts(environment);
        if (!postgresql) {
            isThere("data", KEY);
        }
    }

    @Test
    void a_given_master_key_is_exchanged_for_another_that_is_given() throws IOException {
        filled("data", KEY);
        says("HIRELAY_NEW_MASTER_KEY", run(2, environment("data"), "keys", "rotate", "--master"));
        Path file = Files.writeString(folder.resolve("next.key"), OTHER_KEY);
        try (Program server = Program.start(environment("data"), "serve")) {
            server.listening();
            says(
                    "HIRELAY_MASTER_KEY",
                    run(
                            0,
                            environment("data", "HIRELAY_NEW_MASTER_KEY_FILE", file.toString()),
                            "keys",
                            "rotate",
                            "--master"));
        }
        isThere("data", OTHER_KEY);
        says("is not the key", run(2, environment("data"), "keys", "rotate"));
        starts(environment("data", "HIRELAY_MASTER_KEY", OTHER_KEY));
    }

    @Test
    void a_generated_master_key_is_exchanged_in_its_file() throws IOException {
        starts(withoutKey("data"));
        Path file = folder.resolve("data/master.key");
        String before = Files.readString(file).strip();
        filled("data", before);

        says(file.toString(), run(0, withoutKey("data"), "keys", "rotate", "--master"));

        String after = Files.readString(file).strip();
        assertNotEquals(before, after);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertFalse(Files.exists(folder.resolve("data/master.key.new")));
        isThere("data", after);
        starts(withoutKey("data"));
    }

    @Test
    void an_exchange_that_is_cut_short_is_brought_to_its_end() throws IOException {
        starts(withoutKey("data"));
        Path file = folder.resolve("data/master.key");
        String before = Files.readString(file).strip();
        Path next = Files.writeString(folder.resolve("data/master.key.new"), OTHER_KEY);
        starts(withoutKey("data"));
        assertEquals(before, Files.readString(file).strip(), "cut short before the database had changed");

        try (Database database = Database.file(folder.resolve("data/hirelay.db"))) {
            Rotation.exchangeWrapper(
                    database,
                    new MasterKeyWrapper(MasterKey.ofBase64(before)),
                    new MasterKeyWrapper(MasterKey.ofBase64(OTHER_KEY)));
        }
        starts(withoutKey("data"));
        assertEquals(OTHER_KEY, Files.readString(file).strip());
        assertFalse(Files.exists(next));
    }
}
