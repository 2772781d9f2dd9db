package io.hirelay.server.store;

import io.hirelay.server.secret.CursorSeal;
import io.hirelay.server.secret.KeyWrapper;
import io.hirelay.server.secret.KeysetStore.Stored;
import io.hirelay.server.secret.Sealed;
import io.hirelay.server.secret.UnusableKeysException;
import io.hirelay.server.secret.Vault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * Exchanges keys while servers use them. Every step is a transaction of its own: what is ended in the middle goes on from
 * there when it is done again, and several at once do no harm.
 */
public final class Rotation {
    private static final int BATCH = 200;

    private final Database database;
    private final SqlKeysets keysets;
    private final Vault vault;
    private final Seals seals;

    public Rotation(Database database, Vault vault) {
        this.database = database;
        this.keysets = new SqlKeysets(database);
        this.vault = vault;
        this.seals = new Seals(database, vault);
    }

    /** Told how many values are sealed with the newest key by now, of how many. */
    public interface Progress {
        void at(long done, long all);
    }

    /**
     * What was done.
     *
     * @param fresh whether there is a new key; otherwise a rotation that had not come to its end now has
     * @param resealed how many values were sealed anew
     */
    public record Done(boolean fresh, long resealed) {}

    /** Seals everything with a new key, and drops the one before. */
    public Done exchangeDataKey(Progress progress) {
        boolean fresh = addKey();
        long done = 0;
        do {
            long all = done + database.read(this::others);
            progress.at(done, all);
            for (SealedColumn column : SealedColumn.ALL) {
                for (Batch batch = reseal(column, ""); batch.size() > 0; batch = reseal(column, batch.last())) {
                    done += batch.size();
                    progress.at(done, Math.max(done, all));
                }
            }
        } while (!dropOldKeys());
        return new Done(fresh, done);
    }

    private boolean addKey() {
        AtomicBoolean fresh = new AtomicBoolean();
        database.write(handle -> {
            keysets.change(handle, Vault.PURPOSE, stored -> {
                Optional<Stored> added = vault.withNewKey(stored);
                fresh.set(added.isPresent());
                return added.orElse(stored);
            });
            return fresh;
        });
        keysets.find(Vault.PURPOSE).ifPresent(vault::use);
        return fresh.get();
    }

    private long others(Handle handle) {
        long others = 0;
        for (SealedColumn column : SealedColumn.ALL) {
            others += handle.createQuery(column.countOthers())
                    .bind("key", vault.primary())
                    .mapTo(Long.class)
                    .one();
        }
        return others;
    }

    /** @param last the owner with which the next batch begins */
    private record Batch(int size, String last) {}

    private Batch reseal(SealedColumn column, String from) {
        return database.write(handle -> reseal(handle, column, from));
    }

    private Batch reseal(Handle handle, SealedColumn column, String from) {
        Vault newest = seals.in(handle);
        List<Value> values = handle.createQuery(
                        column.selectOthers(database.dialect().forUpdate()))
                .bind("key", newest.primary())
                .bind("from", from)
                .bind("limit", BATCH)
                .map(Value::of)
                .list();
        String last = from;
        for (Value value : values) {
            byte[] plain = newest.open(value.owner(), value.field(), value.sealed());
            Sealed sealed = newest.seal(value.owner(), value.field(), plain);
            handle.createUpdate(column.update())
                    .bind("key", sealed.keyId())
                    .bind("sealed", sealed.bytes())
                    .bind("owner", value.owner())
                    .bind("field", value.field())
                    .execute();
            last = value.owner();
        }
        return new Batch(values.size(), last);
    }

    private record Value(String owner, String field, Sealed sealed) {
        static Value of(RowView row) {
            return new Value(
                    row.getColumn("owner", String.class),
                    row.getColumn("field", String.class),
                    new Sealed(row.getColumn("key_id", String.class), row.getColumn("sealed", byte[].class)));
        }
    }

    /** Nobody seals while it looks: whether the old keys are gone. */
    private boolean dropOldKeys() {
        AtomicBoolean gone = new AtomicBoolean();
        database.write(handle -> {
            keysets.change(handle, Vault.PURPOSE, stored -> {
                vault.use(stored);
                gone.set(others(handle) == 0);
                return gone.get() ? vault.withoutOldKeys(stored).orElse(stored) : stored;
            });
            return gone;
        });
        return gone.get();
    }

    /**
     * Wraps every keyset anew, all of them or none. Servers that hold them go on.
     *
     * @throws UnusableKeysException when {@code from} is not what they are wrapped with
     */
    public static void exchangeWrapper(Database database, KeyWrapper from, KeyWrapper to) {
        SqlKeysets keysets = new SqlKeysets(database);
        database.write(handle -> {
            for (String purpose : List.of(Vault.PURPOSE, CursorSeal.PURPOSE)) {
                // The version stays: the keys within are the same, and nobody has to learn them anew.
                keysets.change(
                        handle,
                        purpose,
                        stored ->
                                new Stored(stored.version(), to.wrap(purpose, from.unwrap(purpose, stored.wrapped()))));
            }
            return handle;
        });
    }
}
