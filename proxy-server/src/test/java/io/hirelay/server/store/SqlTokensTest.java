package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import io.hirelay.server.token.AllowedCall;
import io.hirelay.server.token.ApiToken;
import io.hirelay.server.token.TokenPolicy;
import io.hirelay.spi.Secret;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqlTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final UUID ACCOUNT = UUID.fromString("0b54d2c6-2b5e-4c53-8c1c-1c2f6a3d0a01");
    private static final TokenPolicy NARROW = new TokenPolicy(
            true, List.of(AllowedCall.parse("GET /unified/ats/*"), AllowedCall.parse("* /log")), OptionalInt.of(60));

    static Stream<Arguments> databases() {
        return Stream.of(
                Arguments.of("sqlite", (Supplier<Database>) TestDatabases::sqlite),
                Arguments.of("postgresql", (Supplier<Database>) TestDatabases::postgresql));
    }

    static void insertConnection(Database database, UUID id, String environment) {
        database.write(handle -> handle.createUpdate("""
                        insert into connections (id, environment, tenant_id, integration, status,
                            authentication_method, settings, is_sandbox, revision, created_at, updated_at)
                        values (:id, :environment, 'acme', 'x', 'active', 'api_key', '{}', 0, 0, 0, 0)""")
                .bind("id", id.toString())
                .bind("environment", environment)
                .execute());
    }

    private static void deleteConnection(Database database, UUID id) {
        database.write(handle -> handle.createUpdate("delete from connections where id = :id")
                .bind("id", id.toString())
                .execute());
    }

    private static ApiToken token(String text, TokenPolicy policy, Optional<Instant> expires) {
        return ApiToken.of(Secret.of(text), "the " + text, "default", policy, NOW, expires);
    }

    private static ApiToken forAccount(String text, Optional<String> parent, Instant expires) {
        ApiToken made = token(text, NARROW, Optional.of(expires));
        return new ApiToken(
                made.id(),
                made.name(),
                made.environment(),
                made.sha256(),
                made.policy(),
                Optional.of(ACCOUNT),
                parent,
                made.createdAt(),
                made.expiresAt(),
                Optional.empty());
    }

    private static Optional<ApiToken> find(SqlTokens tokens, ApiToken token) {
        return tokens.find(HexFormat.of().parseHex(token.sha256()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void what_is_kept_is_found_as_it_was(String kind, Supplier<Database> open) {
        try (Database database = open.get()) {
            SqlTokens tokens = new SqlTokens(database, new Json());
            ApiToken narrow = token("narrow", NARROW, Optional.of(NOW.plusSeconds(60)));
            ApiToken wide = token("wide", TokenPolicy.EVERYTHING, Optional.empty());
            assertTrue(tokens.insert(narrow));
            assertTrue(tokens.insert(wide));

            assertEquals(Optional.of(narrow), find(tokens, narrow));
            assertEquals(Optional.of(wide), tokens.find(wide.id()));
            assertEquals(Optional.empty(), tokens.find(new byte[32]));
            assertEquals(2, tokens.list().size());

            tokens.used(wide.id(), NOW.plusSeconds(5));
            tokens.used(wide.id(), NOW.plusSeconds(3));
            assertEquals(
                    Optional.of(NOW.plusSeconds(5)),
                    tokens.find(wide.id()).orElseThrow().lastUsedAt());
            assertTrue(tokens.delete(narrow.id()));
            assertFalse(tokens.delete(narrow.id()));
            assertEquals(Optional.empty(), find(tokens, narrow));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void an_accounts_token_ends_with_what_it_depends_on(String kind, Supplier<Database> open) {
        try (Database database = open.get()) {
            SqlTokens tokens = new SqlTokens(database, new Json());
            ApiToken parent = token("parent", TokenPolicy.EVERYTHING, Optional.empty());
            ApiToken child = forAccount("child", Optional.of(parent.id()), NOW.plusSeconds(900));
            ApiToken orphan = forAccount("orphan", Optional.empty(), NOW.plusSeconds(900));
            assertFalse(tokens.insert(orphan), "there is no such account");
            insertConnection(database, ACCOUNT, "default");
            assertFalse(tokens.insert(child), "there is no such parent");

            tokens.insert(parent);
            assertTrue(tokens.insert(child));
            assertTrue(tokens.insert(orphan));
            assertEquals(List.of(parent), tokens.list());
            tokens.delete(parent.id());
            assertEquals(Optional.empty(), find(tokens, child));
            assertEquals(Optional.of(orphan), find(tokens, orphan));
            deleteConnection(database, ACCOUNT);
            assertEquals(Optional.empty(), find(tokens, orphan));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void an_account_of_another_environment_gets_no_token(String kind, Supplier<Database> open) {
        try (Database database = open.get()) {
            SqlTokens tokens = new SqlTokens(database, new Json());
            insertConnection(database, ACCOUNT, "other");
            assertFalse(tokens.insert(forAccount("child", Optional.empty(), NOW.plusSeconds(900))));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void expired_tokens_of_accounts_are_removed_a_few_at_a_time(String kind, Supplier<Database> open) {
        try (Database database = open.get()) {
            SqlTokens tokens = new SqlTokens(database, new Json());
            insertConnection(database, ACCOUNT, "default");
            tokens.insert(token("old", TokenPolicy.EVERYTHING, Optional.of(NOW)));
            for (int i = 0; i < 5; i++) {
                tokens.insert(forAccount("child" + i, Optional.empty(), NOW.plusSeconds(i)));
            }
            assertEquals(2, tokens.deleteExpired(NOW.plusSeconds(3), 2));
            assertEquals(2, tokens.deleteExpired(NOW.plusSeconds(3), 100));
            assertEquals(0, tokens.deleteExpired(NOW.plusSeconds(3), 100));
            assertEquals(1, tokens.list().size());
        }
    }
}
