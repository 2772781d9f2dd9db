package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.Write;
import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.ConflictException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.input.Deleted;
import io.hirelay.input.DepartmentDeletion;
import io.hirelay.input.NewDepartment;
import io.hirelay.input.RequisitionDecision;
import io.hirelay.model.Department;
import io.hirelay.model.Ref;
import io.hirelay.model.Requisition;
import io.hirelay.model.RequisitionStatus;
import io.hirelay.operation.Ats;
import io.hirelay.spi.Written;
import io.hirelay.spi.Written.Outcome;
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

/** Departments and requisitions as they are changed, over the simulated account. */
class AccountWritesTest {
    private SandboxConnection acme;

    @BeforeEach
    void connect() {
        acme = SandboxConnection.open();
    }

    @AfterEach
    void disconnect() {
        acme.close();
    }

    @Test
    void aDepartmentIsMadeUnderAnotherThatIsNamedByIdOrName() {
        Department root = acme.connection()
                .departments()
                .create(NewDepartment.of("Research"))
                .value();
        Written<Department> byName = acme.connection()
                .departments()
                .create(NewDepartment.of(" Alloys ").within("Research"));
        Written<Department> byId = acme.connection()
                .departments()
                .create(NewDepartment.of("Fluids").within(root.id().value()));

        assertEquals(Outcome.CREATED, byName.outcome());
        assertEquals(Optional.of("Alloys"), byName.value().name());
        assertEquals(Optional.of(new Ref<>(root.id())), byName.value().parent());
        assertEquals(Optional.of(new Ref<>(root.id())), byId.value().parent());
        assertEquals(
                byId.value(),
                acme.connection().departments().get(byId.value().id().value()));
    }

