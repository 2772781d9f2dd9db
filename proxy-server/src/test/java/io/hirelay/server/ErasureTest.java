package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.connection.StoredConnection;
import io.hirelay.operation.Deadline;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Trace;
import io.hirelay.server.store.Database;
import io.hirelay.server.store.TestDatabases;
import io.hirelay.spi.Secret;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** After an account, or all of a customer, is removed no table has a row that names it. */
class ErasureTest {
    private static final String TENANT = "tenant-to-be-erased";
    private static final String SITE = "site-to-be-erased";

    static Stream<Arguments> cases() {
        return Stream.of("account", "tenant")
                .flatMap(what -> Stream.of(
                        Arguments.of(what, "sqlite", (Supplier<Database>) TestDatabases::sqlite),
                        Arguments.of(what, "postgresql", (Supplier<Database>) TestDatabases::postgresql)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void nothing_is_left_of_what_is_removed(String what, String kind, Supplier<Database> open) throws Exception {
        try (Database database = open.get();
                WiredServer server = new WiredServer(database, Map.of("HIRELAY_REQUESTS_PER_MINUTE", "1000"))) {
            StoredConnection account =
                    server.connect("default", TENANT, Map.of("subdomain", SITE), Secret.of("c4n4ry-key"));
            String token = server.accountToken(WiredServer.TOKEN, account.id());
            assertEquals(
                    200, server.call(token, "GET", "/integrated-account/me").statusCode());
            assertEquals(
                    200,
                    server.call(WiredServer.TOKEN, "GET", "/integrated-account/" + account.id() + "/capabilities")
                            .statusCode());
            linked(server, account, what);
            server.get(OnlyOnce.class)
                    .run(keyed(), account.id(), (noted, note) -> Answer.json(201, Map.of("name", "c4n4ry-person")));
            server.call(WiredServer.TOKEN, "GET", "/log");
            List<String> traces = List.of(
                    account.id().toString(),
                    TENANT,
                    SITE,
                    "user-to-be-erased",
                    "c4n4ry",
                    token,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8))));
            Set<String> before = database.read(handle -> naming(handle, traces));
            for (String table : List.of(
                    "connections",
                    "credentials",
                    "credential_fields",
                    "connection_events",
                    "api_tokens",
                    "call_log",
                    "link_sessions",
                    "idempotency_keys")) {
                assertTrue(before.contains(table), () -> "the test has to see " + table + " in " + before);
            }

            HttpResponse<String> removed = server.call(
                    WiredServer.TOKEN,
                    "DELETE",
                    what.equals("account") ? "/integrated-account/" + account.id() : "/tenant/" + TENANT);
            assertEquals(200, removed.statusCode(), removed.body());
            server.call(WiredServer.TOKEN, "GET", "/log"); // what was waiting to be written is written by now
            assertEquals(Set.of(), database.read(handle -> naming(handle, traces)));
        }
    }

    /** A call with a key. */
    private static Request keyed() {
        return new Request(
                "POST",
                "/unified/ats/candidates",
                Map.of(),
                Query.EMPTY,
                Map.of("idempotency-key", List.of("c4n4ry-key")),
                new byte[0],
                Optional.of(new Caller("default", "token", Optional.empty())),
                "request",
                Deadline.after(Duration.ofSeconds(20), InstantSource.system()),
                new Trace());
    }

    /** An open link for the account; for the customer another, which is nothing of the account's. */
    private static void linked(WiredServer server, StoredConnection account, String what) {
        List<String> bodies = new ArrayList<>(List.of("{\"integrated_account_id\":\"" + account.id() + "\"}"));
        if (!what.equals("account")) {
            bodies.add("{\"tenant_id\":\"" + TENANT + "\"}");
        }
        for (String body : bodies) {
            HttpResponse<String> made = server.call(WiredServer.TOKEN, "POST", "/link-token", body);
            assertEquals(201, made.statusCode(), made.body());
        }
    }

    /** The tables with a row in which one of these stands, as text, in bytes, or in the hexadecimal form of bytes. */
    private static Set<String> naming(Handle handle, List<String> traces) {
        Set<String> naming = new TreeSet<>();
        try {
            for (String table : tables(handle)) {
                List<String> rows = handle.createQuery("select * from \"" + table + "\"")
                        .map((row, context) -> text(row))
                        .list();
                if (rows.stream().anyMatch(row -> traces.stream().anyMatch(row::contains))) {
                    naming.add(table);
                }
            }
        } catch (SQLException e) {
            throw new AssertionError("the tables could not be read", e);
        }
        return naming;
    }

    private static List<String> tables(Handle handle) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet all = handle.getConnection()
                .getMetaData()
                .getTables(null, handle.getConnection().getSchema(), "%", new String[] {"TABLE"})) {
            while (all.next()) {
                tables.add(all.getString("TABLE_NAME"));
            }
        }
        assertTrue(tables.size() >= 9, tables::toString);
        return tables;
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value = row.getObject(i);
            if (value instanceof byte[] bytes) {
                text.append(HexFormat.of().formatHex(bytes))
                        .append(' ')
                        .append(new String(bytes, StandardCharsets.ISO_8859_1));
            } else {
                text.append(value);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
