package io.hirelay.server.store;

import io.hirelay.conformance.store.ConnectionStoreContract;
import io.hirelay.conformance.store.CredentialStoreContract;
import io.hirelay.connection.ConnectionStore;
import io.hirelay.connection.CredentialStore;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The stores of the server keep to what every store keeps to, over both databases. */
class SqlStoreContractTest {
    private static SqlStores sqlite;
    private static SqlStores postgresql;

    @BeforeAll
    static void open() {
        sqlite = SqlStores.over(TestDatabases.sqlite());
        postgresql = SqlStores.over(TestDatabases.postgresql());
    }

    @AfterAll
    static void close() {
        sqlite.close();
        postgresql.close();
    }

    private static UUID inserted(SqlStores stores) {
        UUID id = UUID.randomUUID();
        stores.connections().insert(SqlStores.connection(id, Instant.parse("2026-05-04T08:00:00Z")));
        return id;
    }

    @Nested
    class SqliteConnections extends ConnectionStoreContract {
        @Override
        protected ConnectionStore store() {
            return sqlite.connections();
        }
    }

    @Nested
    class PostgresqlConnections extends ConnectionStoreContract {
        @Override
        protected ConnectionStore store() {
            return postgresql.connections();
        }
    }

    @Nested
    class SqliteCredentials extends CredentialStoreContract {
        @Override
        protected CredentialStore store() {
            return sqlite.credentials();
        }

        @Override
        protected UUID connection() {
            return inserted(sqlite);
        }
    }

    @Nested
    class PostgresqlCredentials extends CredentialStoreContract {
        @Override
        protected CredentialStore store() {
            return postgresql.credentials();
        }

        @Override
        protected UUID connection() {
            return inserted(postgresql);
        }
    }
}
