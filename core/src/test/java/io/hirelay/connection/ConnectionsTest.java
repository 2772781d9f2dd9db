package io.hirelay.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Connection;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.NotSupportedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.model.Change;
import io.hirelay.operation.ListRequest;
import io.hirelay.spi.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a connection, as an embedder sees it. */
class ConnectionsTest {
    private static final String ENVIRONMENT = TwoProcesses.ENVIRONMENT;

    private final TwoProcesses world = new TwoProcesses();
    private final Connections connections = world.here;

    @AfterEach
    void stop() {
        world.close();
    }

    private static List<String> fields(HirelayException e) {
        return e.failures().stream().map(Failure::field).toList();
    }

    private <O> O call(StoredConnection connection, Function<Connection, O> call) {
        return connections.call(ENVIRONMENT, connection.id(), call);
    }

    @Test
    void a_product_makes_a_connection_calls_it_and_removes_it() {
        StoredConnection made = world.created();

        assertEquals(ConnectionStatus.ACTIVE, made.status());
        assertEquals(
                "doorkeeper", call(made, open -> open.provider().descriptor().id()));
        assertThrows(
                NotSupportedException.class,
                () -> call(made, open -> open.jobs().list(ListRequest.all())));
        assertEquals(1, world.doorkeeper.open().size(), "it stays open");
        assertEquals(1, connections.budgets().size());
        assertEquals("long", world.doorkeeper.open().get(0).config.settings().get("street"));
        assertTrue(connections.delete(ENVIRONMENT, made.id()));
        assertFalse(connections.delete(ENVIRONMENT, made.id()));
        assertEquals(List.of(), world.doorkeeper.open());
        assertEquals(Optional.empty(), world.credentials.find(made.id()));
        assertThrows(NotFoundException.class, () -> call(made, open -> open));
        assertThrows(NotFoundException.class, () -> connections.events(ENVIRONMENT, made.id(), Optional.empty(), 10));
    }

    @Test
    void one_that_a_rate_limit_kept_from_being_looked_at_is_looked_at_later() {
        world.doorkeeper.crowded = true;
        StoredConnection made = world.created();
        assertEquals(ConnectionStatus.CONNECTING, made.status());
        assertEquals(Optional.of("there is a queue"), made.lastError());

        world.doorkeeper.crowded = false;
        world.now.updateAndGet(time -> time.plus(Duration.ofMinutes(2)));
        connections.tend();

        StoredConnection now = connections.get(ENVIRONMENT, made.id());
        assertEquals(ConnectionStatus.ACTIVE, now.status());
        assertEquals(Optional.empty(), now.lastError());
    }

    @Test
    void what_is_wrong_is_named_and_nothing_is_kept() {
        Map<String, String> red = Map.of("house", "red");
        NewCredential key = TwoProcesses.key("good");

        assertEquals(List.of("integration"), refused(new NewConnection("t", "nobody", red, key)));
        assertEquals(List.of("tenant_id"), refused(new NewConnection(" ", "doorkeeper", red, key)));
        assertEquals(List.of("house"), refused(new NewConnection("t", "doorkeeper", Map.of(), key)));
        assertEquals(List.of("house"), refused(new NewConnection("t", "doorkeeper", Map.of("house", "nowhere"), key)));
        assertEquals(
                List.of("authentication_method"),
                refused(new NewConnection(
                        "t",
                        "doorkeeper",
                        red,
                        NewCredential.oauth2(Secret.of("x"), Optional.empty(), Optional.empty()))));
        assertEquals(
                List.of("api_key"),
                refused(new NewConnection(
                        "t",
                        "doorkeeper",
                        red,
                        new NewCredential(CredentialKind.API_KEY, Map.of(), Optional.empty()))));
        assertEquals(List.of("api_key"), refused(new NewConnection("t", "doorkeeper", red, TwoProcesses.key("clé"))));
        assertEquals(List.of(), world.store.list(ConnectionQuery.all(ENVIRONMENT, 10)));
        assertEquals(List.of(), world.doorkeeper.open());
        assertEquals(0, world.doorkeeper.looks.get());
    }

