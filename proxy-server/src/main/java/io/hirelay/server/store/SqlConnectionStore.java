package io.hirelay.server.store;

import io.hirelay.connection.ConnectionEvent;
import io.hirelay.connection.ConnectionQuery;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.ConnectionStore;
import io.hirelay.connection.StoredConnection;
import io.hirelay.json.Json;
import io.hirelay.server.secret.Vault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** Keeps connections in the database; what hangs on one goes with it. */
public final class SqlConnectionStore implements ConnectionStore {
    private static final String SELECT = "select " + ConnectionRow.COLUMNS + " from connections";
    private static final String ONE = " where environment = :environment and id = :id";

    private final Database database;
    private final Seals seals;
    private final Json json;

    public SqlConnectionStore(Database database, Seals seals, Json json) {
        this.database = database;
        this.seals = seals;
        this.json = json;
    }

    @Override
    public void insert(StoredConnection connection) {
        database.write(handle -> {
            Vault vault = seals.in(handle);
            int rows = ConnectionRow.bind(
                            handle.createUpdate("insert into connections (" + ConnectionRow.COLUMNS
                                    + ") values (:id, :environment, :tenant_id, :integration, :status,"
                                    + " :authentication_method, :settings, :default_user_key_id, :default_user,"
                                    + " :last_error, :is_sandbox, :revision, :created_at, :updated_at)"
                                    + " on conflict (id) do nothing"),
                            connection,
                            vault,
                            json)
                    .execute();
            if (rows == 0) {
                throw new IllegalStateException("there is a connection " + connection.id());
            }
            ConnectionEvent.of(Optional.empty(), connection).ifPresent(event -> record(handle, event));
            return rows;
        });
    }

    @Override
    public Optional<StoredConnection> find(String environment, UUID id) {
        return seals.opened(
                handle -> find(handle, environment, id, ""), (row, vault) -> row.map(found -> found.opened(vault)));
    }

    private Optional<ConnectionRow> find(Handle handle, String environment, UUID id, String lock) {
        return handle.createQuery(SELECT + ONE + lock)
                .bind("environment", environment)
                .bind("id", id.toString())
                .map(this::row)
                .findOne();
    }

    @Override
    public List<StoredConnection> list(ConnectionQuery query) {
        return seals.opened(handle -> rows(handle, query), SqlConnectionStore::opened);
    }

    private List<ConnectionRow> rows(Handle handle, ConnectionQuery query) {
        StringBuilder sql = new StringBuilder(SELECT).append(" where environment = :environment");
        query.tenantId().ifPresent(wanted -> sql.append(" and tenant_id = :tenant"));
        query.integration().ifPresent(wanted -> sql.append(" and integration = :integration"));
        query.status().ifPresent(wanted -> sql.append(" and status = :status"));
        query.after().ifPresent(place -> sql.append(" and (created_at, id) > (:after_time, :after_id)"));
        Query select = handle.createQuery(
                sql.append(" order by created_at, id limit :limit").toString());
        query.tenantId().ifPresent(wanted -> select.bind("tenant", wanted));
        query.integration().ifPresent(wanted -> select.bind("integration", wanted));
        query.status().ifPresent(wanted -> select.bind("status", wanted.word()));
        query.after()
                .ifPresent(place -> select.bind("after_time", place.createdAt().toEpochMilli())
                        .bind("after_id", place.id().toString()));
        return select.bind("environment", query.environment())
                .bind("limit", query.limit() + 1L)
                .map(this::row)
                .list();
    }

    private ConnectionRow row(RowView row) {
        return ConnectionRow.of(row, json);
    }

    private static List<StoredConnection> opened(List<ConnectionRow> rows, Vault vault) {
        return rows.stream().map(row -> row.opened(vault)).toList();
    }

    @Override
    public Optional<StoredConnection> update(String environment, UUID id, UnaryOperator<StoredConnection> change) {
        return database.write(handle -> {
            Vault vault = seals.in(handle);
            return find(handle, environment, id, database.dialect().forUpdate())
                    .map(row -> row.opened(vault))
                    .map(before -> changed(handle, vault, before, change.apply(before)));
        });
    }

