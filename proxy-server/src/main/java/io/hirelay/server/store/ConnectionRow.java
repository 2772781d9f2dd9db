package io.hirelay.server.store;

import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.StoredConnection;
import io.hirelay.json.Json;
import io.hirelay.server.secret.Sealed;
import io.hirelay.server.secret.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * A connection as its table has it.
 *
 * @param plain everything but the default user
 * @param defaultUser the default user, sealed: it may be a person
 */
record ConnectionRow(StoredConnection plain, Optional<Sealed> defaultUser) {
    static final String COLUMNS = "id, environment, tenant_id, integration, status, authentication_method, settings,"
            + " default_user_key_id, default_user, last_error, is_sandbox, revision, created_at, updated_at";

    private static final String DEFAULT_USER = "default_user";

    static ConnectionRow of(RowView row, Json json) {
        Optional<Sealed> user = Optional.ofNullable(row.getColumn("default_user_key_id", String.class))
                .map(key -> new Sealed(key, row.getColumn(DEFAULT_USER, byte[].class)));
        StoredConnection plain = new StoredConnection(
                UUID.fromString(row.getColumn("id", String.class)),
                row.getColumn("environment", String.class),
                row.getColumn("tenant_id", String.class),
                row.getColumn("integration", String.class),
                status(row.getColumn("status", String.class)),
                row.getColumn("authentication_method", String.class),
                settings(row.getColumn("settings", String.class), json),
                Optional.empty(),
                Optional.ofNullable(row.getColumn("last_error", String.class)),
                row.getColumn("is_sandbox", Long.class) != 0,
                row.getColumn("revision", Integer.class),
                Instant.ofEpochMilli(row.getColumn("created_at", Long.class)),
                Instant.ofEpochMilli(row.getColumn("updated_at", Long.class)));
        return new ConnectionRow(plain, user);
    }

    static ConnectionStatus status(String word) {
        return Arrays.stream(ConnectionStatus.values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no status is called " + word));
    }

    private static Map<String, String> settings(String text, Json json) {
        Map<String, String> settings = new LinkedHashMap<>();
        json.readObject(text.getBytes(StandardCharsets.UTF_8))
                .forEach((name, value) -> settings.put(name, String.valueOf(value)));
        return settings;
    }

    StoredConnection opened(Vault vault) {
        if (defaultUser.isEmpty()) {
            return plain;
        }
        byte[] user = vault.open(plain.id().toString(), DEFAULT_USER, defaultUser.get());
        return new StoredConnection(
                plain.id(),
                plain.environment(),
                plain.tenantId(),
                plain.integration(),
                plain.status(),
                plain.authenticationMethod(),
                plain.settings(),
                Optional.of(new String(user, StandardCharsets.UTF_8)),
                plain.lastError(),
                plain.isSandbox(),
                plain.revision(),
                plain.createdAt(),
                plain.updatedAt());
    }

    /** Binds every column by its name. */
    static <S extends SqlStatement<S>> S bind(S statement, StoredConnection connection, Vault vault, Json json) {
        Optional<Sealed> user = connection
                .defaultUser()
                .map(name ->
                        vault.seal(connection.id().toString(), DEFAULT_USER, name.getBytes(StandardCharsets.UTF_8)));
        return statement
                .bind("id", connection.id().toString())
                .bind("environment", connection.environment())
                .bind("tenant_id", connection.tenantId())
                .bind("integration", connection.integration())
                .bind("status", connection.status().word())
                .bind("authentication_method", connection.authenticationMethod())
                .bind("settings", new String(json.write(connection.settings()), StandardCharsets.UTF_8))
                .bind("default_user_key_id", user.map(Sealed::keyId).orElse(null))
                .bind(DEFAULT_USER, user.map(Sealed::bytes).orElse(null))
                .bind("last_error", connection.lastError().orElse(null))
                .bind("is_sandbox", connection.isSandbox() ? 1L : 0L)
                .bind("revision", (long) connection.revision())
                .bind("created_at", connection.createdAt().toEpochMilli())
                .bind("updated_at", connection.updatedAt().toEpochMilli());
    }
}
