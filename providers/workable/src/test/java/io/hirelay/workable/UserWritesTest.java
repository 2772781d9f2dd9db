package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.Write;
import io.hirelay.error.ConflictException;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.input.Deleted;
import io.hirelay.input.DepartmentChange;
import io.hirelay.input.DepartmentMerge;
import io.hirelay.input.NewDepartment;
import io.hirelay.input.NewUser;
import io.hirelay.input.UserAccess;
import io.hirelay.input.UserChange;
import io.hirelay.model.AccessRole;
import io.hirelay.model.Change;
import io.hirelay.model.Department;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.model.User;
import io.hirelay.operation.Ats;
import io.hirelay.spi.Written;
import io.hirelay.spi.Written.Outcome;
import io.hirelay.workable.client.AffectedResources;
import io.hirelay.workable.sandbox.control.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Users and departments as they are administered, over the simulated account. */
class UserWritesTest {
    private SandboxConnection acme;

    @BeforeEach
    void connect() {
        acme = SandboxConnection.open();
    }

    @AfterEach
    void disconnect() {
        acme.close();
    }

    private List<String> roles(String id) {
        List<String> roles = new ArrayList<>();
        acme.read("/members?status=all&since_id=" + id + "&limit=1")
                .path("members")
                .get(0)
                .path("roles")
                .forEach(role -> roles.add(role.asText()));
        return roles;
    }

    private String member(String role) {
        for (JsonNode row : acme.read("/members?limit=100").path("members")) {
            if (row.path("roles").size() > 1 && row.path("role").asText().equals(role)) {
                return row.path("id").asText();
            }
        }
        throw new AssertionError("nobody is " + role);
    }

    private Department department(String name) {
        return acme.connection().departments().create(NewDepartment.of(name)).value();
    }

    static Stream<Fault> lost() {
        return Stream.of(Fault.dropAfterApplying(), Fault.status(502).applied(), Fault.drop(), Fault.status(502));
    }

    static Stream<Fault> appliedAndLost() {
        return Stream.of(Fault.dropAfterApplying(), Fault.status(502).applied(), Fault.cutBody());
    }

