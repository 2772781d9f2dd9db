package io.hirelay.server.store;

import io.hirelay.server.once.CallKey;
import io.hirelay.server.once.KeptAnswer;
import io.hirelay.server.once.KeptCalls;
import io.hirelay.server.secret.Sealed;
import io.hirelay.server.secret.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Keeps calls with keys. Its times are those of the database, which its users share. */
public final class SqlKeptCalls implements KeptCalls {
    private static final String NOTED = "noted";
    private static final String ANSWER = "answer";
    private static final HexFormat HEX = HexFormat.of();

    private final Database database;
    private final Seals seals;
    private final String now;

    /** An embedded database is one process's alone: what another held, it held before this one began. */
    private final boolean alone;

    public SqlKeptCalls(Database database, Seals seals) {
        this.database = database;
        this.seals = seals;
        this.now = database.dialect().now();
        this.alone = database.dialect() == Database.Dialect.SQLITE;
    }

    /**
     * A call as it is in its row.
     *
     * @param held whether its holder's time is not over
     * @param expired whether it need not be kept any longer
     */
    private record Row(
            String request,
            Optional<String> holder,
            boolean held,
            boolean expired,
            Optional<Sealed> noted,
            Optional<Sealed> answer) {}

    @Override
    public Claim claim(CallKey call, String holder, Duration lease) {
        return database.write(handle -> {
            Vault vault = seals.in(handle);
            if (begin(handle, call, holder, lease)) {
                return new Claim.Granted(Optional.empty());
            }
            Optional<Row> there = locked(handle, call);
            if (there.isEmpty()) {
                // Gone in the meantime: with its account, or to be asked for again.
                return accountIsThere(handle, call) ? new Claim.Taken() : new Claim.NoAccount();
            }
            return claimed(handle, vault, call, there.get(), holder, lease);
        });
    }

    private boolean begin(Handle handle, CallKey call, String holder, Duration lease) {
        return handle.createUpdate("insert into idempotency_keys (id, connection_id, request_hash, holder, held_until,"
                                + " expires_at) select :id, id, :request, :holder, " + now + " + :lease, " + now
                                + " + :kept from connections where id = :account"
                                + database.dialect().forShare() + " on conflict (id) do nothing")
                        .bind("id", call.id())
                        .bind("account", call.account().toString())
                        .bind("request", HEX.parseHex(call.request()))
                        .bind("holder", holder)
                        .bind("lease", lease.toMillis())
                        .bind("kept", KEPT.toMillis())
                        .execute()
                == 1;
    }

    private Optional<Row> locked(Handle handle, CallKey call) {
        return handle.createQuery("select request_hash, holder, case when held_until > " + now
                        + " then 1 else 0 end as held, case when expires_at <= " + now
                        + " then 1 else 0 end as expired, noted_key_id, noted, answer_key_id, answer from"
                        + " idempotency_keys where id = :id"
                        + database.dialect().forUpdate())
                .bind("id", call.id())
                .map(SqlKeptCalls::row)
                .findOne();
    }

    private static Row row(RowView row) {
        return new Row(
                HEX.formatHex(row.getColumn("request_hash", byte[].class)),
                Optional.ofNullable(row.getColumn("holder", String.class)),
                row.getColumn("held", Long.class) != 0,
                row.getColumn("expired", Long.class) != 0,
                sealed(row, "noted_key_id", NOTED),
                sealed(row, "answer_key_id", ANSWER));
    }

    private static Optional<Sealed> sealed(RowView row, String key, String bytes) {
        return Optional.ofNullable(row.getColumn(key, String.class))
                .map(id -> new Sealed(id, row.getColumn(bytes, byte[].class)));
    }

