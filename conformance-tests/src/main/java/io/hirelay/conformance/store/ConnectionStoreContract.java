package io.hirelay.conformance.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.connection.ConnectionEvent;
import io.hirelay.connection.ConnectionQuery;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.ConnectionStore;
import io.hirelay.connection.StoredConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ConnectionStore} keeps to. Extend it, and answer the store to be tested; it may hold anything else, for
 * each test works in environments of its own.
 */
public abstract class ConnectionStoreContract {
    /** Long ago, so that nothing else in the store has been unfinished for longer. */
    private static final Instant NOW = Instant.parse("1999-05-04T08:00:00.123Z");

    private final String environment = "contract-" + UUID.randomUUID();
    private final String otherEnvironment = "contract-" + UUID.randomUUID();
    private ConnectionStore store;

    /** The store; asked once for each test. */
    protected abstract ConnectionStore store();

    /** Asks for the store. */
    @BeforeEach
    void open() {
        store = store();
    }

    private StoredConnection connection() {
        return connection(NOW);
    }

    private StoredConnection connection(Instant createdAt) {
        return new StoredConnection(
                UUID.randomUUID(),
                environment,
                "tenant-1",
                "acme-hire",
                ConnectionStatus.CONNECTING,
                "api_key",
                Map.of("site", "blue"),
                Optional.of("ada@example.com"),
                Optional.empty(),
                false,
                0,
                createdAt,
                createdAt);
    }

    private StoredConnection inserted() {
        StoredConnection connection = connection();
        store.insert(connection);
        return connection;
    }

    private static UnaryOperator<StoredConnection> into(ConnectionStatus status) {
        return now -> now.in(status, Optional.empty(), NOW);
    }

    private List<String> events(UUID id) {
        return store.events(environment, id, Optional.empty(), 1_000).stream()
                .map(ConnectionEvent::event)
                .toList();
    }

    private Optional<StoredConnection> find(UUID id) {
        return store.find(environment, id);
    }

    @Test
    void what_is_kept_is_found_as_it_was() {
        StoredConnection plain = connection();
        StoredConnection bare = new StoredConnection(
                UUID.randomUUID(),
                environment,
                "t",
                "acme-hire",
                ConnectionStatus.DISABLED,
                "oauth2",
                Map.of(),
                Optional.empty(),
                Optional.of("what was wrong"),
                true,
                7,
                NOW,
                NOW.plusMillis(1));
        store.insert(plain);
        store.insert(bare);

        assertEquals(Optional.of(plain), find(plain.id()));
        assertEquals(Optional.of(bare), find(bare.id()));
        assertEquals(Optional.empty(), find(UUID.randomUUID()));
    }

    @Test
    void any_text_is_kept_as_it_is() {
        String odd = "Ærøskøbing 顧客 🦉 'quoted' \"twice\" \\ % _ ; -- \t\n" + "x".repeat(100);
        String long8k = "ß🦉é".repeat(1_024);
        StoredConnection connection = new StoredConnection(
                UUID.randomUUID(),
                environment,
                odd,
                "acme-hire",
                ConnectionStatus.VALIDATION_ERROR,
                "api_key",
                Map.of("site", odd, "ключ", long8k, "empty", ""),
                Optional.of(odd),
                Optional.of(long8k),
                false,
                0,
                NOW,
                NOW);
        store.insert(connection);

        assertEquals(Optional.of(connection), find(connection.id()));
        assertEquals(
                List.of(connection),
                store.list(ConnectionQuery.all(environment, 10).ofTenant(odd)));
        store.update(environment, connection.id(), now -> now.in(ConnectionStatus.ACTIVE, Optional.of(odd), NOW));
        assertEquals(odd, find(connection.id()).orElseThrow().lastError().orElseThrow());
        assertEquals(
                odd,
                store.events(environment, connection.id(), Optional.empty(), 10)
                        .get(1)
                        .message()
                        .orElseThrow());
    }

    @Test
    void an_id_is_taken_once_in_all_environments() {
        StoredConnection first = inserted();
        StoredConnection again = new StoredConnection(
                first.id(),
                otherEnvironment,
                "other",
                "acme-hire",
                ConnectionStatus.ACTIVE,
                "basic",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                0,
                NOW,
                NOW);

        assertThrows(IllegalStateException.class, () -> store.insert(first));
        assertThrows(IllegalStateException.class, () -> store.insert(again));
        assertEquals(Optional.of(first), find(first.id()));
        assertEquals(Optional.empty(), store.find(otherEnvironment, first.id()));
        assertEquals(List.of(ConnectionEvent.CREATED), events(first.id()));
    }