    private List<String> refused(NewConnection wanted) {
        InvalidRequestException e = assertThrows(InvalidRequestException.class, () -> connections.create(wanted));
        assertEquals(ErrorCode.REQUEST_VALIDATION_FAILED, e.code());
        assertFalse(String.valueOf(e.getMessage()).contains("clé"));
        return fields(e);
    }

    @Test
    void what_the_operator_has_set_wrong_is_not_the_callers_fault() {
        try (Connections unset = Connections.builder(world.hirelay, world.store, world.credentials)
                .build()) {
            NewConnection wanted = TwoProcesses.wanted("good");

            assertEquals(
                    List.of("street"), fields(assertThrows(ConfigurationException.class, () -> unset.create(wanted))));
        }
    }

    @Test
    void a_key_that_does_not_fit_is_kept_and_mended() {
        StoredConnection made = connections.create(TwoProcesses.wanted("bad"));
        assertEquals(ConnectionStatus.VALIDATION_ERROR, made.status());
        assertEquals(Optional.of("the key does not fit"), made.lastError());
        assertEquals(
                ErrorCode.ACCOUNT_NEEDS_REAUTH,
                assertThrows(AuthenticationException.class, () -> call(made, open -> open))
                        .code());

        StoredConnection mended = connections.change(
                ENVIRONMENT, made.id(), ConnectionChange.NONE.withCredential(TwoProcesses.key("good")));

        assertEquals(made.id(), mended.id());
        assertEquals(ConnectionStatus.ACTIVE, mended.status());
        assertEquals(Optional.empty(), mended.lastError());
        assertEquals(List.of("created", "validation_error", "updated", "active"), world.events(made));
    }

    @Test
    void a_refusal_in_a_call_that_a_look_confirms_asks_for_a_new_key() {
        StoredConnection made = world.created();
        world.doorkeeper.goodKeys.clear();

        assertThrows(
                AuthenticationException.class,
                () -> call(made, open -> {
                    throw new AuthenticationException("401", null);
                }));

        assertEquals(ConnectionStatus.NEEDS_REAUTH, world.find(made).status());
        int looks = world.doorkeeper.looks.get();
        assertThrows(AuthenticationException.class, () -> call(made, open -> open));
        assertEquals(looks, world.doorkeeper.looks.get(), "the provider is not asked again");
        world.doorkeeper.goodKeys.add("good");
        assertTrue(connections.test(ENVIRONMENT, made.id()).ok());
        assertEquals(ConnectionStatus.ACTIVE, world.find(made).status());
        assertEquals(List.of("created", "active", "authentication_error", "active"), world.events(made));
    }

    @Test
    void a_provider_that_is_away_changes_nothing_about_one_that_works() {
        StoredConnection made = world.created();
        world.doorkeeper.reachable = false;

        connections.refused(made);
        assertFalse(connections.test(ENVIRONMENT, made.id()).ok());

        assertEquals(ConnectionStatus.ACTIVE, world.find(made).status());
    }

    @Test
    void what_is_switched_off_is_not_called_until_it_is_switched_on() {
        StoredConnection made = world.created();
        connections.change(ENVIRONMENT, made.id(), ConnectionChange.NONE.withEnabled(false));

        UnavailableException e = assertThrows(UnavailableException.class, () -> call(made, open -> open));
        assertEquals(ErrorCode.ACCOUNT_DISABLED, e.code());
        assertTrue(e.retryAfter().isPresent());
        connections.test(ENVIRONMENT, made.id());
        assertEquals(ConnectionStatus.DISABLED, world.find(made).status());
        connections.change(ENVIRONMENT, made.id(), ConnectionChange.NONE.withEnabled(true));
        assertEquals(ConnectionStatus.ACTIVE, world.find(made).status());
        assertEquals(List.of("created", "active", "updated", "active"), world.events(made));
    }

    @Test
    void only_what_was_switched_off_can_be_switched_on() {
        StoredConnection made = connections.create(TwoProcesses.wanted("bad"));
        ConnectionChange on = ConnectionChange.NONE.withEnabled(true);

        assertEquals(
                List.of("status"),
                fields(assertThrows(
                        InvalidRequestException.class, () -> connections.change(ENVIRONMENT, made.id(), on))));
        assertEquals(
                ConnectionStatus.ACTIVE,
                connections
                        .change(ENVIRONMENT, made.id(), on.withCredential(TwoProcesses.key("good")))
                        .status());
    }

