package io.hirelay.server.store;

import io.hirelay.server.link.LinkSession;
import io.hirelay.server.link.LinkState;
import io.hirelay.server.link.LinkStore;
import io.hirelay.server.secret.Sealed;
import io.hirelay.server.secret.Vault;
import io.hirelay.spi.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;

/** Keeps links. */
public final class SqlLinkStore implements LinkStore {
    private static final String PENDING = "pending";
    private static final String COLUMNS = "id, token_hash, environment, tenant_id, connection_id, integration,"
            + " redirect_uri, origin, state, attempts, ticket_hash, key_id, sealed, oauth_state_hash, created_at,"
            + " expires_at, connected_at";
    private static final HexFormat HEX = HexFormat.of();

    private final Database database;
    private final Seals seals;

    public SqlLinkStore(Database database, Seals seals) {
        this.database = database;
        this.seals = seals;
    }

    /** A link as it is in its row: what is pending is still sealed. */
    private record Row(LinkSession session, Optional<Sealed> sealed) {
        LinkSession open(Vault vault) {
            return session.withPending(sealed.map(kept ->
                    Secret.of(new String(vault.open(session.id().toString(), PENDING, kept), StandardCharsets.UTF_8))));
        }
    }

    @Override
    public void insert(LinkSession session) {
        database.write(handle -> {
            Vault vault = seals.in(handle);
            return bound(
                            handle.createUpdate("insert into link_sessions (" + COLUMNS
                                    + ") values (:id, :token_hash, :environment, :tenant_id, :connection_id,"
                                    + " :integration, :redirect_uri, :origin, :state, :attempts, :ticket_hash, :key_id,"
                                    + " :sealed, :oauth_state_hash, :created_at, :expires_at, :connected_at)"),
                            session,
                            vault)
                    .execute();
        });
    }

    @Override
    public Optional<LinkSession> find(String tokenHash) {
        return find("token_hash", HEX.parseHex(tokenHash));
    }

    @Override
    public Optional<LinkSession> findByOAuthState(String stateHash) {
        return find("oauth_state_hash", HEX.parseHex(stateHash));
    }

    private Optional<LinkSession> find(String column, byte[] hash) {
        return seals.opened(
                handle -> handle.createQuery("select " + COLUMNS + " from link_sessions where " + column + " = :hash")
                        .bind("hash", hash)
                        .map(SqlLinkStore::row)
                        .findOne(),
                (row, vault) -> row.map(found -> found.open(vault)));
    }

    @Override
    public Optional<LinkSession> update(UUID id, UnaryOperator<LinkSession> change) {
        return database.write(handle -> {
            Vault vault = seals.in(handle); // the newest keys open what any older ones have sealed
            Optional<LinkSession> before = locked(handle, id).map(row -> row.open(vault));
            return before.map(change).map(after -> {
                if (!after.equals(before.get())) {
                    write(handle, after, vault);
                }
                return after;
            });
        });
    }

    private Optional<Row> locked(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + " from link_sessions where id = :id"
                        + database.dialect().forUpdate())
                .bind("id", id.toString())
                .map(SqlLinkStore::row)
                .findOne();
    }

    private static void write(Handle handle, LinkSession session, Vault vault) {
        bound(
                        handle.createUpdate(
                                "update link_sessions set token_hash = :token_hash, environment = :environment,"
                                        + " tenant_id = :tenant_id, connection_id = :connection_id, integration = :integration,"
                                        + " redirect_uri = :redirect_uri, origin = :origin, state = :state,"
                                        + " attempts = :attempts, ticket_hash = :ticket_hash, key_id = :key_id,"
                                        + " sealed = :sealed, oauth_state_hash = :oauth_state_hash, created_at = :created_at,"
                                        + " expires_at = :expires_at, connected_at = :connected_at where id = :id"),
                        session,
                        vault)
                .execute();
    }

    @Override
    public int forgetExpired(Instant before, int most) {
        return database.write(handle -> handle.createUpdate("delete from link_sessions where id in (select id from"
                        + " link_sessions where expires_at < :before limit :most)")
                .bind("before", before.toEpochMilli())
                .bind("most", most)
                .execute());
    }

    @Override
    public int erase(String environment, String tenantId) {
        return database.write(handle -> handle.createUpdate(
                        "delete from link_sessions where environment = :environment and tenant_id = :tenant_id")
                .bind("environment", environment)
                .bind("tenant_id", tenantId)
                .execute());
    }

    private static <S extends SqlStatement<S>> S bound(S statement, LinkSession session, Vault vault) {
        Optional<Sealed> sealed = session.pending()
                .map(pending -> vault.seal(
                        session.id().toString(), PENDING, pending.reveal().getBytes(StandardCharsets.UTF_8)));
        return statement
                .bind("id", session.id().toString())
                .bind("token_hash", HEX.parseHex(session.tokenHash()))
                .bind("environment", session.environment())
                .bind("tenant_id", session.tenantId())
                .bind("connection_id", session.connection().map(UUID::toString).orElse(null))
                .bind("integration", session.integration().orElse(null))
                .bind("redirect_uri", session.redirectUri().map(URI::toString).orElse(null))
                .bind("origin", session.origin().orElse(null))
                .bind("state", session.state().word())
                .bind("attempts", session.attempts())
                .bind("ticket_hash", session.ticketHash().map(HEX::parseHex).orElse(null))
                .bind("key_id", sealed.map(Sealed::keyId).orElse(null))
                .bind("sealed", sealed.map(Sealed::bytes).orElse(null))
                .bind(
                        "oauth_state_hash",
                        session.oauthStateHash().map(HEX::parseHex).orElse(null))
                .bind("created_at", session.createdAt().toEpochMilli())
                .bind("expires_at", session.expiresAt().toEpochMilli())
                .bind(
                        "connected_at",
                        session.connectedAt().map(Instant::toEpochMilli).orElse(null));
    }

    private static Row row(RowView row) {
        Optional<byte[]> sealed = Optional.ofNullable(row.getColumn("sealed", byte[].class));
        return new Row(
                new LinkSession(
                        UUID.fromString(row.getColumn("id", String.class)),
                        HEX.formatHex(row.getColumn("token_hash", byte[].class)),
                        row.getColumn("environment", String.class),
                        row.getColumn("tenant_id", String.class),
                        text(row, "connection_id").map(UUID::fromString),
                        text(row, "integration"),
                        text(row, "redirect_uri").map(URI::create),
                        text(row, "origin"),
                        LinkState.of(row.getColumn("state", String.class)),
                        row.getColumn("attempts", Integer.class),
                        hash(row, "ticket_hash"),
                        Optional.empty(),
                        hash(row, "oauth_state_hash"),
                        Instant.ofEpochMilli(row.getColumn("created_at", Long.class)),
                        Instant.ofEpochMilli(row.getColumn("expires_at", Long.class)),
                        Optional.ofNullable(row.getColumn("connected_at", Long.class))
                                .map(Instant::ofEpochMilli)),
                sealed.map(bytes -> new Sealed(row.getColumn("key_id", String.class), bytes)));
    }

    private static Optional<String> text(RowView row, String column) {
        return Optional.ofNullable(row.getColumn(column, String.class));
    }

    private static Optional<String> hash(RowView row, String column) {
        return Optional.ofNullable(row.getColumn(column, byte[].class)).map(HEX::formatHex);
    }
}
