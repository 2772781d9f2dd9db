package io.hirelay.server.config;

import io.hirelay.server.secret.MasterKey;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Secret;
import io.hirelay.spi.SettingSpec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of everything that can be set: the server's own settings and those that the providers' descriptors leave to
 * the operator. Immutable.
 */
public final class Settings {
    public static final Setting<Path> CONFIG = new Setting<>(
            "config",
            Values.PATH,
            Optional.empty(),
            "none",
            "A configuration file (HOCON, JSON or properties) with the keys named here.",
            Setting.Where.NOT_IN_FILE);
    public static final Setting<Integer> PORT =
            Setting.preset("port", Values.PORT, "8080", "The port to listen on; 0 takes a free one, which is printed.");
    public static final Setting<String> HOST = Setting.preset(
            "host", Values.HOST, "127.0.0.1", "The address to listen on; 0.0.0.0 listens on all of them.");
    public static final Setting<URI> PUBLIC_URL = Setting.optional(
            "public_url",
            Values.URL,
            "the address that was asked",
            "The URL under which the outside reaches this server, with a path where a proxy puts it below one;"
                    + " /openapi.json names it.");
    public static final Setting<Path> DATA_DIR = Setting.preset(
            "data_dir",
            Values.PATH,
            "./data",
            "The directory for the embedded database and for what the server generates: its first API token and its master"
                    + " key. One server alone uses it. Not used by --sandbox.");
    public static final Setting<Secret> API_TOKEN = Setting.optional(
            "api_token",
            Values.TOKEN,
            "generated at the first start into <data_dir>/api-token, mode 0600",
            "The first API token of the environment \"default\"; callers send it as Authorization: Bearer. The command"
                    + " token makes more.");
    public static final Setting<MasterKey> MASTER_KEY = Setting.optional(
            "master_key",
            Values.MASTER_KEY,
            "generated at the first start into <data_dir>/master.key, mode 0600, with a warning",
            "32 random bytes in base64 (openssl rand -base64 32), with which stored credentials are encrypted. Without"
                    + " it nothing that is stored can be read; keep it apart from backups of the database.");
    public static final Setting<MasterKey> MASTER_KEY_FILE = Setting.optional(
            "master_key_file",
            Values.MASTER_KEY_FILE,
            "none",
            "A file that holds the master key, in the place of master_key.");
    public static final Setting<MasterKey> NEW_MASTER_KEY = Setting.optional(
            "new_master_key",
            Values.MASTER_KEY,
            "none",
            "The master key to change to; read by the command keys rotate --master alone.");
    public static final Setting<MasterKey> NEW_MASTER_KEY_FILE = Setting.optional(
            "new_master_key_file",
            Values.MASTER_KEY_FILE,
            "none",
            "A file that holds the master key to change to, in the place of new_master_key.");
    public static final Setting<Duration> CALL_DEADLINE = Setting.preset(
            "call_deadline",
            Values.seconds(1, 600, 25),
            "25",
            "Within how many seconds a unified call answers, with what it has by then.");
    public static final Setting<Duration> PASSTHROUGH_TIMEOUT = Setting.preset(
            "passthrough_timeout",
            Values.seconds(1, 3_600, 60),
            "60",
            "For how many seconds a provider may leave a /passthrough or /custom call without an answer, and for how many"
                    + " seconds either side may be silent while a body is on its way.");
    public static final Setting<Integer> PASSTHROUGH_LARGEST_BODY = Setting.optional(
            "passthrough_largest_body",
            Values.count(1_048_576, 100),
            "no limit",
            "How many MiB the body of a /passthrough or /custom call may have. It is not held in memory.");
    public static final Setting<LogFormat> LOG_FORMAT = Setting.optional(
            "log_format",
            Values.word(LogFormat.class),
            "text on a terminal, json otherwise",
            "How log lines on standard output look.");
    public static final Setting<LogLevel> LOG_LEVEL = Setting.preset(
            "log_level", Values.word(LogLevel.class), "info", "The least important log lines that are written.");
    public static final Setting<Boolean> ALLOW_PRIVATE_UPSTREAMS = Setting.preset(
            "allow_private_upstreams",
            Values.FLAG,
            "false",
            "For development and tests: lets the redirect_uri and the origin of a link be plain http at any host, and"
                    + " not on this machine alone, and a file_url be one of this machine. Base URLs that you set here"
                    + " are always allowed.");
    public static final Setting<Duration> POLL_INTERVAL = Setting.preset(
            "poll_interval",
            Values.seconds(1, 86_400, 60),
            "60",
            "Seconds between two looks for changes of an account. Checked, but without effect in this version: events"
                    + " are not there yet.");
    public static final Setting<Duration> LOG_RETENTION = Setting.preset(
            "log_retention", Values.days(1, 3_650, 30), "30", "For how many days GET /log has the calls of accounts.");
    public static final Setting<Integer> REQUESTS_PER_MINUTE = Setting.optional(
            "requests_per_minute",
            Values.count(9_999_999, 600),
            "no limit",
            "How many requests a caller's token may make in a minute, over all nodes when they share a PostgreSQL; more"
                    + " are answered 429. The command token create can give a token its own number.");
    public static final Setting<DatabaseUrl> DATABASE_URL = Setting.optional(
            "database_url",
            Values.DATABASE_URL,
            "an embedded SQLite database, <data_dir>/hirelay.db",
            "JDBC URL of a PostgreSQL, such as jdbc:postgresql://db.internal/hirelay?user=hirelay&password=…, which"
                    + " several servers may share; they then need the same master key. Not used by --sandbox.");

