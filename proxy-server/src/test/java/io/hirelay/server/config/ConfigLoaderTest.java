package io.hirelay.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.SettingSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
    private static final ProviderDescriptor ACME = new ProviderDescriptor(
            "acme-hire",
            "Acme Hire",
            "ats",
            Set.of("api_key"),
            List.of(
                    new SettingSpec(
                            "site",
                            SettingSpec.Level.CONNECTION,
                            "The customer's site.",
                            true,
                            Optional.empty(),
                            Optional.empty(),
                            "blue"),
                    new SettingSpec(
                            "base_url",
                            SettingSpec.Level.OPERATOR,
                            "Where it is.",
                            true,
                            Optional.of("https://{site}.acme.example"),
                            Optional.of(Pattern.compile("https?://.+")),
                            "https://{site}.acme.example"),
                    new SettingSpec(
                            "client_secret",
                            SettingSpec.Level.OPERATOR,
                            "The partner's secret.",
                            false,
                            Optional.empty(),
                            Optional.of(Pattern.compile("[a-z]+")),
                            "abc",
                            true)),
            "https://docs.acme.example");
    private static final Settings SETTINGS = Settings.of(List.of(ACME));
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @TempDir
    private Path folder;

    private static Loaded load(Map<String, String> environment, Map<String, String> options) {
        return ConfigLoader.load(SETTINGS, environment, options);
    }

    private static List<ConfigProblem> problems(Map<String, String> environment, Map<String, String> options) {
        return assertThrows(ConfigErrors.class, () -> load(environment, options))
                .problems();
    }

    private static ConfigProblem problem(Map<String, String> environment) {
        List<ConfigProblem> problems = problems(environment, Map.of());
        assertEquals(1, problems.size(), problems::toString);
        return problems.get(0);
    }

    private Map<String, String> file(String text) {
        Path file = folder.resolve("hirelay.conf");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Map.of("--config", file.toString());
    }

    @Test
    void without_anything_the_defaults_hold() {
        ServerConfig config = load(Map.of(), Map.of()).config();

        assertEquals("127.0.0.1", config.host());
        assertEquals(8080, config.port());
        assertEquals(Path.of("./data"), config.dataDirectory());
        assertEquals(Duration.ofSeconds(25), config.callDeadline());
        assertEquals(Duration.ofSeconds(60), config.pollInterval());
        assertEquals(Optional.empty(), config.apiToken());
        assertEquals(Optional.empty(), config.masterKey());
        assertEquals(Optional.empty(), config.publicUrl());
        assertFalse(config.allowPrivateUpstreams());
        assertEquals(
                Map.of("base_url", "https://{site}.acme.example"),
                config.providers().get("acme-hire"));
    }

    @Test
    void the_command_line_wins_over_the_environment_and_that_over_the_file() {
        Map<String, String> options =
                new java.util.HashMap<>(file("port = 1001, host = file.example, call_deadline = 3"));
        options.put("--port", "1003");
        Map<String, String> environment = Map.of("HIRELAY_PORT", "1002", "HIRELAY_HOST", "environment.example");

        Loaded loaded = load(environment, options);

        assertEquals(1003, loaded.config().port());
        assertEquals("environment.example", loaded.config().host());
        assertEquals(Duration.ofSeconds(3), loaded.config().callDeadline());
        assertEquals(
                List.of(Origin.COMMAND_LINE, Origin.ENVIRONMENT, Origin.FILE, Origin.DEFAULT),
                List.of(Settings.PORT, Settings.HOST, Settings.CALL_DEADLINE, Settings.LOG_LEVEL).stream()
                        .map(setting -> loaded.shown().stream()
                                .filter(shown -> shown.setting() == setting)
                                .findFirst()
                                .orElseThrow()
                                .origin())
                        .toList());
    }

    @Test
    void a_provider_is_set_by_names_made_from_its_own() {
        assertEquals(
                "http://localhost:1/{site}",
                load(Map.of("HIRELAY_ACME_HIRE_BASE_URL", "http://localhost:1/{site}"), Map.of())
                        .config()
                        .providers()
                        .get("acme-hire")
                        .get("base_url"));
        assertEquals(
                "http://localhost:2",
                load(Map.of(), file("acme-hire { base_url = \"http://localhost:2\" }"))
                        .config()
                        .providers()
                        .get("acme-hire")
                        .get("base_url"));
        assertEquals(
                "http://localhost:3",
                load(Map.of(), Map.of("--acme-hire-base-url", "http://localhost:3"))
                        .config()
                        .providers()
                        .get("acme-hire")
                        .get("base_url"));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        List<ConfigProblem> problems = problems(
                Map.of(
                        "HIRELAY_PORT", "80a",
                        "HIRELAY_MASTER_KEY", "c2hvcnQ=",
                        "HIRELAY_ACME_HIRE_BASE_URL", "ftp://nowhere",
                        "HIRELAY_PROT", "1"),
                file("call_deadline = soon, hsot = x"));

        assertEquals(6, problems.size(), problems::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HIRELAY_PORT                    | 80a              | port (HIRELAY_PORT, --port)            | is \"80a\"    | such as 8080",
                "HIRELAY_PORT                    | 65536            | port (HIRELAY_PORT, --port)            | is \"65536\"  | from 0 to 65535",
                "HIRELAY_PORT                    | tcp://10.0.0.1:1 | port (HIRELAY_PORT, --port)            | Kubernetes    | enableServiceLinks: false",
                "HIRELAY_HOST                    | localhost:8080   | host (HIRELAY_HOST, --host)            | localhost:8080 | without a port",
                "HIRELAY_PUBLIC_URL              | example.com      | public_url (HIRELAY_PUBLIC_URL         | is \"example.com\" | such as https://",
                "HIRELAY_PUBLIC_URL              | https://a.b/?c=d | public_url (HIRELAY_PUBLIC_URL         | ?c=d          | without query",
                "HIRELAY_CALL_DEADLINE           | 0                | call_deadline (HIRELAY_CALL_DEADLINE   | is \"0\"      | from 1 to 600",
                "HIRELAY_POLL_INTERVAL           | fast             | poll_interval (HIRELAY_POLL_INTERVAL   | is \"fast\"   | such as 60",
                "HIRELAY_ALLOW_PRIVATE_UPSTREAMS | perhaps          | allow_private_upstreams (HIRELAY_ALLOW | is \"perhaps\" | true or false",
                "HIRELAY_LOG_FORMAT              | xml              | log_format (HIRELAY_LOG_FORMAT         | is \"xml\"    | one of text, json",
                "HIRELAY_LOG_LEVEL               | loud             | log_level (HIRELAY_LOG_LEVEL           | is \"loud\"   | one of error, warn",
                "HIRELAY_DATABASE_URL            | jdbc:mysql://h/x | database_url (HIRELAY_DATABASE_URL     | not supported | jdbc:postgresql://",
                "HIRELAY_DATABASE_URL            | jdbc:sqlite:x.db | database_url (HIRELAY_DATABASE_URL     | a SQLite file | HIRELAY_DATA_DIR",
                "HIRELAY_DATABASE_URL            | postgres://h/x   | database_url (HIRELAY_DATABASE_URL     | no JDBC URL   | jdbc:postgresql://",
                "HIRELAY_DATABASE_URL            | db.internal      | database_url (HIRELAY_DATABASE_URL     | no JDBC URL   | jdbc:postgresql://",
                "HIRELAY_DATABASE_URL            | jdbc:postgresql://u:canary@h/x | database_url (HIRELAY_DATABASE_URL | before the host | ?user=",
                "HIRELAY_DATABASE_URL            | jdbc:postgresql://h | database_url (HIRELAY_DATABASE_URL  | not well formed | jdbc:postgresql://",
                "HIRELAY_DATABASE_URL            | jdbc:postgresql://h/x?user=u&password=canary%zz | database_url (HIRELAY_DATABASE_URL | begins no escape | %25",
                "HIRELAY_DATABASE_URL            | jdbc:postgresql://h:99999/x | database_url (HIRELAY_DATABASE_URL | host or port | jdbc:postgresql://",
                "HIRELAY_NEW_MASTER_KEY          | c2hvcnQ=         | new_master_key (HIRELAY_NEW_MASTER_KEY) | 5 bytes      | at least 32",
                "HIRELAY_ACME_HIRE_BASE_URL      | ftp://x          | acme-hire.base_url (HIRELAY_ACME_HIRE_BASE_URL | malformed | https://{site}.acme.example",
                "HIRELAY_MASTER_KEY              | no-base64!       | master_key (HIRELAY_MASTER_KEY)        | not base64    | openssl rand -base64 32",
                "HIRELAY_MASTER_KEY              | c2hvcnQ=         | master_key (HIRELAY_MASTER_KEY)        | 5 bytes       | at least 32",
                "HIRELAY_API_TOKEN               | two words        | api_token (HIRELAY_API_TOKEN)          | cannot carry  | printable ASCII",
                "HIRELAY_API_TOKENS              | x                | environment variable HIRELAY_API_TOKENS | is not a setting | did you mean HIRELAY_API_TOKEN",
                "HIRELAY_CONFIG                  | /no/such/file    | config (HIRELAY_CONFIG, --config)      | /no/such/file | can read",
            })
    void a_wrong_value_is_told_with_its_names_what_was_wrong_and_what_would_be_right(
            String variable, String value, String subject, String wrong, String right) {
        ConfigProblem problem = problem(Map.of(variable, value));

        assertTrue(problem.subject().startsWith(subject), problem::toString);
        assertTrue(problem.message().contains(wrong), problem::toString);
        assertTrue(problem.message().contains(right), problem::toString);
        assertFalse(problem.toString().contains("canary"), problem::toString);
    }

    @Test
    void a_database_is_known_by_its_place_and_its_password_is_not_shown() {
        Loaded loaded = load(
                Map.of(
                        "HIRELAY_DATABASE_URL",
                        "jdbc:postgresql://db.internal:5433/hirelay?user=u&password=canary-8d1f"),
                Map.of());

        DatabaseUrl url = loaded.config().databaseUrl().orElseThrow();
        assertEquals("db.internal:5433/hirelay", url.place());
        assertTrue(url.url().reveal().contains("canary-8d1f"));
        assertFalse((loaded.toString() + url + loaded.config()).contains("canary"));
    }

    @Test
    void a_master_key_is_given_once() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
        ConfigProblem problem = problem(Map.of("HIRELAY_MASTER_KEY", KEY, "HIRELAY_MASTER_KEY_FILE", file.toString()));

        assertTrue(problem.subject().startsWith("master_key_file (HIRELAY_MASTER_KEY_FILE"), problem::toString);
        assertTrue(problem.message().contains("unset one"), problem::toString);
    }

    @Test
    void a_key_that_no_setting_has_is_told_with_its_line_and_the_nearest_one() {
        ConfigProblem problem =
                problems(Map.of(), file("port = 1\n\ndata-dri = x\n")).get(0);

        assertTrue(problem.subject().startsWith("data-dri ("), problem::toString);
        assertTrue(problem.subject().endsWith("hirelay.conf:3)"), problem::toString);
        assertTrue(problem.message().contains("did you mean data_dir?"), problem::toString);
    }

    @Test
    void a_list_where_one_value_belongs_is_told() {
        ConfigProblem problem = problems(Map.of(), file("host = [a, b]")).get(0);

        assertTrue(problem.subject().startsWith("host (HIRELAY_HOST"), problem::toString);
        assertTrue(problem.message().contains("one value, not a list"), problem::toString);
    }

    @Test
    void a_broken_file_is_told_with_its_line_and_without_its_text() {
        ConfigProblem problem = problems(Map.of(), file("port = 1\nmaster_key = {{ canary-8d1f\n"))
                .get(0);

        assertTrue(problem.subject().contains("hirelay.conf: 2"), problem::toString);
        assertFalse(problem.toString().contains("canary"), problem::toString);
    }

    @Test
    void a_file_may_name_variables() {
        Map<String, String> options = file("host = ${WHERE}, port = ${?HIRELAY_NO_SUCH_THING_AT_ALL}");

        assertEquals(
                "there.example",
                load(Map.of("WHERE", "there.example"), options).config().host());
        assertTrue(problems(Map.of(), options).get(0).message().contains("a variable in ${…}"));
    }

    @Test
    void no_secret_is_shown_right_or_wrong() {
        String canary = "canary 8d1f";
        Map<String, String> wrong = Map.of(
                "HIRELAY_API_TOKEN", canary, "HIRELAY_MASTER_KEY", canary, "HIRELAY_ACME_HIRE_CLIENT_SECRET", canary);
        assertEquals(3, problems(wrong, Map.of()).size());
        assertFalse(problems(wrong, Map.of()).toString().contains("canary"));

        Loaded right = load(
                Map.of(
                        "HIRELAY_API_TOKEN", "canary-8d1f",
                        "HIRELAY_MASTER_KEY", KEY,
                        "HIRELAY_ACME_HIRE_CLIENT_SECRET", "canary"),
                Map.of());
        assertFalse(right.toString().contains("canary"));
        assertFalse(right.toString().contains(KEY));
    }

    @Test
    void secrets_have_no_option_that_every_user_of_the_machine_could_read() {
        assertEquals(
                Set.of("api_token", "master_key", "new_master_key", "database_url", "acme-hire.client_secret"),
                SETTINGS.all().stream()
                        .filter(setting -> setting.option().isEmpty())
                        .map(Setting::key)
                        .collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void a_variable_that_is_far_from_every_setting_is_a_warning() {
        Loaded loaded = load(Map.of("HIRELAY_PORT_8080_TCP_ADDR", "10.0.0.1", "OTHER", "x"), Map.of());

        assertEquals(1, loaded.warnings().size());
        assertEquals(
                "environment variable HIRELAY_PORT_8080_TCP_ADDR",
                loaded.warnings().get(0).subject());
    }

    @Test
    void an_empty_variable_is_not_set() {
        assertEquals(8080, load(Map.of("HIRELAY_PORT", " "), Map.of()).config().port());
    }

    @Test
    void an_address_of_version_six_may_stand_in_brackets() {
        assertEquals(
                "::1", load(Map.of("HIRELAY_HOST", "[::1]"), Map.of()).config().host());
        assertEquals(
                "::1", load(Map.of("HIRELAY_HOST", "::1"), Map.of()).config().host());
    }

    @Test
    void a_public_url_loses_its_last_slash() {
        assertEquals(
                Optional.of(URI.create("https://a.example/b")),
                load(Map.of("HIRELAY_PUBLIC_URL", "https://a.example/b/"), Map.of())
                        .config()
                        .publicUrl());
    }
}
