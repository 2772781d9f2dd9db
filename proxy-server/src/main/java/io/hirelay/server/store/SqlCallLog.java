package io.hirelay.server.store;

import io.hirelay.server.telemetry.CallLogStore;
import io.hirelay.server.telemetry.CallRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The log of calls in the database. */
public final class SqlCallLog implements CallLogStore {
    private final Database database;

    public SqlCallLog(Database database) {
        this.database = database;
    }

    @Override
    public void append(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.note(handle -> {
            Set<String> there = held(handle, entries);
            PreparedBatch batch = handle.prepareBatch("""
                    insert into call_log (id, environment, connection_id, at, request_id, resource, method,
                        http_method, status, error_code, duration, provider_calls)
                    values (:id, :environment, :connection, :at, :requestId, :resource, :method,
                        :httpMethod, :status, :errorCode, :duration, :providerCalls)""");
            for (Entry entry : entries) {
                CallRow row = entry.row();
                if (there.contains(row.integratedAccountId().toString())) {
                    batch.bind("id", entry.id())
                            .bind("environment", entry.environment())
                            .bind("connection", row.integratedAccountId().toString())
                            .bind("at", row.timestamp().toEpochMilli())
                            .bind("requestId", row.requestId())
                            .bind("resource", row.resource())
                            .bind("method", row.method())
                            .bind("httpMethod", row.httpMethod())
                            .bind("status", row.httpStatusCode())
                            .bind("errorCode", row.errorCode())
                            .bind("duration", row.duration())
                            .bind("providerCalls", row.providerCalls())
                            .add();
                }
            }
            return batch.size() == 0 ? 0 : batch.execute().length;
        });
    }

    /** The accounts that are there, and stay until the transaction ends. */
    private Set<String> held(Handle handle, List<Entry> entries) {
        List<String> ids = entries.stream()
                .map(entry -> entry.row().integratedAccountId().toString())
                .distinct()
                .sorted() // whoever holds several holds them in this order
                .toList();
        return handle
                .createQuery("select id from connections where id in (<ids>) order by id"
                        + database.dialect().forShare())
                .bindList("ids", ids)
                .mapTo(String.class)
                .stream()
                .collect(Collectors.toSet());
    }

    @Override
    public List<Entry> list(String environment, Optional<UUID> account, Optional<Place> after, int limit) {
        String sql = "select * from call_log where environment = :environment"
                + (account.isPresent() ? " and connection_id = :connection" : "")
                + (after.isPresent() ? " and (at < :at or at = :at and id < :id)" : "")
                + " order by at desc, id desc limit :limit";
        return database.read(handle -> {
            Query query =
                    handle.createQuery(sql).bind("environment", environment).bind("limit", limit + 1);
            account.ifPresent(id -> query.bind("connection", id.toString()));
            after.ifPresent(place -> query.bind("at", place.at().toEpochMilli()).bind("id", place.id()));
            return query.map(SqlCallLog::entry).list();
        });
    }

    @Override
    public int deleteBefore(Instant then, int most) {
        return database.note(handle -> handle.createUpdate("""
                        delete from call_log where id in (select id from call_log
                            where at < :then order by at limit :most)""")
                .bind("then", then.toEpochMilli())
                .bind("most", most)
                .execute());
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        return new Entry(
                row.getString("id"),
                row.getString("environment"),
                new CallRow(
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("request_id"),
                        UUID.fromString(row.getString("connection_id")),
                        Optional.ofNullable(row.getString("resource")),
                        Optional.ofNullable(row.getString("method")),
                        row.getString("http_method"),
                        row.getInt("status"),
                        Optional.ofNullable(row.getString("error_code")),
                        row.getLong("duration"),
                        row.getInt("provider_calls")));
    }
}