    @Test
    void somebodyIsInvitedOnce() {
        Written<User> invited =
                acme.connection().users().create(NewUser.of("New.Colleague@acme.example", AccessRole.REVIEWER));

        assertEquals(Outcome.CREATED, invited.outcome());
        assertTrue(invited.value().accessRole().orElseThrow().is(AccessRole.REVIEWER));
        assertEquals(acme.connection().users().get(invited.value().id()), invited.value());
        InvalidRequestException again = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .users()
                        .create(NewUser.of("new.colleague@acme.example", List.of("ats.simple"))));
        assertEquals("remote.duplicate", again.code().code());
        assertEquals(invited.value().id().value(), again.choices().get(0).id());
        assertEquals(1, acme.control().count("POST", "/members/invite"));
    }

    @ParameterizedTest
    @MethodSource("appliedAndLost")
    void anInvitationWhoseAnswerIsLostIsFound(Fault fault) {
        acme.control().inject(fault.on("POST", "/members/invite"));

        Written<User> invited =
                acme.connection().users().create(NewUser.of("new.colleague@acme.example", AccessRole.SIMPLE));

        assertEquals(Outcome.CREATED, invited.outcome());
        assertEquals(1, acme.control().count("POST", "/members/invite"));
    }

    @Test
    void anInvitationOfWhichNothingIsToBeSeenIsNotSentAgain() {
        acme.control().inject(Fault.drop().on("POST", "/members/invite"));

        assertThrows(
                UnknownOutcomeException.class,
                () -> acme.connection().users().create(NewUser.of("new.colleague@acme.example", AccessRole.SIMPLE)));
        assertEquals(1, acme.control().count("POST", "/members/invite"));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void anotherRoleInHiringLeavesThoseInHr(Fault fault) {
        String id = member("simple");
        List<String> hr =
                roles(id).stream().filter(role -> role.startsWith("hris.")).toList();
        acme.control().inject(fault.on("PUT", "/members"));

        Written<User> changed =
                acme.connection().users().update(UserChange.of(id).accessRole(AccessRole.REVIEWER));

        assertEquals(Outcome.UPDATED, changed.outcome());
        assertTrue(changed.value().accessRole().orElseThrow().is(AccessRole.REVIEWER));
        assertEquals(Optional.of(false), changed.value().disabled());
        List<String> expected = new ArrayList<>(List.of("ats.reviewer"));
        expected.addAll(hr);
        assertEquals(expected, roles(id));
        assertEquals(
                Outcome.UNCHANGED,
                acme.connection()
                        .users()
                        .update(UserChange.of(id).accessRole(AccessRole.REVIEWER))
                        .outcome());
    }

    @Test
    void whoeverHasTheRoleKeepsAllRights() {
        String id = "fff2";
        List<String> before = roles(id);

        Written<User> same = acme.connection().users().update(UserChange.of(id).accessRole(AccessRole.ADMIN));

        assertTrue(before.contains("workable.superadmin"));
        assertEquals(Outcome.UNCHANGED, same.outcome());
        assertEquals(before, roles(id));
        assertEquals(0, acme.control().count("PUT", "/members"));
    }

    @Test
    void whoeverIsNoSuperadminAnyMoreKeepsTheRoleInHr() {
        String id = "fff5";
        acme.connection().users().update(UserChange.of(id).roles(List.of("workable.superadmin")));

        acme.connection().users().update(UserChange.of(id).accessRole(AccessRole.SIMPLE));

        assertEquals(List.of("ats.simple", "hris.admin"), roles(id));
    }

    @Test
    void rolesInWorkablesWordsTakeThePlaceOfAll() {
        String id = member("simple");

        acme.connection().users().update(UserChange.of(id).roles(List.of("ats.admin", "hris.admin")));

        assertEquals(List.of("ats.admin", "hris.admin"), roles(id));
        InvalidRequestException none = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection().users().update(UserChange.of(id).accessRole(AccessRole.NO_ACCESS)));
        assertEquals("access_role", none.failures().get(0).field());
        InvalidRequestException both = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .users()
                        .update(UserChange.of(id).accessRole(AccessRole.ADMIN).roles(List.of())));
        assertTrue(both.failures().size() >= 2);
    }

    @ParameterizedTest
    @MethodSource("lost")
    void aUserLosesAccessAndHasItAgain(Fault fault) {
        String id = member("simple");
        acme.control().inject(fault.on("DELETE", "/members/*"));
        acme.control().inject(fault.on("POST", "/members/*/enable"));

        Written<User> off = acme.connection().users().deactivate(UserAccess.of(id));

        assertEquals(Outcome.UPDATED, off.outcome());
        assertEquals(Optional.of(true), off.value().disabled());
        assertEquals(
                Outcome.UNCHANGED,
                acme.connection().users().deactivate(UserAccess.of(id)).outcome());
        Written<User> on = acme.connection().users().enable(UserAccess.of(id));
        assertEquals(Outcome.UPDATED, on.outcome());
        assertEquals(Optional.of(false), on.value().disabled());
    }

    @Test
    void theLastAdministratorStaysAndWorkablesSilenceIsExplained() {
        List<String> admins = new ArrayList<>();
        acme.read("/members?role=admin&limit=100")
                .path("members")
                .forEach(row -> admins.add(row.path("id").asText()));

        InvalidRequestException last = assertThrows(InvalidRequestException.class, () -> {
            for (String admin : admins) {
                acme.connection().users().deactivate(UserAccess.of(admin));
            }
        });

        assertTrue(last.getMessage().contains("last administrator"), last.getMessage());
        assertThrows(
                HirelayException.class, () -> acme.connection().users().enable(UserAccess.of("nobody@acme.example")));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void aDepartmentIsRenamedAndMovedInParts(Fault fault) {
        Department root = department("Research");
        Department other = department("Alloys");
        acme.control().inject(fault.on("PUT", "/departments/*"));

        Written<Department> moved = acme.connection()
                .departments()
                .update(DepartmentChange.of("Alloys").within("Research"));
        Written<Department> renamed = acme.connection()
                .departments()
                .update(DepartmentChange.of(other.id().value()).named("Metals"));

        assertEquals(Outcome.UPDATED, moved.outcome());
        assertEquals(Optional.of("Alloys"), moved.value().name());
        assertEquals(Optional.of(new Ref<>(root.id())), renamed.value().parent());
        assertEquals(acme.connection().departments().get(other.id()), renamed.value());
        assertEquals(
                Outcome.UNCHANGED,
                acme.connection()
                        .departments()
                        .update(DepartmentChange.of("Metals").named("Metals"))
                        .outcome());
        assertEquals(
                Optional.empty(),
                acme.connection()
                        .departments()
                        .update(DepartmentChange.of("Metals").atTheTop())
                        .value()
                        .parent());
    }

    @Test
    void aDepartmentCannotLieWithinItself() {
        Department root = department("Research");
        Department leaf = acme.connection()
                .departments()
                .create(NewDepartment.of("Alloys").within("Research"))
                .value();

        InvalidRequestException circle = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .departments()
                        .update(new DepartmentChange(
                                root.id(), Change.keep(), Change.set(new Ref<>(leaf.id())), RawJson.NULL)));

        assertEquals("parent", circle.failures().get(0).field());
        assertEquals(0, acme.control().count("PUT", "/departments/:id"));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void aDepartmentGoesIntoAnother(Fault fault) {
        Department from = department("Research");
        Department into = department("Alloys");
        acme.control().inject(fault.on("POST", "/departments/*/merge"));

        Written<Deleted> merged = acme.connection()
                .departments()
                .merge(DepartmentMerge.of(from.id().value(), "Alloys"));

        assertEquals(Outcome.UPDATED, merged.outcome());
        assertEquals(from.id().value(), merged.value().id());
        assertEquals(into, acme.connection().departments().get(into.id()));
        assertThrows(
                NotFoundException.class, () -> acme.connection().departments().get(from.id()));
    }

    @Test
    void aDepartmentInUseIsMergedByForceAloneAndAnotherProcessSeesIt() {
        Department used = acme.connection().departments().get("Engineering");
        Department into = department("Alloys");
        DepartmentMerge plain = DepartmentMerge.of("Engineering", into.id().value());

        ConflictException clash = assertThrows(
                ConflictException.class, () -> acme.connection().departments().merge(plain));
        assertTrue(clash.detail(AffectedResources.class).orElseThrow().kinds().contains("jobs"));
        String noted;
        try (Write<Deleted> first = acme.connection().prepare(Ats.DEPARTMENTS_MERGE, plain.forced(), acme.context())) {
            noted = first.baseline();
            assertEquals(
                    "/spi/v3/departments/" + used.id().value() + "/merge",
                    first.plan().path());
            first.run();
        }
        try (Write<Deleted> second = acme.connection().prepare(Ats.DEPARTMENTS_MERGE, plain.forced(), acme.context())) {
            assertEquals(new Deleted(used.id().value()), second.resume(noted).value());
        }
        assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .departments()
                        .merge(DepartmentMerge.of("Alloys", into.id().value())));
    }
}
