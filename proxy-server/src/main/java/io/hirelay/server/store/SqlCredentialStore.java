package io.hirelay.server.store;

import io.hirelay.connection.CredentialStore;
import io.hirelay.connection.StoredCredential;
import io.hirelay.error.HirelayException;
import io.hirelay.server.secret.Sealed;
import io.hirelay.server.secret.Vault;
import io.hirelay.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.RowView;

/** Keeps credentials in the database, every field of them sealed. Leases hold over all that share the database. */
public final class SqlCredentialStore implements CredentialStore {
    private final Database database;
    private final Seals seals;
    private final Leases leases;

    public SqlCredentialStore(Database database, Seals seals) {
        this.database = database;
        this.seals = seals;
        this.leases = new Leases(database);
    }

    @Override
    public void put(UUID connection, Map<String, Secret> fields, Optional<Instant> expiresAt) {
        database.write(handle -> {
            Vault vault = seals.in(handle);
            boolean there = handle.createQuery("select id from connections where id = :connection"
                            + database.dialect().forShare())
                    .bind("connection", connection.toString())
                    .mapTo(String.class)
                    .findOne()
                    .isPresent();
            if (there) {
                handle.createUpdate("insert into credentials (connection_id, version, expires_at, updated_at) values"
                                + " (:connection, 1, :expires, "
                                + database.dialect().now()
                                + ") on conflict (connection_id) do update set version = credentials.version + 1,"
                                + " expires_at = excluded.expires_at, updated_at = excluded.updated_at")
                        .bind("connection", connection.toString())
                        .bind("expires", expiresAt.map(Instant::toEpochMilli).orElse(null))
                        .execute();
                keep(handle, vault, connection, fields);
            }
            return there;
        });
    }

    @Override
    public boolean replace(UUID connection, long version, Map<String, Secret> fields, Optional<Instant> expiresAt) {
        return database.write(handle -> {
            Vault vault = seals.in(handle);
            boolean same = handle.createUpdate("update credentials set version = version + 1, expires_at = :expires,"
                                    + " updated_at = " + database.dialect().now()
                                    + " where connection_id = :connection and version = :version")
                            .bind("connection", connection.toString())
                            .bind("version", version)
                            .bind(
                                    "expires",
                                    expiresAt.map(Instant::toEpochMilli).orElse(null))
                            .execute()
                    > 0;
            if (same) {
                keep(handle, vault, connection, fields);
            }
            return same;
        });
    }

    private static void keep(Handle handle, Vault vault, UUID connection, Map<String, Secret> fields) {
        String owner = connection.toString();
        handle.createUpdate("delete from credential_fields where connection_id = :connection")
                .bind("connection", owner)
                .execute();
        fields.forEach((name, secret) -> {
            Sealed sealed = vault.seal(owner, name, secret.reveal().getBytes(StandardCharsets.UTF_8));
            handle.createUpdate("insert into credential_fields (connection_id, field, key_id, sealed) values"
                            + " (:connection, :field, :key, :sealed)")
                    .bind("connection", owner)
                    .bind("field", name)
                    .bind("key", sealed.keyId())
                    .bind("sealed", sealed.bytes())
                    .execute();
        });
    }

    /** A field of a credential, or a credential that has none. */
    private record Row(long version, Optional<Instant> expiresAt, Optional<String> field, Optional<Sealed> sealed) {
        static Row of(RowView row) {
            Optional<String> field = Optional.ofNullable(row.getColumn("field", String.class));
            return new Row(
                    row.getColumn("version", Long.class),
                    Optional.ofNullable(row.getColumn("expires_at", Long.class)).map(Instant::ofEpochMilli),
                    field,
                    field.map(name ->
                            new Sealed(row.getColumn("key_id", String.class), row.getColumn("sealed", byte[].class))));
        }
    }

    @Override
    public Optional<StoredCredential> find(UUID connection) {
        return seals.opened(
                handle -> handle.createQuery("select c.version, c.expires_at, f.field, f.key_id, f.sealed"
                                + " from credentials c left join credential_fields f on f.connection_id ="
                                + " c.connection_id where c.connection_id = :connection")
                        .bind("connection", connection.toString())
                        .map(Row::of)
                        .list(),
                (rows, vault) -> opened(connection.toString(), rows, vault));
    }

    private static Optional<StoredCredential> opened(String owner, List<Row> rows, Vault vault) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Secret> fields = new HashMap<>();
        for (Row row : rows) {
            row.field().ifPresent(name -> {
                byte[] plain = vault.open(owner, name, row.sealed().orElseThrow());
                fields.put(name, Secret.of(new String(plain, StandardCharsets.UTF_8)));
            });
        }
        Row first = rows.get(0);
        return Optional.of(new StoredCredential(fields, first.expiresAt(), first.version()));
    }

    @Override
    public void delete(UUID connection) {
        database.write(handle -> handle.createUpdate("delete from credentials where connection_id = :connection")
                .bind("connection", connection.toString())
                .execute());
    }

    @Override
    public Optional<Lease> lease(UUID connection, Duration time) {
        return leases.take("credential/" + connection, time).map(lease -> () -> release(lease));
    }

    private static void release(Leases.Lease lease) {
        try {
            lease.close();
        } catch (HirelayException | JdbiException e) {
            // Its time ends it: what was done under it is done, and must not fail for this.
        }
    }
}