    @Test
    void another_environment_sees_and_touches_nothing() {
        StoredConnection mine = inserted();

        assertEquals(Optional.empty(), store.find(otherEnvironment, mine.id()));
        assertEquals(List.of(), store.list(ConnectionQuery.all(otherEnvironment, 10)));
        assertEquals(List.of(), store.events(otherEnvironment, mine.id(), Optional.empty(), 10));
        assertEquals(Optional.empty(), store.update(otherEnvironment, mine.id(), now -> {
            throw new AssertionError("a connection of another environment was shown");
        }));
        assertFalse(store.delete(otherEnvironment, mine.id()));
        assertEquals(Optional.of(mine), find(mine.id()));
        assertEquals(List.of(ConnectionEvent.CREATED), events(mine.id()));
    }

    @Test
    void an_update_answers_and_keeps_what_has_become() {
        StoredConnection before = inserted();

        StoredConnection after = store.update(
                        environment,
                        before.id(),
                        now -> now.in(ConnectionStatus.ACTIVE, Optional.of("all is well"), NOW.plusSeconds(5))
                                .of("tenant-2", NOW.plusSeconds(5))
                                .connecting("basic", Map.of("site", "red", "team", "x"), Optional.empty(), NOW))
                .orElseThrow();

        assertEquals(Optional.of(after), find(before.id()));
        assertEquals(ConnectionStatus.ACTIVE, after.status());
        assertEquals(Optional.of("all is well"), after.lastError());
        assertEquals("tenant-2", after.tenantId());
        assertEquals("basic", after.authenticationMethod());
        assertEquals(Map.of("site", "red", "team", "x"), after.settings());
        assertEquals(Optional.empty(), after.defaultUser());
        assertEquals(1, after.revision());
        assertEquals(before.createdAt(), after.createdAt());
        assertTrue(after.updatedAt().isAfter(before.updatedAt()));
        assertEquals(Optional.empty(), store.update(environment, UUID.randomUUID(), now -> now));
    }

    @Test
    void a_change_that_throws_changes_nothing() {
        StoredConnection before = inserted();

        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> store.update(environment, before.id(), now -> {
                    throw new IllegalStateException("not now");
                }));

