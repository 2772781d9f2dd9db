package io.hirelay.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Databases for tests. The PostgreSQL is the one that {@code HIRELAY_TEST_DATABASE_URL} names (a JDBC URL with user and
 * password, whose user may create schemas), else one that is started once for all tests of the JVM and ends with it.
 */
public final class TestDatabases {
    private TestDatabases() {}

    /** Started when first asked for. */
    private static final class Running {
        static final String URL = url();

        private static String url() {
            String given = System.getenv("HIRELAY_TEST_DATABASE_URL");
            if (given != null && !given.isBlank()) {
                return given.strip();
            }
            try {
                return EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new AssertionError("no PostgreSQL could be started", e);
            }
        }
    }

    /** An embedded database in memory. */
    public static Database sqlite() {
        return Database.memory();
    }

    /** PostgreSQL with a fresh schema. */
    public static Database postgresql() {
        return Database.postgresql(postgresqlUrl(), "the test database");
    }

    /** The JDBC URL of a fresh, empty schema in PostgreSQL. */
    public static String postgresqlUrl() {
        String schema = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(Running.URL);
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        } catch (SQLException e) {
            throw new AssertionError("no schema could be made", e);
        }
        return Running.URL + (Running.URL.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }
}
