package io.hirelay.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.error.AuthenticationException;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnavailableException;
import io.hirelay.input.NewDepartment;
import io.hirelay.model.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In whose name a connection's writes are made, when calls name nobody. */
class DefaultUserTest {
    private static final String ENVIRONMENT = TwoProcesses.ENVIRONMENT;

    private final TwoProcesses world = new TwoProcesses();
    private final Doorkeeper doorkeeper = world.doorkeeper;

    DefaultUserTest() {
        doorkeeper.strangers.add("stranger");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static NewConnection wanted(String key, String user) {
        return new NewConnection(
                ENVIRONMENT,
                "tenant",
                "doorkeeper",
                Map.of("house", "red"),
                TwoProcesses.key(key),
                Optional.of(user),
                false);
    }

    private StoredConnection named(StoredConnection connection, String user) {
        return world.here.change(ENVIRONMENT, connection.id(), ConnectionChange.NONE.withDefaultUser(Change.set(user)));
    }

    private static void furnish(Connections process, StoredConnection connection) {
        process.call(ENVIRONMENT, connection.id(), open -> open.departments().create(NewDepartment.of("R&D")));
    }

    private static List<String> refused(Runnable work) {
        return assertThrows(InvalidRequestException.class, work::run).failures().stream()
                .map(Failure::field)
                .toList();
    }

    @Test
    void a_member_is_kept_by_the_canonical_id() {
        StoredConnection made = world.here.create(wanted("good", " ada@example.com "));
        assertEquals(Optional.of("ada"), made.defaultUser());
        assertEquals(Optional.of("bo"), named(made, "bo@example.com").defaultUser());
        furnish(world.there, made);
        assertEquals(List.of("bo"), doorkeeper.acted);
        assertEquals(1, doorkeeper.looks.get(), "the credential was looked at once");
        assertEquals(2, doorkeeper.open().size(), "one in each process");
    }

    @Test
    void one_who_may_not_act_is_refused_and_nothing_is_kept() {
        assertEquals(List.of("default_user_id"), refused(() -> world.here.create(wanted("good", "stranger"))));
        assertEquals(List.of(), world.store.list(ConnectionQuery.all(ENVIRONMENT, 10)));
        assertEquals(List.of(), doorkeeper.open());
        assertEquals(0, doorkeeper.looks.get());

        StoredConnection made = world.here.create(wanted("good", "ada"));
        assertEquals(List.of("default_user_id"), refused(() -> named(made, "stranger")));
        assertEquals(
                List.of("default_user_id"),
                refused(() -> world.here.change(
                        ENVIRONMENT,
                        made.id(),
                        ConnectionChange.NONE
                                .withSettings(Map.of("floor", "third"))
                                .withDefaultUser(Change.set("stranger")))));
        assertEquals(made, world.find(made));
    }

    @Test
    void with_a_credential_that_does_not_work_a_member_is_kept_as_given() {
        StoredConnection made = world.here.create(wanted("bad", "ada@example.com"));
        assertEquals(ConnectionStatus.VALIDATION_ERROR, made.status());
        assertEquals(Optional.of("ada@example.com"), made.defaultUser());
        int asked = doorkeeper.asked.get();
        assertEquals(
                Optional.of("bo@example.com"), named(made, "bo@example.com").defaultUser());
        assertEquals(asked, doorkeeper.asked.get(), "a credential that is known to be bad is not sent");

        StoredConnection mended = world.here.change(
                ENVIRONMENT,
                made.id(),
                ConnectionChange.NONE.withCredential(TwoProcesses.key("good")).withDefaultUser(Change.set("ada")));
        assertEquals(ConnectionStatus.ACTIVE, mended.status());
        furnish(world.here, made);
        assertEquals(List.of("ada"), doorkeeper.acted);
    }

    @Test
    void who_cannot_be_asked_about_now_is_not_kept_for_a_connection_that_works() {
        StoredConnection made = world.created();
        doorkeeper.reachable = false;
        assertThrows(UnavailableException.class, () -> named(made, "ada"));
        doorkeeper.reachable = true;
        doorkeeper.goodKeys.clear();
        assertThrows(AuthenticationException.class, () -> named(made, "ada"));
        assertEquals(Optional.empty(), world.find(made).defaultUser());
        assertEquals(ConnectionStatus.NEEDS_REAUTH, world.find(made).status());
    }

    @Test
    void who_is_chosen_once_acts_from_then_on_in_every_process() {
        StoredConnection made = world.created();
        furnish(world.here, made);
        assertEquals(Optional.of("m1"), world.find(made).defaultUser());
        furnish(world.there, made);
        furnish(world.here, made);
        assertEquals(List.of("m1", "m1", "m1"), doorkeeper.acted);
        assertEquals(1, doorkeeper.chosen.get());
        assertEquals(List.of("created", "active", "updated"), world.events(made));
    }

    @Test
    void who_is_chosen_does_not_take_the_place_of_one_who_was_named_meanwhile() {
        StoredConnection made = world.created();
        world.here.call(ENVIRONMENT, made.id(), open -> {
            world.there.change(
                    ENVIRONMENT, made.id(), ConnectionChange.NONE.withDefaultUser(Change.set("ada@example.com")));
            return open.departments().create(NewDepartment.of("R&D"));
        });
        assertEquals(Optional.of("ada"), world.find(made).defaultUser());
        furnish(world.here, made);
        assertEquals(List.of("m1", "ada"), doorkeeper.acted);
    }

    @Test
    void who_was_removed_is_chosen_anew() {
        StoredConnection made = world.here.create(wanted("good", "ada"));
        world.here.change(ENVIRONMENT, made.id(), ConnectionChange.NONE.withDefaultUser(Change.clear()));
        furnish(world.there, made);
        assertEquals(Optional.of("m1"), world.find(made).defaultUser());
    }
}
