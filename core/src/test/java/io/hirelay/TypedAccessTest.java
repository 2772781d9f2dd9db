package io.hirelay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.ActingUsers;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.TypedAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A provider's own typed client, reached through a connection. */
class TypedAccessTest {
    /** What a provider's module would show. */
    private record Moods(TestProvider.Nothing session, Supplier<CallContext> reads, Supplier<CallContext> writes) {}

    private static final class Typed
            implements AtsProvider<TestProvider.Nothing>, TypedAccess<TestProvider.Nothing, Moods> {
        private final TestProvider.Nothing session = new TestProvider.Nothing();

        @Override
        public ProviderDescriptor descriptor() {
            return new ProviderDescriptor("typed", "Typed", "ats", Set.of("api_key"), List.of(), "none");
        }

        @Override
        public Operations<TestProvider.Nothing> operations() {
            return new Operations<TestProvider.Nothing>().actingUsers(new ActingUsers<>() {
                @Override
                public String canonical(TestProvider.Nothing session, String given, CallContext call) {
                    if (!given.startsWith("m")) {
                        throw InvalidRequestException.of(ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER, "id", "is no member");
                    }
                    return given.substring(0, 2);
                }

                @Override
                public Optional<String> choose(TestProvider.Nothing session, CallContext call) {
                    return Optional.of("m1");
                }
            });
        }

        @Override
        public TestProvider.Nothing open(ConnectionConfig config, ProviderContext context) {
            return session;
        }

        @Override
        public Class<Moods> clientType() {
            return Moods.class;
        }

        @Override
        public Moods client(TestProvider.Nothing session, Supplier<CallContext> reads, Supplier<CallContext> writes) {
            return new Moods(session, reads, writes);
        }
    }

    private final Typed provider = new Typed();

    private static Connection connect(AtsProvider<?> provider, String id, Map<String, String> settings) {
        return Hirelay.builder()
                .withoutDiscovery()
                .provider(provider)
                .build()
                .connect(new ConnectionConfig(id, settings, new Credential.ApiKey("key")));
    }

    private final Connection connection = connect(provider, "typed", Map.of());

    @Test
    void the_client_works_on_the_connections_session() {
        Moods moods = connection.typed(Moods.class).orElseThrow();

        assertEquals(provider.session, moods.session());
        assertEquals(Optional.empty(), moods.reads().get().actingUser());
        assertEquals(Optional.of("m1"), moods.writes().get().actingUser());
    }

    @Test
    void its_writes_are_made_in_the_name_of_whom_the_connection_acts_as() {
        Moods moods = connection.as("m2@example.com").typed(Moods.class).orElseThrow();

        assertEquals(Optional.of("m2"), moods.writes().get().actingUser());
        Supplier<CallContext> unknown =
                connection.as("nobody").typed(Moods.class).orElseThrow().writes();
        InvalidRequestException refused = assertThrows(InvalidRequestException.class, unknown::get);
        assertEquals("user_id", refused.failures().get(0).field());
    }

    @Test
    void no_other_client_is_to_be_had() {
        assertEquals(Optional.empty(), connection.typed(String.class));
        assertEquals(
                Optional.empty(),
                connect(new TestProvider("test", new Operations<>()), "test", Map.of("site", "acme"))
                        .typed(Moods.class));
    }
}