    @Test
    void a_change_keeps_what_it_does_not_name() {
        StoredConnection made = world.created();

        connections.change(
                ENVIRONMENT,
                made.id(),
                ConnectionChange.NONE
                        .withTenant("another")
                        .withSettings(Map.of("floor", "third"))
                        .withDefaultUser(Change.set(" ada@example.com ")));

        StoredConnection now = world.find(made);
        assertEquals("another", now.tenantId());
        assertEquals(Map.of("house", "red", "floor", "third"), now.settings());
        assertEquals(Optional.of("ada"), now.defaultUser());
        assertEquals(ConnectionStatus.ACTIVE, now.status(), "the key is still there");
        assertEquals(1, now.revision());
        connections.change(ENVIRONMENT, made.id(), ConnectionChange.NONE.withDefaultUser(Change.clear()));
        assertEquals(Optional.empty(), world.find(made).defaultUser());
        assertEquals(Map.of("house", "red", "floor", "third"), world.find(made).settings());
    }

    @Test
    void a_look_counts_only_for_what_it_looked_at() {
        StoredConnection made = world.created();
        world.doorkeeper.goodKeys.clear();
        world.doorkeeper.goodKeys.add("new");
        world.doorkeeper.meanwhile = () -> {
            world.doorkeeper.meanwhile = () -> {};
            world.there.change(ENVIRONMENT, made.id(), ConnectionChange.NONE.withCredential(TwoProcesses.key("new")));
        };

        connections.refused(made);

        assertEquals(ConnectionStatus.ACTIVE, world.find(made).status(), "what was refused is not what it holds now");
        assertFalse(world.events(made).contains("authentication_error"));
    }

    @Test
    void one_that_is_deleted_while_it_is_looked_at_leaves_nothing() {
        world.doorkeeper.meanwhile = () -> world.there.deleteTenant(ENVIRONMENT, "tenant");

        assertThrows(NotFoundException.class, world::created);

        assertEquals(List.of(), world.store.list(ConnectionQuery.all(ENVIRONMENT, 10)));
    }

    @Test
    void a_look_that_is_broken_off_decides_nothing() throws Exception {
        world.doorkeeper.meanwhile = () -> Thread.currentThread().interrupt();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            thread.submit(() -> assertThrows(CancelledException.class, world::created))
                    .get(20, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }

        List<StoredConnection> left = world.store.list(ConnectionQuery.all(ENVIRONMENT, 10));
        assertEquals(1, left.size());
        assertEquals(ConnectionStatus.CONNECTING, left.get(0).status());
        assertThrows(UnavailableException.class, () -> call(left.get(0), open -> open));
    }

    @Test
    void changes_at_one_time_are_all_there() throws Exception {
        StoredConnection made = world.created();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String floor = String.valueOf(i);
                Connections process = i % 2 == 0 ? world.here : world.there;
                all.add(threads.submit(() -> process.change(
                        ENVIRONMENT,
                        made.id(),
                        floor.equals("7")
                                ? ConnectionChange.NONE.withSettings(Map.of("house", "blue"))
                                : ConnectionChange.NONE.withSettings(Map.of("floor", floor)))));
            }
            for (Future<?> each : all) {
                each.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertEquals("blue", world.find(made).settings().get("house"));
        assertEquals(20, world.find(made).revision());
        assertEquals(ConnectionStatus.ACTIVE, world.find(made).status());
    }

    @Test
    void nothing_prints_a_secret() {
        StoredConnection made = connections.create(TwoProcesses.wanted("canary-51c7"));
        String printed = TwoProcesses.wanted("canary-51c7")
                + " "
                + TwoProcesses.key("canary-51c7")
                + ConnectionChange.NONE.withCredential(TwoProcesses.key("canary-51c7"))
                + world.credentials.find(made.id()).orElseThrow()
                + made
                + made.lastError()
                + connections.events(ENVIRONMENT, made.id(), Optional.empty(), 10)
                + world.doorkeeper.doors.get(0).config;

        assertFalse(printed.contains("canary"), printed);
    }
}