    private static boolean accountIsThere(Handle handle, CallKey call) {
        return handle.createQuery("select 1 from connections where id = :account")
                .bind("account", call.account().toString())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private Claim claimed(Handle handle, Vault vault, CallKey call, Row row, String holder, Duration lease) {
        boolean anothers = row.held() && !alone && !row.holder().equals(Optional.of(holder));
        if (row.expired() && !anothers) {
            take(
                    handle,
                    call,
                    holder,
                    lease,
                    ", noted = null, noted_key_id = null, answer = null, answer_key_id = null");
            return new Claim.Granted(Optional.empty());
        }
        if (!row.request().equals(call.request())) {
            return new Claim.OtherRequest();
        }
        if (row.answer().isPresent()) {
            return new Claim.Answered(
                    KeptAnswer.of(vault.open(call.id(), ANSWER, row.answer().get())));
        }
        if (anothers) {
            return new Claim.Taken();
        }
        take(handle, call, holder, lease, "");
        return new Claim.Granted(row.noted()
                .map(noted -> new String(vault.open(call.id(), NOTED, noted), StandardCharsets.UTF_8)));
    }

    private void take(Handle handle, CallKey call, String holder, Duration lease, String more) {
        handle.createUpdate("update idempotency_keys set request_hash = :request, holder = :holder, held_until = " + now
                        + " + :lease, expires_at = " + now + " + :kept" + more + " where id = :id")
                .bind("id", call.id())
                .bind("request", HEX.parseHex(call.request()))
                .bind("holder", holder)
                .bind("lease", lease.toMillis())
                .bind("kept", KEPT.toMillis())
                .execute();
    }

    @Override
    public boolean note(CallKey call, String holder, String noted) {
        return database.write(handle -> {
            Sealed sealed = seals.in(handle).seal(call.id(), NOTED, noted.getBytes(StandardCharsets.UTF_8));
            return handle.createUpdate("update idempotency_keys set noted = :bytes, noted_key_id = :key"
                                    + " where id = :id and holder = :holder")
                            .bind("bytes", sealed.bytes())
                            .bind("key", sealed.keyId())
                            .bind("id", call.id())
                            .bind("holder", holder)
                            .execute()
                    == 1;
        });
    }

    @Override
    public void answer(CallKey call, String holder, KeptAnswer answer) {
        database.write(handle -> {
            Sealed sealed = seals.in(handle).seal(call.id(), ANSWER, answer.bytes());
            return handle.createUpdate(
                            "update idempotency_keys set answer = :bytes, answer_key_id = :key, noted = null,"
                                    + " noted_key_id = null, holder = null, held_until = 0, expires_at = " + now
                                    + " + :kept"
                                    + " where id = :id and holder = :holder")
                    .bind("bytes", sealed.bytes())
                    .bind("key", sealed.keyId())
                    .bind("kept", KEPT.toMillis())
                    .bind("id", call.id())
                    .bind("holder", holder)
                    .execute();
        });
    }

    @Override
    public void release(CallKey call, String holder) {
        change("update idempotency_keys set holder = null, held_until = 0", call, holder);
    }

    @Override
    public void forget(CallKey call, String holder) {
        change("delete from idempotency_keys", call, holder);
    }

    private void change(String what, CallKey call, String holder) {
        database.write(handle -> handle.createUpdate(what + " where id = :id and holder = :holder")
                .bind("id", call.id())
                .bind("holder", holder)
                .execute());
    }

    @Override
    public void renew(String holder, Duration lease) {
        database.write(handle -> handle.createUpdate(
                        "update idempotency_keys set held_until = " + now + " + :lease where holder = :holder")
                .bind("lease", lease.toMillis())
                .bind("holder", holder)
                .execute());
    }

    @Override
    public int forgetExpired(Instant by, int most) {
        return database.write(handle -> handle.createUpdate("delete from idempotency_keys where id in (select id from"
                        + " idempotency_keys where expires_at <= :by and held_until <= " + now + " limit :most)")
                .bind("by", by.toEpochMilli())
                .bind("most", most)
                .execute());
    }
}