    @Test
    void aParentThatIsNotThereIsToldWithThoseThatAre() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .departments()
                        .create(NewDepartment.of("Alloys").within("No such place")));

        assertEquals("parent", refused.failures().get(0).field());
        assertTrue(refused.choices().size() > 2);
        assertEquals(0, acme.control().count("POST", "/departments"));
    }

    static Stream<Fault> appliedAndLost() {
        return Stream.of(Fault.dropAfterApplying(), Fault.status(502).applied(), Fault.cutBody(), Fault.emptyBody());
    }

    @ParameterizedTest
    @MethodSource("appliedAndLost")
    void aDepartmentWhoseAnswerIsLostIsThereOnce(Fault fault) {
        acme.control().inject(fault.on("POST", "/departments"));

        Written<Department> written = acme.connection().departments().create(NewDepartment.of("Research"));

        assertEquals(Outcome.CREATED, written.outcome());
        assertEquals(List.of(written.value().id().value()), departments("Research"));
        acme.control().inject(fault.on("DELETE", "/departments/*"));
        assertEquals(
                new Deleted(written.value().id().value()),
                acme.connection()
                        .departments()
                        .delete(DepartmentDeletion.of(written.value().id().value()))
                        .value());
        assertEquals(List.of(), departments("Research"));
    }

    @Test
    void aDepartmentOfWhichNothingIsToBeSeenIsNotSentAgain() {
        acme.control().inject(Fault.drop().on("POST", "/departments"));

        assertThrows(
                UnknownOutcomeException.class,
                () -> acme.connection().departments().create(NewDepartment.of("Research")));
        assertEquals(List.of(), departments("Research"));
    }

    @Test
    void aDepartmentThatIsUsedGoesOnlyByForce() {
        String used = acme.read("/departments").get(0).path("id").asText();
        for (JsonNode row : acme.read("/departments")) {
            if (row.path("name").asText().equals("Engineering")) {
                used = row.path("id").asText();
            }
        }
        String id = used;

        ConflictException clash = assertThrows(
                ConflictException.class, () -> acme.connection().departments().delete(DepartmentDeletion.of(id)));

        assertEquals("remote.conflict", clash.code().code());
        assertTrue(clash.getMessage().contains("jobs"), clash.getMessage());
        assertTrue(clash.getMessage().contains("force=true"), clash.getMessage());
        assertEquals(
                new Deleted(id),
                acme.connection()
                        .departments()
                        .delete(DepartmentDeletion.of(id).forced())
                        .value());
        assertThrows(
                NotFoundException.class, () -> acme.connection().departments().delete(DepartmentDeletion.of(id)));
    }

    @Test
    void anotherProcessSeesThatTheDepartmentIsGone() {
        String id = acme.connection()
                .departments()
                .create(NewDepartment.of("Research"))
                .value()
                .id()
                .value();
        String noted;
        try (Write<Deleted> first =
                acme.connection().prepare(Ats.DEPARTMENTS_DELETE, DepartmentDeletion.of(id), acme.context())) {
            noted = first.baseline();
            assertEquals("/spi/v3/departments/" + id, first.plan().path());
            first.run();
        }

        try (Write<Deleted> second =
                acme.connection().prepare(Ats.DEPARTMENTS_DELETE, DepartmentDeletion.of(id), acme.context())) {
            assertEquals(new Deleted(id), second.resume(noted).value());
        }
    }

    @Test
    void aRequisitionIsApprovedByItsCodeOrItsOwnId() {
        String code = almostApproved();
        JsonNode other = pending(2).get(0);

        Written<Requisition> approved = acme.connection().requisitions().approve(RequisitionDecision.of(code));
        Written<Requisition> rejected = acme.connection()
                .requisitions()
                .reject(RequisitionDecision.of(other.path("id").asText()).because("No budget"));

        assertEquals(Outcome.UPDATED, approved.outcome());
        assertTrue(approved.value().status().orElseThrow().is(RequisitionStatus.APPROVED));
        assertEquals(acme.connection().requisitions().get(code), approved.value());
        assertTrue(rejected.value().status().orElseThrow().is(RequisitionStatus.REJECTED));
        assertEquals(
                Outcome.UNCHANGED,
                acme.connection()
                        .requisitions()
                        .approve(RequisitionDecision.of(code))
                        .outcome());
        assertThrows(
                ConflictException.class, () -> acme.connection().requisitions().reject(RequisitionDecision.of(code)));
    }

    static Stream<Fault> lost() {
        return Stream.of(
                Fault.dropAfterApplying(), Fault.drop(), Fault.status(502).applied(), Fault.status(502));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void aDecisionWhoseAnswerIsLostIsMadeOnce(Fault fault) {
        String code = almostApproved();
        acme.control().inject(fault.on("PATCH", "/requisitions/*/approve"));

        Written<Requisition> approved = acme.connection().requisitions().approve(RequisitionDecision.of(code));

        assertEquals(Outcome.UPDATED, approved.outcome());
        assertTrue(approved.value().status().orElseThrow().is(RequisitionStatus.APPROVED));
    }

    @Test
    void anApprovalOfWhichNothingIsToBeSeenIsNotMadeForTheNextGroup() {
        List<JsonNode> several = pending(2);
        String code = several.get(0).path("code").asText();
        acme.control().inject(Fault.dropAfterApplying().on("PATCH", "/requisitions/*/approve"));
        Written<Requisition> first = acme.connection().requisitions().approve(RequisitionDecision.of(code));
        assertEquals(Outcome.UPDATED, first.outcome());
        assertEquals(1, decisions(code));

        String untouched = several.get(1).path("code").asText();
        acme.control().inject(Fault.drop().on("PATCH", "/requisitions/*/approve"));
        assertThrows(
                UnknownOutcomeException.class,
                () -> acme.connection().requisitions().approve(RequisitionDecision.of(untouched)));
        assertEquals(0, decisions(untouched));
    }

    @Test
    void aRequisitionThatIsNotThereAndAnAccountWithoutAnyAreToldApart() {
        InvalidRequestException unknown = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection().requisitions().approve(RequisitionDecision.of("REQ0")));
        assertEquals("id", unknown.failures().get(0).field());

        acme.control().inject(Fault.notFound().on("GET", "/requisitions**").always());
        AccessDeniedException noAddOn = assertThrows(
                AccessDeniedException.class,
                () -> acme.connection().requisitions().approve(RequisitionDecision.of("REQ0")));
        assertTrue(noAddOn.getMessage().contains("Hiring Plan"), noAddOn.getMessage());
    }

    /** The code of a requisition on which one group has still to decide. */
    private String almostApproved() {
        String code = pending(2).get(0).path("code").asText();
        assertEquals(200, acme.send("PATCH", "/requisitions/" + code + "/approve", "{}"));
        return code;
    }

    /** Requisitions on which so many groups have still to decide. */
    private List<JsonNode> pending(int groups) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode row : acme.read("/requisitions?state=pending&limit=100").path("requisitions")) {
            int open = 0;
            for (JsonNode group : row.path("approval_groups")) {
                open += group.path("approvers").get(0).path("decision").isNull() ? 1 : 0;
            }
            if (open == groups) {
                found.add(row);
            }
        }
        return found;
    }

    private int decisions(String code) {
        int made = 0;
        for (JsonNode group :
                acme.read("/requisitions/" + code).path("requisitions").get(0).path("approval_groups")) {
            made += group.path("approvers").get(0).path("decision").isNull() ? 0 : 1;
        }
        return made;
    }

    private List<String> departments(String name) {
        List<String> ids = new ArrayList<>();
        for (JsonNode row : acme.read("/departments")) {
            if (row.path("name").asText().equals(name)) {
                ids.add(row.path("id").asText());
            }
        }
        return ids;
    }
}
