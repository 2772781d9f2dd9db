package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.secret.MasterKey;
import io.hirelay.server.store.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot be right does not start, and says what to do in a sentence. */
class StartRefusalsTest {
    private static final String KEY = MasterKey.random(new SecureRandom()).base64();
    private static final String OTHER_KEY = MasterKey.random(new SecureRandom()).base64();

    @TempDir
    private Path folder;

    private Map<String, String> environment(String... more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HIRELAY_DATA_DIR", folder.resolve("data").toString());
        environment.put("HIRELAY_PORT", "0");
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private void starts(String... more) {
        try (Program program = Program.start(environment(more), "serve")) {
            program.listening();
        }
    }

    private void refused(int code, String said, String... more) {
        Program.Ended ended = Program.run(environment(more), "serve");
        assertEquals(code, ended.code(), ended.err());
        assertTrue(ended.err().contains(said), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
        assertFalse((ended.err() + ended.out()).contains("c4n4ry"), ended.err());
    }

    @Test
    void a_master_key_that_does_not_open_what_is_stored() {
        starts("HIRELAY_MASTER_KEY", KEY);
        refused(2, "master_key (HIRELAY_MASTER_KEY): is not the key", "HIRELAY_MASTER_KEY", OTHER_KEY);
        starts("HIRELAY_MASTER_KEY", KEY);

        String url = TestDatabases.postgresqlUrl();
        starts("HIRELAY_DATABASE_URL", url, "HIRELAY_MASTER_KEY", KEY);
        refused(
                2,
                "master_key (HIRELAY_MASTER_KEY): is not the key",
                "HIRELAY_DATABASE_URL",
                url,
                "HIRELAY_MASTER_KEY",
                OTHER_KEY);
    }

    @Test
    void a_generated_key_that_has_gone_is_not_made_anew() throws IOException {
        starts();
        Path key = folder.resolve("data/master.key");
        Path aside = Files.move(key, folder.resolve("aside"));
        refused(2, "HIRELAY_MASTER_KEY");
        assertFalse(Files.exists(key));
        Files.move(aside, key);
        starts();
    }

    @Test
    void a_key_in_a_file_is_as_good_as_one_in_the_environment() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
        starts("HIRELAY_MASTER_KEY", KEY);
        starts("HIRELAY_MASTER_KEY_FILE", file.toString());
        assertFalse(Files.exists(folder.resolve("data/master.key")));
        Files.writeString(file, "c4n4ry");
        refused(2, "HIRELAY_MASTER_KEY_FILE", "HIRELAY_MASTER_KEY_FILE", file.toString());
        Files.delete(file);
        refused(2, "a file that this user can read", "HIRELAY_MASTER_KEY_FILE", file + ".none");
    }

    @Test
    void a_second_server_on_the_same_directory() {
        try (Program first = Program.start(environment(), "serve")) {
            first.listening();
            refused(
                    1,
                    "is used by another server (process "
                            + ProcessHandle.current().pid() + ")");
        }
        starts();
    }

    @Test
    void a_directory_that_is_none() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        refused(2, "HIRELAY_DATA_DIR", "HIRELAY_DATA_DIR", file.toString());
    }

    @Test
    void a_database_that_is_none() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("hirelay.db"), "a letter that is long enough not to be empty\n".repeat(30));
        refused(1, "is damaged or no database of Hirelay");
    }

    @Test
    void a_database_that_cannot_be_reached() {
        refused(
                1,
                "the database at 127.0.0.1:1/x cannot be reached",
                "HIRELAY_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:1/x?user=u&password=c4n4ry");
    }

    @Test
    void a_database_that_is_not_there() {
        refused(
                1,
                "does not exist on its server",
                "HIRELAY_DATABASE_URL",
                TestDatabases.postgresqlUrl().replaceFirst("/[a-z]+\\?", "/no_such_database?"));
    }

    @Test
    void a_url_that_is_none() {
        refused(2, "HIRELAY_DATABASE_URL", "HIRELAY_DATABASE_URL", "postgres://u:c4n4ry@h/x");
    }

    @Test
    void what_is_written_is_for_its_owner_alone() throws IOException {
        try (Program program = Program.start(environment(), "serve")) {
            program.listening();
            try (var files = Files.list(folder.resolve("data"))) {
                for (Path file : files.toList()) {
                    assertEquals(
                            "rw-------",
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                            file.toString());
                }
            }
        }
    }
}