    private StoredConnection changed(Handle handle, Vault vault, StoredConnection before, StoredConnection after) {
        if (after.equals(before)) {
            return before;
        }
        if (!after.id().equals(before.id()) || !after.environment().equals(before.environment())) {
            throw new IllegalArgumentException("a change cannot give a connection another id or environment");
        }
        ConnectionRow.bind(
                        handle.createUpdate("update connections set tenant_id = :tenant_id, integration ="
                                + " :integration, status = :status, authentication_method ="
                                + " :authentication_method, settings = :settings, default_user_key_id ="
                                + " :default_user_key_id, default_user = :default_user, last_error = :last_error,"
                                + " is_sandbox = :is_sandbox, revision = :revision, created_at = :created_at,"
                                + " updated_at = :updated_at" + ONE),
                        after,
                        vault,
                        json)
                .execute();
        ConnectionEvent.of(Optional.of(before), after).ifPresent(event -> record(handle, event));
        return after;
    }

    @Override
    public boolean delete(String environment, UUID id) {
        boolean deleted = database.write(handle -> handle.createUpdate("delete from connections" + ONE)
                        .bind("environment", environment)
                        .bind("id", id.toString())
                        .execute()
                > 0);
        if (deleted) {
            database.fold();
        }
        return deleted;
    }

    private static void record(Handle handle, ConnectionEvent event) {
        handle.createUpdate("insert into connection_events (id, environment, tenant_id, connection_id, event,"
                        + " status_before, status, message, at) values (:id, :environment, :tenant_id,"
                        + " :connection_id, :event, :status_before, :status, :message, :at)")
                .bind("id", event.id().toString())
                .bind("environment", event.environment())
                .bind("tenant_id", event.tenantId())
                .bind("connection_id", event.connection().toString())
                .bind("event", event.event())
                .bind(
                        "status_before",
                        event.before().map(ConnectionStatus::word).orElse(null))
                .bind("status", event.status().word())
                .bind("message", event.message().orElse(null))
                .bind("at", event.at().toEpochMilli())
                .execute();
    }

    @Override
    public List<ConnectionEvent> events(String environment, UUID id, Optional<UUID> after, int limit) {
        // Behind an event that is not there is nothing: what is compared with is null then.
        String behind = after.isEmpty()
                ? ""
                : " and (at, id) > ((select at from connection_events where connection_id = :connection and id ="
                        + " :after), :after)";
        return database.read(handle -> {
            Query query = handle.createQuery("select id, environment, tenant_id, connection_id, event, status_before,"
                    + " status, message, at from connection_events where environment = :environment and"
                    + " connection_id = :connection" + behind + " order by at, id limit :limit");
            after.ifPresent(event -> query.bind("after", event.toString()));
            return query.bind("environment", environment)
                    .bind("connection", id.toString())
                    .bind("limit", limit + 1L)
                    .map(SqlConnectionStore::event)
                    .list();
        });
    }

    private static ConnectionEvent event(RowView row) {
        return new ConnectionEvent(
                UUID.fromString(row.getColumn("id", String.class)),
                row.getColumn("environment", String.class),
                row.getColumn("tenant_id", String.class),
                UUID.fromString(row.getColumn("connection_id", String.class)),
                row.getColumn("event", String.class),
                Optional.ofNullable(row.getColumn("status_before", String.class))
                        .map(ConnectionRow::status),
                ConnectionRow.status(row.getColumn("status", String.class)),
                Optional.ofNullable(row.getColumn("message", String.class)),
                Instant.ofEpochMilli(row.getColumn("at", Long.class)));
    }

    @Override
    public List<StoredConnection> unfinished(Instant before, int limit) {
        return seals.opened(
                handle -> handle.createQuery(SELECT + " where status = :status and updated_at < :before"
                                + " order by updated_at, created_at, id limit :limit")
                        .bind("status", ConnectionStatus.CONNECTING.word())
                        .bind("before", before.toEpochMilli())
                        .bind("limit", (long) limit)
                        .map(this::row)
                        .list(),
                SqlConnectionStore::opened);
    }
}
