package io.hirelay.server.config;

import io.hirelay.server.secret.MasterKey;
import io.hirelay.spi.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Everything that is set, checked.
 *
 * @param publicUrl empty when it follows from host and port
 * @param apiToken empty when it is to be generated
 * @param databaseUrl empty when the database is embedded
 * @param masterKey empty when it is to be generated
 * @param newMasterKey the one to change to, when that is what is asked for
 * @param passthroughLargestBody in bytes; empty for any length
 * @param logFormat empty when it depends on where the log goes
 * @param requestsPerMinute empty for any number
 * @param providers what is set for each provider by its id and its own keys; nothing for what is left to its default
 */
public record ServerConfig(
        String host,
        int port,
        Optional<URI> publicUrl,
        Path dataDirectory,
        Optional<Secret> apiToken,
        Optional<DatabaseUrl> databaseUrl,
        Optional<MasterKey> masterKey,
        Optional<MasterKey> newMasterKey,
        Duration callDeadline,
        Duration passthroughTimeout,
        OptionalLong passthroughLargestBody,
        Optional<LogFormat> logFormat,
        LogLevel logLevel,
        boolean allowPrivateUpstreams,
        Duration pollInterval,
        Duration logRetention,
        OptionalInt requestsPerMinute,
        Map<String, Map<String, String>> providers) {
    public ServerConfig {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(publicUrl, "publicUrl");
        Objects.requireNonNull(dataDirectory, "dataDirectory");
        Objects.requireNonNull(apiToken, "apiToken");
        Objects.requireNonNull(databaseUrl, "databaseUrl");
        Objects.requireNonNull(masterKey, "masterKey");
        Objects.requireNonNull(newMasterKey, "newMasterKey");
        Objects.requireNonNull(callDeadline, "callDeadline");
        Objects.requireNonNull(passthroughTimeout, "passthroughTimeout");
        Objects.requireNonNull(passthroughLargestBody, "passthroughLargestBody");
        Objects.requireNonNull(logFormat, "logFormat");
        Objects.requireNonNull(logLevel, "logLevel");
        Objects.requireNonNull(pollInterval, "pollInterval");
        Objects.requireNonNull(logRetention, "logRetention");
        Objects.requireNonNull(requestsPerMinute, "requestsPerMinute");
        providers = Map.copyOf(providers);
    }

    /** Without what providers are set to, which may be secret. */
    @Override
    public String toString() {
        return "ServerConfig[" + host + ", " + port + ", " + dataDirectory + "]";
    }
}
