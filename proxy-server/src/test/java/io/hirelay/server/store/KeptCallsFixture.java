package io.hirelay.server.store;

import io.hirelay.budget.Sleeper;
import io.hirelay.operation.Deadline;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Trace;
import io.hirelay.server.once.KeptCalls;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An account in a database, and calls with keys that are made to it. */
public record KeptCallsFixture(SqlStores stores, UUID account, KeptCalls calls) implements AutoCloseable {
    public static final String KEY = "c4n4ry-key-of-an-order";
    public static final Sleeper NO_WAIT = time -> {
        throw new AssertionError("nobody is to be waited for");
    };

    public static KeptCallsFixture over(Database database) {
        SqlStores stores = SqlStores.over(database);
        UUID account = UUID.randomUUID();
        stores.connections().insert(SqlStores.connection(account, Instant.parse("2026-11-21T10:00:00Z")));
        return new KeptCallsFixture(stores, account, calls(stores));
    }

    /** Another process over the same database. */
    public KeptCalls another(Database database) {
        return calls(SqlStores.over(database));
    }

    private static KeptCalls calls(SqlStores stores) {
        return new SqlKeptCalls(stores.database(), new Seals(stores.database(), stores.vault()));
    }

    /** Lets so much time pass for what is kept of calls. */
    public void age(Duration time) {
        stores.database()
                .write(handle -> handle.execute(
                        "update idempotency_keys set held_until = held_until - ?, expires_at = expires_at - ?",
                        time.toMillis(),
                        time.toMillis()));
    }

    public int rows() {
        return stores.database()
                .read(handle -> handle.createQuery("select count(*) from idempotency_keys")
                        .mapTo(Integer.class)
                        .one());
    }

    public Request request(String requestId) {
        return request(requestId, "POST", "/unified/ats/candidates", "", "{}", KEY, "token-1");
    }

    public Request request(
            String requestId, String method, String path, String query, String body, String key, String token) {
        return request(requestId, method, path, query, body, key, token, Duration.ofSeconds(30));
    }

    public Request request(
            String requestId,
            String method,
            String path,
            String query,
            String body,
            String key,
            String token,
            Duration time) {
        return new Request(
                method,
                path,
                Map.of(),
                Query.parse(query),
                Map.of(OnlyOnce.HEADER.toLowerCase(java.util.Locale.ROOT), List.of(key)),
                body.getBytes(StandardCharsets.UTF_8),
                Optional.of(new Caller("default", token, Optional.empty())),
                requestId,
                Deadline.after(time, InstantSource.system()),
                new Trace());
    }

    @Override
    public void close() {
        stores.close();
    }
}
