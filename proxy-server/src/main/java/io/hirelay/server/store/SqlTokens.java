package io.hirelay.server.store;

import io.hirelay.json.Json;
import io.hirelay.server.token.AllowedCall;
import io.hirelay.server.token.ApiToken;
import io.hirelay.server.token.TokenPolicy;
import io.hirelay.server.token.TokenStore;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Tokens in the database. */
public final class SqlTokens implements TokenStore {
    private static final String SELECT =
            "select id, environment, name, hash, read_only, allow, per_minute, connection_id,"
                    + " parent_id, created_at, expires_at, last_used_at from api_tokens ";

    private final Database database;
    private final Json json;

    public SqlTokens(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public boolean insert(ApiToken token) {
        return database.write(handle -> stillThere(handle, token)
                && handle.createUpdate("""
                                insert into api_tokens (id, environment, name, hash, read_only, allow, per_minute,
                                    connection_id, parent_id, created_at, expires_at, last_used_at)
                                values (:id, :environment, :name, :hash, :readOnly, :allow, :perMinute,
                                    :connection, :parent, :createdAt, :expiresAt, null)""")
                                .bind("id", token.id())
                                .bind("environment", token.environment())
                                .bind("name", token.name())
                                .bind("hash", HexFormat.of().parseHex(token.sha256()))
                                .bind("readOnly", token.policy().readOnly() ? 1 : 0)
                                .bind("allow", allow(token.policy()))
                                .bind("perMinute", perMinute(token.policy()))
                                .bind("connection", token.connection().map(UUID::toString))
                                .bind("parent", token.parent())
                                .bind("createdAt", token.createdAt().toEpochMilli())
                                .bind("expiresAt", token.expiresAt().map(Instant::toEpochMilli))
                                .execute()
                        == 1);
    }

    /** What it depends on is held until it is kept. */
    private boolean stillThere(Handle handle, ApiToken token) {
        boolean parent = token.parent()
                .map(id -> holds(handle, "select 1 from api_tokens where id = :id", id, token.environment()))
                .orElse(true);
        return parent
                && token.connection()
                        .map(id -> holds(
                                handle, "select 1 from connections where id = :id", id.toString(), token.environment()))
                        .orElse(true);
    }

    private boolean holds(Handle handle, String sql, String id, String environment) {
        return handle.createQuery(sql + " and environment = :environment"
                        + database.dialect().forShare())
                .bind("id", id)
                .bind("environment", environment)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public Optional<ApiToken> find(byte[] sha256) {
        return database.read(handle -> handle.createQuery(SELECT + "where hash = :hash")
                .bind("hash", sha256)
                .map(this::token)
                .findOne());
    }

    @Override
    public Optional<ApiToken> find(String id) {
        return database.read(handle -> handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map(this::token)
                .findOne());
    }

    @Override
    public List<ApiToken> list() {
        return database.read(
                handle -> handle.createQuery(SELECT + "where connection_id is null order by created_at, id")
                        .map(this::token)
                        .list());
    }

    @Override
    public boolean delete(String id) {
        return database.write(handle -> handle.createUpdate("delete from api_tokens where id = :id")
                        .bind("id", id)
                        .execute()
                > 0);
    }

    @Override
    public void used(String id, Instant at) {
        database.note(handle -> handle.createUpdate("update api_tokens set last_used_at = :at where id = :id"
                        + " and (last_used_at is null or last_used_at < :at)")
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .execute());
    }

    @Override
    public int deleteExpired(Instant by, int most) {
        return database.write(handle -> handle.createUpdate("""
                        delete from api_tokens where id in (select id from api_tokens
                            where connection_id is not null and expires_at <= :by limit :most)""")
                .bind("by", by.toEpochMilli())
                .bind("most", most)
                .execute());
    }

    private ApiToken token(ResultSet row, StatementContext context) throws SQLException {
        long perMinute = row.getLong("per_minute");
        return new ApiToken(
                row.getString("id"),
                row.getString("name"),
                row.getString("environment"),
                HexFormat.of().formatHex(row.getBytes("hash")),
                new TokenPolicy(
                        row.getLong("read_only") != 0,
                        allowed(Optional.ofNullable(row.getString("allow"))),
                        perMinute == 0 ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(perMinute))),
                Optional.ofNullable(row.getString("connection_id")).map(UUID::fromString),
                Optional.ofNullable(row.getString("parent_id")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                time(row, "expires_at"),
                time(row, "last_used_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static Optional<Integer> perMinute(TokenPolicy policy) {
        return policy.requestsPerMinute().stream().boxed().findFirst();
    }

    private Optional<String> allow(TokenPolicy policy) {
        return policy.allow().isEmpty()
                ? Optional.empty()
                : Optional.of(new String(
                        json.write(policy.allow().stream()
                                .map(AllowedCall::toString)
                                .toList()),
                        StandardCharsets.UTF_8));
    }

    private List<AllowedCall> allowed(Optional<String> text) {
        return text.map(array -> ((List<?>) json.read(array.getBytes(StandardCharsets.UTF_8)))
                        .stream().map(each -> AllowedCall.parse((String) each)).toList())
                .orElse(List.of());
    }
}
