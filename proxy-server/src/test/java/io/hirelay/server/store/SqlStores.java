package io.hirelay.server.store;

import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.StoredConnection;
import io.hirelay.json.Json;
import io.hirelay.server.secret.KeyWrapper;
import io.hirelay.server.secret.MasterKey;
import io.hirelay.server.secret.MasterKeyWrapper;
import io.hirelay.server.secret.Vault;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The stores of one server over a database that others may share. */
public record SqlStores(
        Database database,
        SqlKeysets keysets,
        Vault vault,
        SqlConnectionStore connections,
        SqlCredentialStore credentials)
        implements AutoCloseable {
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
