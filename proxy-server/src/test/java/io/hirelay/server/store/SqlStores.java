package io.hirelay.server.store;

import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.StoredConnection;
import io.hirelay.json.Json;
import io.hirelay.server.secret.KeyWrapper;
import io.hirelay.server.secret.MasterKey;
import io.hirelay.server.secret.MasterKeyWrapper;
import io.hirelay.server.secret.Sealed;
import io.hirelay.server.secret.Vault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The stores of one server over a database that others may share. */
public record SqlStores(
        Database database,
        SqlKeysets keysets,
        Vault vault,
        SqlConnectionStore connections,
        SqlCredentialStore credentials)
        implements AutoCloseable {
    private static final int BATCH = 1_000;

    static final KeyWrapper KEY = new MasterKeyWrapper(MasterKey.random(new SecureRandom()));

    public static SqlStores over(Database database) {
        return over(database, KEY);
    }

    /** With the keys that this opens. */
    public static SqlStores over(Database database, KeyWrapper key) {
        SqlKeysets keysets = new SqlKeysets(database);
        Vault vault = Vault.open(keysets, key);
        Seals seals = new Seals(database, vault);
        return new SqlStores(
                database,
                keysets,
                vault,
                new SqlConnectionStore(database, seals, new Json()),
                new SqlCredentialStore(database, seals));
    }

    /** Keeps many connections in few transactions, each with a key of its own; their ids. */
    public List<UUID> fill(int count, String integration, Map<String, String> settings) {
        List<UUID> ids = new ArrayList<>();
        for (int begin = 0; begin < count; begin += BATCH) {
            int end = Math.min(count, begin + BATCH);
            int from = begin;
            database.write(handle -> {
                for (int i = from; i < end; i++) {
                    ids.add(fill(handle, i, integration, settings));
                }
                return ids;
            });
        }
        database.write(handle -> handle.execute("analyze"));
        return ids;
    }

    private UUID fill(Handle handle, int number, String integration, Map<String, String> settings) {
        UUID id = UUID.randomUUID();
        Instant at = Instant.EPOCH.plusMillis(number);
        StoredConnection connection = new StoredConnection(
                id,
                "default",
                "tenant-" + number,
                integration,
                ConnectionStatus.ACTIVE,
                "api_key",
                settings,
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                at,
                at);
        ConnectionRow.bind(
                        handle.createUpdate("insert into connections (" + ConnectionRow.COLUMNS
                                + ") values (:id, :environment, :tenant_id, :integration, :status,"
                                + " :authentication_method, :settings, :default_user_key_id, :default_user,"
                                + " :last_error, :is_sandbox, :revision, :created_at, :updated_at)"),
                        connection,
                        vault,
                        new Json())
                .execute();
        handle.execute("insert into credentials (connection_id, version, updated_at) values (?, 1, 0)", id.toString());
        Sealed sealed = vault.seal(id.toString(), "api_key", ("key-" + id).getBytes(StandardCharsets.UTF_8));
        handle.execute(
                "insert into credential_fields (connection_id, field, key_id, sealed) values (?, 'api_key', ?, ?)",
                id.toString(),
                sealed.keyId(),
                sealed.bytes());
        return id;
    }

    /** A connection as it may be given to the store. */
    public static StoredConnection connection(UUID id, Instant now) {
        return new StoredConnection(
                id,
                "default",
                "tenant",
                "reference",
                ConnectionStatus.ACTIVE,
                "api_key",
                Map.of("site", "blue"),
                Optional.of("c4n4ry@example.com"),
                Optional.empty(),
                false,
                0,
                now,
                now);
    }

    @Override
    public void close() {
        database.close();
    }
}