        assertEquals("not now", thrown.getMessage());
        assertEquals(Optional.of(before), find(before.id()));
        assertEquals(List.of(ConnectionEvent.CREATED), events(before.id()));
        assertTrue(store.update(environment, before.id(), into(ConnectionStatus.ACTIVE))
                .isPresent());
    }

    @Test
    void a_step_is_one_event_and_no_step_is_none() {
        UUID id = inserted().id();
        store.update(environment, id, into(ConnectionStatus.ACTIVE));
        store.update(environment, id, now -> now);
        store.update(environment, id, now -> now.in(now.status(), Optional.of("seen"), NOW));
        store.update(
                environment, id, now -> now.in(ConnectionStatus.NEEDS_REAUTH, Optional.of("the key is refused"), NOW));
        store.update(environment, id, now -> now.connecting(now.settings(), now.defaultUser(), NOW));

        List<ConnectionEvent> events = store.events(environment, id, Optional.empty(), 10);
        assertEquals(
                List.of(
                        ConnectionEvent.CREATED,
                        ConnectionEvent.ACTIVE,
                        ConnectionEvent.AUTHENTICATION_ERROR,
                        ConnectionEvent.UPDATED),
                events(id));
        ConnectionEvent refused = events.get(2);
        assertEquals(environment, refused.environment());
        assertEquals("tenant-1", refused.tenantId());
        assertEquals(id, refused.connection());
        assertEquals(Optional.of(ConnectionStatus.ACTIVE), refused.before());
        assertEquals(ConnectionStatus.NEEDS_REAUTH, refused.status());
        assertEquals(Optional.of("the key is refused"), refused.message());
        assertEquals(Optional.empty(), events.get(0).before());
        assertEquals(NOW.truncatedTo(ChronoUnit.MILLIS), events.get(0).at());
        for (int i = 1; i < events.size(); i++) {
            assertTrue(events.get(i).at().isAfter(events.get(i - 1).at()), "events are in the order of their steps");
        }
        assertEquals(events, store.events(environment, id, Optional.empty(), 10), "and stay as they are");
    }

    @Test
    void events_are_paged() {
        UUID id = inserted().id();
        for (int i = 0; i < 9; i++) {
            store.update(environment, id, now -> now.connecting(now.settings(), now.defaultUser(), NOW));
        }
        List<ConnectionEvent> all = store.events(environment, id, Optional.empty(), 100);
        assertEquals(10, all.size());

        List<ConnectionEvent> walked = new ArrayList<>();
        List<ConnectionEvent> page = store.events(environment, id, Optional.empty(), 3);
        while (page.size() > 3) {
            assertEquals(4, page.size(), "one more than the limit tells that there are more");
            walked.addAll(page.subList(0, 3));
            page = store.events(
                    environment, id, Optional.of(walked.get(walked.size() - 1).id()), 3);
        }
        walked.addAll(page);

        assertEquals(all, walked);
        assertEquals(
                List.of(), store.events(environment, id, Optional.of(all.get(9).id()), 3));
        assertEquals(List.of(), store.events(environment, id, Optional.of(UUID.randomUUID()), 3));
        UUID other = inserted().id();
        assertEquals(
                List.of(),
                store.events(environment, other, Optional.of(all.get(0).id()), 3));
    }

    @Test
    void what_is_deleted_leaves_nothing() {
        StoredConnection gone = inserted();
        StoredConnection stays = inserted();
        store.update(environment, gone.id(), into(ConnectionStatus.ACTIVE));

        assertTrue(store.delete(environment, gone.id()));

        assertEquals(Optional.empty(), find(gone.id()));
        assertEquals(List.of(), events(gone.id()));
        assertEquals(List.of(stays), store.list(ConnectionQuery.all(environment, 10)));
        assertEquals(Optional.empty(), store.update(environment, gone.id(), into(ConnectionStatus.ACTIVE)));
        assertFalse(store.delete(environment, gone.id()));
        store.insert(gone);
        assertEquals(List.of(ConnectionEvent.CREATED), events(gone.id()), "a new one has no past");
        assertEquals(List.of(ConnectionEvent.CREATED), events(stays.id()));
    }

    @Test
    void lists_are_filtered() {
        StoredConnection one = inserted();
        StoredConnection two = inserted();
        StoredConnection three = inserted();
        store.update(environment, two.id(), now -> now.of("tenant-2", NOW));
        store.update(environment, three.id(), into(ConnectionStatus.ACTIVE));

        assertEquals(ids(one, three), ids(query(Optional.of("tenant-1"), Optional.empty(), Optional.empty())));
        assertEquals(ids(two), ids(query(Optional.of("tenant-2"), Optional.empty(), Optional.empty())));
        assertEquals(ids(three), ids(query(Optional.empty(), Optional.empty(), Optional.of(ConnectionStatus.ACTIVE))));
        assertEquals(ids(one, two, three), ids(query(Optional.empty(), Optional.of("acme-hire"), Optional.empty())));
        assertEquals(
                ids(one),
                ids(query(
                        Optional.of("tenant-1"), Optional.of("acme-hire"), Optional.of(ConnectionStatus.CONNECTING))));
        assertEquals(List.of(), query(Optional.of("Tenant-1"), Optional.empty(), Optional.empty()));
        assertEquals(List.of(), query(Optional.of("tenant_1"), Optional.empty(), Optional.empty()));
        assertEquals(List.of(), query(Optional.empty(), Optional.of("other-hire"), Optional.empty()));
    }

    private List<StoredConnection> query(
            Optional<String> tenant, Optional<String> integration, Optional<ConnectionStatus> status) {
        return store.list(new ConnectionQuery(environment, tenant, integration, status, Optional.empty(), 10));
    }

    private static List<UUID> ids(StoredConnection... connections) {
        return ids(List.of(connections));
    }

    private static List<UUID> ids(List<StoredConnection> connections) {
        return connections.stream()
                .sorted(Comparator.comparing(ConnectionQuery.Place::of))
                .map(StoredConnection::id)
                .toList();
    }

    @Test
    void a_walk_meets_every_connection_once_whatever_their_times() {
        List<StoredConnection> all = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            all.add(connection(NOW.plusMillis(i / 8)));
        }
        List<StoredConnection> shuffled = new ArrayList<>(all);
        shuffled.sort(Comparator.comparing(StoredConnection::id));
        shuffled.forEach(store::insert);
        all.sort(Comparator.comparing(ConnectionQuery.Place::of));

        for (int limit : new int[] {1, 3, 8, 22, 23, 24}) {
            assertEquals(all, walked(limit), "by " + limit);
        }
    }

    private List<StoredConnection> walked(int limit) {
        ConnectionQuery query = ConnectionQuery.all(environment, limit);
        List<StoredConnection> walked = new ArrayList<>();
        List<StoredConnection> page = store.list(query);
        while (page.size() > limit) {
            assertEquals(limit + 1, page.size(), "one more than the limit tells that there are more");
            walked.addAll(page.subList(0, limit));
            page = store.list(query.after(ConnectionQuery.Place.of(walked.get(walked.size() - 1))));
        }
        walked.addAll(page);
        return walked;
    }

    @Test
    void a_walk_goes_on_where_its_last_connection_was_though_it_is_gone() {
        List<StoredConnection> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(connection(NOW));
        }
        all.forEach(store::insert);
        all.sort(Comparator.comparing(ConnectionQuery.Place::of));
        store.delete(environment, all.get(2).id());

        List<StoredConnection> rest =
                store.list(ConnectionQuery.all(environment, 10).after(ConnectionQuery.Place.of(all.get(2))));

        assertEquals(all.subList(3, 6), rest);
    }

    @Test
    void no_change_of_several_threads_is_lost() {
        UUID id = inserted().id();

        AtOnce.call(() -> {
            for (int i = 0; i < 25; i++) {
                store.update(environment, id, now -> now.connecting(now.settings(), now.defaultUser(), NOW));
            }
            return id;
        });

        int changes = AtOnce.THREADS * 25;
        assertEquals(changes, find(id).orElseThrow().revision());
        List<ConnectionEvent> events = store.events(environment, id, Optional.empty(), changes + 10);
        assertEquals(changes + 1, events.size());
        assertEquals(
                changes + 1,
                new HashSet<>(events.stream().map(ConnectionEvent::id).toList()).size());
    }

    @Test
    void a_step_that_several_threads_want_is_taken_once() {
        UUID id = inserted().id();
        store.update(environment, id, into(ConnectionStatus.ACTIVE));

        List<StoredConnection> answers = AtOnce.call(() -> store.update(
                        environment,
                        id,
                        now -> now.status() == ConnectionStatus.ACTIVE
                                ? now.in(ConnectionStatus.NEEDS_REAUTH, Optional.of("refused"), NOW)
                                : now)
                .orElseThrow());

        assertEquals(1, new HashSet<>(answers).size(), "all see the one step");
        assertEquals(
                List.of(ConnectionEvent.CREATED, ConnectionEvent.ACTIVE, ConnectionEvent.AUTHENTICATION_ERROR),
                events(id));
    }

    @Test
    void one_of_several_threads_inserts_and_one_deletes() {
        StoredConnection connection = connection();

        List<Boolean> inserted = AtOnce.call(() -> {
            try {
                store.insert(connection);
                return true;
            } catch (IllegalStateException e) {
                return false;
            }
        });
        List<Boolean> deleted = AtOnce.call(() -> store.delete(environment, connection.id()));

        assertEquals(1, inserted.stream().filter(done -> done).count());
        assertEquals(1, deleted.stream().filter(done -> done).count());
    }

    @Test
    void changes_while_it_is_deleted_do_not_bring_it_back() {
        StoredConnection connection = inserted();

        AtOnce.call(() -> {
            store.update(environment, connection.id(), now -> now.of("x" + now.tenantId(), NOW));
            store.delete(environment, connection.id());
            return store.update(environment, connection.id(), now -> now.of("y" + now.tenantId(), NOW));
        });

        assertEquals(Optional.empty(), find(connection.id()));
        assertEquals(List.of(), events(connection.id()));
    }

    @Test
    void a_change_cannot_move_it_elsewhere() {
        StoredConnection before = inserted();
        StoredConnection elsewhere = new StoredConnection(
                before.id(),
                otherEnvironment,
                before.tenantId(),
                before.integration(),
                before.status(),
                before.authenticationMethod(),
                before.settings(),
                before.defaultUser(),
                before.lastError(),
                before.isSandbox(),
                before.revision(),
                before.createdAt(),
                before.updatedAt());

        assertThrows(IllegalArgumentException.class, () -> store.update(environment, before.id(), now -> elsewhere));
        assertThrows(IllegalArgumentException.class, () -> store.update(environment, before.id(), now -> connection()));

        assertEquals(Optional.of(before), find(before.id()));
        assertEquals(Optional.empty(), store.find(otherEnvironment, before.id()));
    }

    @Test
    void the_unfinished_are_those_that_have_been_connecting_for_long() {
        Instant limit = NOW.plus(Duration.ofHours(1));
        StoredConnection newest = connection(limit.minusMillis(1));
        StoredConnection oldest = connection(limit.minusSeconds(60));
        StoredConnection tooNew = connection(limit);
        StoredConnection done = connection(limit.minusSeconds(90));
        List.of(newest, oldest, tooNew, done).forEach(store::insert);
        store.update(environment, done.id(), into(ConnectionStatus.ACTIVE));

        List<StoredConnection> unfinished = store.unfinished(limit, 100_000).stream()
                .filter(connection -> connection.environment().equals(environment))
                .toList();

        assertEquals(List.of(oldest, newest), unfinished);
        assertEquals(1, store.unfinished(limit, 1).size());
        store.delete(environment, oldest.id());
        store.delete(environment, newest.id());
        store.delete(environment, tooNew.id());
    }
}
