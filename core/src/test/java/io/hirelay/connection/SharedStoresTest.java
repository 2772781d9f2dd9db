package io.hirelay.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Connection;
import io.hirelay.connection.Doorkeeper.Door;
import io.hirelay.operation.Deadline;
import io.hirelay.spi.Credential;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several processes over the same stores. */
class SharedStoresTest {
    private static final String ENVIRONMENT = TwoProcesses.ENVIRONMENT;

    private final TwoProcesses world = new TwoProcesses();

    @AfterEach
    void stop() {
        world.close();
    }

    /** The session behind what a process has open for a connection now. */
    private Door door(Connections process, StoredConnection connection) {
        StoredConnection now = process.get(ENVIRONMENT, connection.id());
        Connection open = process.open(now);
        assertSame(open, process.open(now));
        return world.doorkeeper.open().get(world.doorkeeper.open().size() - 1);
    }

    @Test
    void many_refusals_in_two_processes_are_one_event() throws Exception {
        StoredConnection made = world.created();
        world.doorkeeper.goodKeys.clear();
        int before = world.doorkeeper.looks.get();
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            CountDownLatch ready = new CountDownLatch(32);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                Connections process = i % 2 == 0 ? world.here : world.there;
                all.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    process.refused(made);
                    return made;
                }));
            }
            for (Future<?> each : all) {
                each.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertEquals(List.of("created", "active", "authentication_error"), world.events(made));
        assertTrue(world.doorkeeper.looks.get() - before <= 2, "each process looks at most once");
    }

    @Test
    void what_was_changed_there_is_opened_anew_here() {
        StoredConnection made = world.created();
        Door before = door(world.here, made);
        world.doorkeeper.goodKeys.add("new");

        world.there.change(
                ENVIRONMENT,
                made.id(),
                ConnectionChange.NONE.withSettings(Map.of("house", "blue")).withCredential(TwoProcesses.key("new")));
        Door after = door(world.here, made);

        assertNotSame(before, after);
        assertEquals("blue", after.config.settings().get("house"));
        assertEquals(new Credential.ApiKey("new"), after.config.credential().current());
        assertFalse(before.closed, "calls that hold it may end");
        world.pass(TwoProcesses.LONGEST_CALL);
        world.here.tend();
        assertTrue(before.closed);
        assertFalse(after.closed);
    }

    @Test
    void a_key_that_was_replaced_behind_its_back_is_read_when_the_old_one_is_refused() {
        StoredConnection made = world.created();
        Door door = door(world.here, made);
        Credential old = door.config.credential().current();

        world.credentials.put(made.id(), TwoProcesses.key("new").fields(), Optional.empty());

        assertEquals(old, door.config.credential().current(), "it is read once");
        Credential next = door.config.credential().renewed(old, Deadline.after(Duration.ofSeconds(5), world.clock));
        assertEquals(new Credential.ApiKey("new"), next);
        assertEquals(next, door.config.credential().current());
    }

    @Test
    void a_call_that_found_it_before_the_change_does_not_bring_the_old_one_back() {
        StoredConnection made = world.created();
        world.here.change(ENVIRONMENT, made.id(), ConnectionChange.NONE.withSettings(Map.of("house", "blue")));
        Door now = door(world.here, made);

        Connection late = world.here.open(made);

        assertSame(world.here.open(world.find(made)), late);
        assertSame(now, door(world.here, made));
    }

    @Test
    void what_was_deleted_there_is_closed_here_when_it_is_asked_for() {
        StoredConnection made = world.created();
        Door door = door(world.here, made);
        world.there.delete(ENVIRONMENT, made.id());
        assertFalse(door.closed);

        assertEquals(Optional.empty(), world.here.find("somebody-elses", made.id()));
        assertFalse(door.closed, "nobody else can close it");
        assertEquals(Optional.empty(), world.here.find(ENVIRONMENT, made.id()));

        assertTrue(door.closed);
    }

    @Test
    void what_was_switched_off_there_is_closed_here() {
        StoredConnection made = world.created();
        Door door = door(world.here, made);
        world.there.change(ENVIRONMENT, made.id(), ConnectionChange.NONE.withEnabled(false));

        world.here.get(ENVIRONMENT, made.id());
        world.pass(TwoProcesses.LONGEST_CALL);
        world.here.tend();

        assertTrue(door.closed);
        assertEquals(List.of(), world.here.budgets());
    }

    @Test
    void what_is_long_unused_is_closed() {
        StoredConnection made = world.created();
        Door door = door(world.here, made);

        world.pass(Duration.ofMinutes(31));
        world.here.tend();
        world.pass(TwoProcesses.LONGEST_CALL);
        world.here.tend();

        assertTrue(door.closed);
    }

    @Test
    void what_a_killed_process_left_is_finished_once() throws Exception {
        StoredConnection good = world.leftBehind("good");
        StoredConnection bad = world.leftBehind("bad");
        StoredConnection bare = world.leftBehind("good");
        world.credentials.delete(bare.id());
        world.pass(Duration.ofMinutes(2));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Connections process = i % 2 == 0 ? world.here : world.there;
                all.add(threads.submit(process::tend));
            }
            for (Future<?> each : all) {
                each.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertEquals(ConnectionStatus.ACTIVE, world.find(good).status());
        assertEquals(ConnectionStatus.VALIDATION_ERROR, world.find(bad).status());
        assertEquals(ConnectionStatus.VALIDATION_ERROR, world.find(bare).status());
        assertTrue(world.find(bare).lastError().orElseThrow().contains("no credential is kept"));
        assertEquals(List.of("created", "active"), world.events(good));
        assertEquals(List.of("created", "validation_error"), world.events(bad));
        assertEquals(2, world.doorkeeper.looks.get(), "by one process at a time");
    }

    @Test
    void one_that_is_just_being_made_is_left_to_whoever_makes_it() {
        StoredConnection left = world.leftBehind("good");
        world.pass(Duration.ofSeconds(59));

        world.here.tend();
        assertEquals(ConnectionStatus.CONNECTING, world.find(left).status());

        world.pass(Duration.ofSeconds(2));
        world.here.tend();
        assertEquals(ConnectionStatus.ACTIVE, world.find(left).status());
    }

    @Test
    void one_that_another_process_looks_at_is_left_to_it() {
        StoredConnection left = world.leftBehind("good");
        world.pass(Duration.ofMinutes(2));
        world.doorkeeper.meanwhile = () -> {
            world.doorkeeper.meanwhile = () -> {};
            world.there.tend();
        };

        world.here.tend();

        assertEquals(1, world.doorkeeper.looks.get());
        assertEquals(ConnectionStatus.ACTIVE, world.find(left).status());
    }

    @Test
    void one_that_cannot_be_looked_at_does_not_keep_the_others_from_it() {
        StoredConnection first = world.leftBehind("good");
        world.pass(Duration.ofSeconds(1));
        StoredConnection second = world.leftBehind("good");
        world.pass(Duration.ofMinutes(2));
        world.doorkeeper.meanwhile = () -> {
            world.doorkeeper.meanwhile = () -> {};
            throw new IllegalStateException("the provider has a bug");
        };

        world.here.tend();

        assertEquals(ConnectionStatus.CONNECTING, world.find(first).status());
        assertEquals(ConnectionStatus.ACTIVE, world.find(second).status());
        world.here.tend();
        assertEquals(ConnectionStatus.ACTIVE, world.find(first).status(), "it is looked at again the next time");
    }

    @Test
    void one_of_a_provider_that_is_no_longer_there_does_not_stay_unfinished() {
        StoredConnection odd = new StoredConnection(
                UUID.randomUUID(),
                ENVIRONMENT,
                "tenant",
                "uninstalled",
                ConnectionStatus.CONNECTING,
                "sealing-wax",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                world.clock.instant(),
                world.clock.instant());
        world.store.insert(odd);
        world.pass(Duration.ofMinutes(2));

        world.here.tend();

        assertEquals(ConnectionStatus.VALIDATION_ERROR, world.find(odd).status());
    }
}
