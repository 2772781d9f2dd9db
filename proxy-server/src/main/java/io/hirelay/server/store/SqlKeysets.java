package io.hirelay.server.store;

import io.hirelay.server.secret.KeysetStore;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Keeps keysets. */
public final class SqlKeysets implements KeysetStore {
    private final Database database;

    public SqlKeysets(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Stored> find(String purpose) {
        return database.read(handle -> find(handle, purpose, ""));
    }

    @Override
    public Stored findOrCreate(String purpose, byte[] wrapped) {
        return database.write(handle -> {
            handle.createUpdate("insert into keysets (purpose, version, wrapped, updated_at) values (:purpose, 1,"
                            + " :wrapped, " + database.dialect().now() + ") on conflict (purpose) do nothing")
                    .bind("purpose", purpose)
                    .bind("wrapped", wrapped)
                    .execute();
            return find(handle, purpose, "").orElseThrow();
        });
    }

    /** Whether any are kept. */
    public boolean any() {
        return database.read(handle -> handle.createQuery("select count(*) from keysets")
                        .mapTo(Long.class)
                        .one()
                > 0);
    }

    /** Changes a keyset while nobody is sealing: whoever seals next does so with what it has become. */
    void change(Handle handle, String purpose, UnaryOperator<Stored> change) {
        Stored stored = find(handle, purpose, database.dialect().forUpdate()).orElseThrow();
        Stored changed = change.apply(stored);
        handle.createUpdate("update keysets set version = :version, wrapped = :wrapped, updated_at = "
                        + database.dialect().now() + " where purpose = :purpose")
                .bind("version", changed.version())
                .bind("wrapped", changed.wrapped())
                .bind("purpose", purpose)
                .execute();
    }

    static Optional<Stored> find(Handle handle, String purpose, String lock) {
        return handle.createQuery("select version, wrapped from keysets where purpose = :purpose" + lock)
                .bind("purpose", purpose)
                .map(SqlKeysets::stored)
                .findOne();
    }

    private static Stored stored(RowView row) {
        return new Stored(row.getColumn("version", Long.class), row.getColumn("wrapped", byte[].class));
    }
}
