package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Hirelay;
import io.hirelay.server.Program.Ended;
import io.hirelay.server.config.Setting;
import io.hirelay.server.config.Settings;
import io.hirelay.spi.SettingSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @TempDir
    private Path folder;

    private Ended run(Map<String, String> environment, String... args) {
        Map<String, String> all = new java.util.HashMap<>(environment);
        all.putIfAbsent("HIRELAY_DATA_DIR", folder.resolve("data").toString());
        return Program.run(all, args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "serve --help", "check-config --help", "token create --help", "export --help"})
    void help_lists_every_setting_with_all_its_names(String args) {
        Ended help = run(Map.of(), args.split(" "));
        String words = help.out().replaceAll("\\s+", " ");

        assertEquals(0, help.code());
        try (Hirelay hirelay = Hirelay.builder().build()) {
            Settings settings = Settings.of(hirelay.providers().stream()
                    .map(provider -> provider.descriptor())
                    .toList());
            for (Setting<?> setting : settings.all()) {
                assertTrue(help.out().contains("  " + setting.environment()), help.out());
                assertTrue(setting.option().map(help.out()::contains).orElse(true), setting.toString());
                assertTrue(!setting.inFile() || help.out().contains("key " + setting.key()), setting.toString());
                assertTrue(words.contains(setting.doc()), setting.toString());
                assertTrue(words.contains("Default: " + setting.presetDoc()), setting.toString());
            }
            long ofProviders = hirelay.providers().stream()
                    .flatMap(provider -> provider.descriptor().settings().stream())
                    .filter(spec -> spec.level() == SettingSpec.Level.OPERATOR)
                    .count();
            assertTrue(ofProviders > 0, "a provider on the class path leaves something to the operator");
        }
    }

    @Test
    void help_names_the_commands() {
        String help = run(Map.of(), "--help").out();

        for (String command : new String[] {"serve", "token", "export", "check-config", "--version"}) {
            assertTrue(help.contains(command), help);
        }
        assertTrue(run(Map.of(), "serve", "--help").out().contains("--sandbox"));
    }

    @Test
    void what_a_provider_finds_wrong_about_its_settings_together_is_a_start_up_error() {
        try (Hirelay hirelay = Hirelay.builder().build()) {
            Setting<?> secret =
                    Settings.of(hirelay.providers().stream()
                                    .map(provider -> provider.descriptor())
                                    .toList())
                            .all()
                            .stream()
                            .filter(setting -> setting.key().endsWith(".client_secret"))
                            .findFirst()
                            .orElseThrow();
            String id = secret.environment().replaceFirst("_SECRET$", "_ID");

            Ended one = run(Map.of(secret.environment(), "canary-secret"), "check-config");
            Ended both = run(Map.of(secret.environment(), "canary-secret", id, "app-1"), "check-config");

            assertEquals(2, one.code());
            assertTrue(one.err().contains(id), one.err());
            assertEquals(0, both.code(), both.err());
            assertTrue(both.out().contains(secret.environment() + " = ***"), both.out());
            for (Ended ended : new Ended[] {one, both}) {
                assertFalse((ended.out() + ended.err()).contains("canary-secret"));
            }
        }
    }

    @Test
    void the_version_is_printed() {
        Ended version = run(Map.of(), "--version");

        assertEquals(0, version.code());
        assertTrue(version.out().startsWith("hirelay "), version.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serv",
                "serve --prot 1",
                "serve --port",
                "serve extra",
                "token",
                "token revoke",
                "--colour",
                "export",
                "export --account 1"
            })
    void a_wrong_command_line_is_told_in_a_line_or_two(String args) {
        Ended ended = run(Map.of(), args.isEmpty() ? new String[0] : args.split(" "));

        assertEquals(2, ended.code());
        assertTrue(ended.err().startsWith("hirelay: "), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
        assertEquals("", ended.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "serve --sandbox", "check-config", "token list"})
    void a_wrong_configuration_is_told_as_a_whole_and_nothing_starts(String args) {
        Ended ended = run(Map.of("HIRELAY_PORT", "x", "HIRELAY_MASTER_KEY", "y", "HIRELAY_HSOT", "z"), args.split(" "));

        assertEquals(2, ended.code());
        assertTrue(ended.err().startsWith("hirelay: 3 settings are wrong:\n"), ended.err());
        assertTrue(ended.err().contains("  port (HIRELAY_PORT, --port): is \"x\"; must be"), ended.err());
        assertTrue(ended.err().contains("  master_key (HIRELAY_MASTER_KEY): "), ended.err());
        assertTrue(ended.err().contains("HIRELAY_HSOT: is not a setting; did you mean HIRELAY_HOST"), ended.err());
        assertEquals(4, ended.err().lines().count(), ended.err());
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void check_config_shows_values_origins_and_no_secret_and_makes_nothing() {
        Ended ended = run(
                Map.of("HIRELAY_API_TOKEN", "canary-8d1f", "HIRELAY_MASTER_KEY", KEY, "HIRELAY_SERVICE_PORT_X", "1"),
                "check-config",
                "--port",
                "1234");

        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().contains("HIRELAY_PORT = 1234  [command line]"), ended.out());
        assertTrue(ended.out().contains("HIRELAY_API_TOKEN = ***  [environment]"), ended.out());
        assertTrue(ended.out().contains("HIRELAY_HOST = 127.0.0.1  [default]"), ended.out());
        assertFalse((ended.out() + ended.err()).contains("canary"), ended.out());
        assertFalse((ended.out() + ended.err()).contains(KEY), ended.out());
        assertTrue(ended.err().contains("HIRELAY_SERVICE_PORT_X: is not a setting and has no effect"), ended.err());
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "check-config"})
    void a_data_directory_that_cannot_be_one_is_told(String command) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        Ended ended = run(Map.of("HIRELAY_DATA_DIR", file.toString()), command);

        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("data_dir (HIRELAY_DATA_DIR, --data-dir): " + file), ended.err());
        assertEquals(2, ended.err().lines().count(), ended.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "check-config"})
    void damaged_files_are_told_all_at_once_without_what_they_hold(String command) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("master.key"), "canary-8d1f");
        Files.writeString(data.resolve("api-token"), "canary 8d1f");

        Ended ended = run(Map.of(), command);

        assertEquals(2, ended.code());
        assertTrue(ended.err().startsWith("hirelay: 2 settings are wrong:\n"), ended.err());
        assertTrue(ended.err().contains("master_key (HIRELAY_MASTER_KEY): the key in "), ended.err());
        assertTrue(ended.err().contains("api_token (HIRELAY_API_TOKEN): the token in "), ended.err());
        assertFalse(ended.err().contains("canary"), ended.err());
    }

    @Test
    void tokens_are_made_listed_and_revoked() throws IOException {
        Ended made = run(Map.of(), "token", "create", "--name", "ci", "--environment", "staging");
        assertEquals(0, made.code(), made.err());
        String token = made.out().strip();
        assertTrue(token.startsWith("hrl_"), made.out());

        Ended listed = run(Map.of(), "token", "list");
        assertEquals(1, listed.out().lines().count(), listed.out());
        assertTrue(listed.out().contains("staging") && listed.out().contains("ci"), listed.out());
        assertFalse(listed.out().contains(token));

        String id = listed.out().split(" ")[0];
        assertEquals(0, run(Map.of(), "token", "revoke", id).code());
        assertEquals(1, run(Map.of(), "token", "revoke", id).code());
        assertEquals("", run(Map.of(), "token", "list").out());
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            for (Path file : files.toList()) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(token), file.toString());
            }
        }
    }

    @Test
    void a_token_is_made_as_narrow_as_it_is_wanted() {
        Ended made = run(
                Map.of("HIRELAY_REQUESTS_PER_MINUTE", "7"),
                "token",
                "create",
                "--name",
                "reader",
                "--expires",
                "90d",
                "--read-only",
                "--allow",
                "GET /unified/ats/*",
                "--allow",
                "* /log",
                "--requests-per-minute",
                "60");
        assertEquals(0, made.code(), made.err());
        assertTrue(made.err().contains("may call what changes nothing of GET /unified/ats/*, * /log"), made.err());

        String listed = run(Map.of(), "token", "list").out();
        for (String part : List.of("reader", "expires 20", "never used", "GET /unified/ats/*", "at most 60 requests")) {
            assertTrue(listed.contains(part), listed);
        }
        assertEquals(
                0, run(Map.of(), "token", "create", "--expires", "2999-12-31").code());
    }

    @Test
    void everything_wrong_with_a_token_is_told_at_once() {
        Ended ended = run(
                Map.of(),
                "token",
                "create",
                "--environment",
                "No Such Thing",
                "--name",
                "two\nlines",
                "--expires",
                "2001-01-01",
                "--allow",
                "GET",
                "--requests-per-minute",
                "0");

        assertEquals(2, ended.code());
        for (String problem : List.of(
                "hirelay: 5 settings are wrong:",
                "--environment: must begin with a lower-case letter",
                "--name: must have at most 100 characters, on one line",
                "--expires: must be a number of days",
                "--allow: \"GET\" must be a method and a path",
                "--requests-per-minute: must be a whole number from 1")) {
            assertTrue(ended.err().contains(problem), ended.err());
        }
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void no_limit_is_said_by_saying_nothing() {
        Ended ended = run(Map.of("HIRELAY_REQUESTS_PER_MINUTE", "0"), "check-config");
        assertEquals(2, ended.code());
        assertTrue(ended.err().contains("HIRELAY_REQUESTS_PER_MINUTE"), ended.err());
        assertTrue(ended.err().contains("is 0; leave it out for no limit"), ended.err());
    }
}