    private static final List<Setting<?>> OWN = List.of(
            CONFIG,
            PORT,
            HOST,
            PUBLIC_URL,
            DATA_DIR,
            API_TOKEN,
            MASTER_KEY,
            MASTER_KEY_FILE,
            NEW_MASTER_KEY,
            NEW_MASTER_KEY_FILE,
            CALL_DEADLINE,
            PASSTHROUGH_TIMEOUT,
            PASSTHROUGH_LARGEST_BODY,
            LOG_FORMAT,
            LOG_LEVEL,
            ALLOW_PRIVATE_UPSTREAMS,
            POLL_INTERVAL,
            LOG_RETENTION,
            REQUESTS_PER_MINUTE,
            DATABASE_URL);

    private final List<Setting<?>> all;
    private final Map<String, Map<String, Setting<String>>> byProvider;

    private Settings(List<Setting<?>> all, Map<String, Map<String, Setting<String>>> byProvider) {
        this.all = all;
        this.byProvider = byProvider;
    }

    /** The server's settings and those of these providers. */
    public static Settings of(Collection<ProviderDescriptor> providers) {
        List<Setting<?>> all = new ArrayList<>(OWN);
        Map<String, Map<String, Setting<String>>> byProvider = new LinkedHashMap<>();
        for (ProviderDescriptor provider : providers) {
            Map<String, Setting<String>> settings = new LinkedHashMap<>();
            for (SettingSpec spec : provider.settings()) {
                if (spec.level() == SettingSpec.Level.OPERATOR) {
                    settings.put(spec.key(), ofProvider(provider, spec));
                }
            }
            all.addAll(settings.values());
            byProvider.put(provider.id(), settings);
        }
        return new Settings(List.copyOf(all), byProvider);
    }

    private static Setting<String> ofProvider(ProviderDescriptor provider, SettingSpec spec) {
        Value<String> value = Values.of(spec);
        return new Setting<>(
                provider.id() + '.' + spec.key(),
                value,
                spec.defaultValue(),
                spec.defaultValue().orElse("none"),
                provider.label() + ": " + spec.doc(),
                value.secret() ? Setting.Where.NOT_ON_COMMAND_LINE : Setting.Where.ANYWHERE);
    }

    /** Every setting, the server's own first. */
    public List<Setting<?>> all() {
        return all;
    }

    /** What a provider leaves to the operator, by the provider's own key. */
    Map<String, Map<String, Setting<String>>> byProvider() {
        return byProvider;
    }
}
