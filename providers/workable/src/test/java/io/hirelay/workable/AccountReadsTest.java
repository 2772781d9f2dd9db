package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.AccessRole;
import io.hirelay.model.CustomField;
import io.hirelay.model.Department;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.NamedRef;
import io.hirelay.model.Office;
import io.hirelay.model.Ref;
import io.hirelay.model.RejectReason;
import io.hirelay.model.Requisition;
import io.hirelay.model.Unified;
import io.hirelay.model.User;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.workable.sandbox.control.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is set up for the account as a whole, read over the simulated one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountReadsTest {
    private SandboxConnection acme;

    @BeforeAll
    void connect() {
        acme = SandboxConnection.open();
    }

    @AfterAll
    void disconnect() {
        acme.close();
    }

    @BeforeEach
    void noFaults() {
        acme.control().clearFaults();
        acme.asked();
    }

    static Stream<ListOperation<?>> lists() {
        return Stream.of(
                Ats.DEPARTMENTS_LIST,
                Ats.USERS_LIST,
                Ats.REJECT_REASONS_LIST,
                Ats.OFFICES_LIST,
                Ats.REQUISITIONS_LIST,
                Ats.CUSTOM_FIELDS_LIST,
                Ats.INTERVIEWS_LIST);
    }

    @ParameterizedTest
    @MethodSource("lists")
    <T extends Unified> void everyPageSizeGivesEveryRecordOnce(ListOperation<T> list) {
        int small = list.equals(Ats.INTERVIEWS_LIST) ? 17 : 1;
        List<T> large = acme.walk(list, ListRequest.<T>all().limit(100));

        List<T> inSmallPages = acme.walk(list, ListRequest.<T>all().limit(small));

        assertFalse(large.isEmpty());
        assertEquals(ids(large), ids(inSmallPages));
        assertEquals(large.size(), new HashSet<>(ids(large)).size());
    }

    @Test
    void smallPagesOfAWholeListCostOneCall() {
        acme.walk(Ats.DEPARTMENTS_LIST, ListRequest.<Department>all().limit(1));

        assertEquals(List.of("GET /spi/v3/departments"), acme.asked());
    }

    @Test
    void aWalkBeginsWithWhatThereIsNow() {
        acme.connection().departments().list(ListRequest.<Department>all().limit(1));
        acme.connection().departments().list(ListRequest.<Department>all().limit(1));

        assertEquals(List.of("GET /spi/v3/departments", "GET /spi/v3/departments"), acme.asked());
    }

    @Test
    void departmentsFormATreeWithTheIdsThatJobsName() {
        List<Department> departments = acme.walk(Ats.DEPARTMENTS_LIST, ListRequest.all());
        Set<Id<Department>> known = departments.stream().map(Department::id).collect(Collectors.toSet());

        assertTrue(
                departments.stream().anyMatch(department -> department.parent().isPresent()));
        assertTrue(departments.stream()
                .flatMap(department -> department.parent().stream())
                .allMatch(parent -> known.contains(parent.id())));
        List<NamedRef<Department>> ofJobs = acme.walk(Ats.JOBS_LIST, ListRequest.<Job>all()).stream()
                .flatMap(job -> job.departments().stream())
                .toList();
        assertFalse(ofJobs.isEmpty());
        for (NamedRef<Department> department : ofJobs) {
            Department got = acme.connection().departments().get(department.id().orElseThrow());
            assertEquals(department.id().orElseThrow(), got.id());
            assertEquals(department.name(), got.name());
        }
    }

    @Test
    void aDepartmentIsGotByItsNameAsWell() {
        Department sales = acme.walk(Ats.DEPARTMENTS_LIST, ListRequest.<Department>all()).stream()
                .filter(department -> department.name().equals(Optional.of("Sales")))
                .findFirst()
                .orElseThrow();

        assertEquals(sales, acme.connection().departments().get("Sales"));
        assertThrows(
                NotFoundException.class, () -> acme.connection().departments().get("ffffff"));
    }

    @Test
    void aNameThatTwoDepartmentsShareNamesNeither() {
        acme.control()
                .inject(Fault.edit(array -> {
                            array.forEach(row ->
                                    ((com.fasterxml.jackson.databind.node.ObjectNode) row).put("name", "Everything"));
                            return array;
                        })
                        .on("GET", "/departments"));

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection().departments().get("Everything"));

        assertEquals("request.ambiguous_identifier", refused.code().code());
        assertTrue(refused.choices().size() > 1);
    }

    @Test
    void aScopeThatIsMissingIsNamed() {
        acme.control().inject(Fault.forbidden().on("GET", "/departments"));

        AccessDeniedException denied = assertThrows(
                AccessDeniedException.class,
                () -> acme.connection().departments().list(ListRequest.all()));

        assertEquals(List.of("r_account"), denied.missingScopes());
    }

    @Test
    void membersWhoAreNoLongerActiveAreListedAndMarked() {
        List<User> users = acme.walk(Ats.USERS_LIST, ListRequest.all());

        assertTrue(users.stream().anyMatch(user -> user.disabled().equals(Optional.of(true))));
        assertTrue(users.stream().anyMatch(user -> user.disabled().equals(Optional.of(false))));
    }

    @Test
    void everyUserIsGotByIdAndByEmail() {
        for (User user : acme.walk(Ats.USERS_LIST, ListRequest.<User>all())) {
            assertEquals(user, acme.connection().users().get(user.id()));
            assertEquals(
                    user,
                    acme.connection()
                            .users()
                            .get(user.emails().get(0).email().orElseThrow().toUpperCase()));
        }
        assertThrows(NotFoundException.class, () -> acme.connection().users().get("ffffffff"));
        assertThrows(NotFoundException.class, () -> acme.connection().users().get("nobody"));
        assertThrows(NotFoundException.class, () -> acme.connection().users().get("1"));
    }

    @Test
    void usersAreFilteredByWorkableAndAgainByUs() {
        List<User> all = acme.walk(Ats.USERS_LIST, ListRequest.all());
        User somebody = all.get(3);
        String email = somebody.emails().get(0).email().orElseThrow();

        assertEquals(
                List.of(somebody),
                acme.walk(Ats.USERS_LIST, ListRequest.<User>all().where(AtsFilters.Users.EMAILS.is(email))));
        assertEquals(
                List.of(somebody),
                acme.walk(
                        Ats.USERS_LIST,
                        ListRequest.<User>all()
                                .where(AtsFilters.Users.NAME.is(somebody.name().orElseThrow()))));
        for (AccessRole role : AccessRole.values()) {
            assertEquals(
                    all.stream()
                            .filter(user -> user.accessRole().orElseThrow().is(role))
                            .toList(),
                    acme.walk(Ats.USERS_LIST, ListRequest.<User>all().where(AtsFilters.Users.ACCESS_ROLE.is(role))));
        }
        acme.control().inject(Fault.loseNextFilters().on("GET", "/members").always());
        assertEquals(
                all.stream()
                        .filter(user -> user.accessRole().orElseThrow().is(AccessRole.SIMPLE))
                        .toList(),
                acme.walk(
                        Ats.USERS_LIST,
                        ListRequest.<User>all().limit(1).where(AtsFilters.Users.ACCESS_ROLE.is(AccessRole.SIMPLE))));
    }

    @Test
    void officesAreThePlacesOfJobs() {
        List<Office> offices = acme.walk(Ats.OFFICES_LIST, ListRequest.all());
        List<NamedRef<Office>> ofJobs = acme
                .walk(
                        Ats.JOBS_LIST,
                        ListRequest.<Job>all().where(io.hirelay.operation.Criterion.any(AtsFilters.Jobs.CONFIDENTIAL)))
                .stream()
                .flatMap(job -> job.offices().stream())
                .toList();

        assertEquals(
                ofJobs.stream().map(office -> office.id().orElseThrow()).collect(Collectors.toSet()),
                offices.stream().map(Office::id).collect(Collectors.toSet()));
        for (NamedRef<Office> office : ofJobs) {
            Office got = acme.connection().offices().get(office.id().orElseThrow());
            assertEquals(office.id().orElseThrow(), got.id());
            assertEquals(office.name(), got.name());
        }
        assertThrows(NotFoundException.class, () -> acme.connection().offices().get("J0000000000"));
    }

    @Test
    void reasonsTellWhichOfThemAreWithdrawals() {
        List<RejectReason> reasons = acme.walk(Ats.REJECT_REASONS_LIST, ListRequest.all());

        assertTrue(reasons.stream().anyMatch(reason -> reason.isWithdrawal().equals(Optional.of(true))));
        assertTrue(reasons.stream().anyMatch(reason -> reason.isWithdrawal().equals(Optional.of(false))));
        assertTrue(reasons.stream().allMatch(reason -> reason.name().isPresent()));
    }

    @Test
    void aRequisitionIsGotByCodeAndByItsOwnId() {
        List<Requisition> requisitions = acme.walk(Ats.REQUISITIONS_LIST, ListRequest.all());
        Requisition first = requisitions.get(0);
        String nativeId = first.remoteData().text().replaceAll(".*?\"id\":\"([0-9a-f]+)\".*", "$1");

        assertEquals(first, acme.connection().requisitions().get(first.id()));
        assertEquals(first, acme.connection().requisitions().get(nativeId));
        assertThrows(
                NotFoundException.class, () -> acme.connection().requisitions().get("REQ999999"));
        assertThrows(
                NotFoundException.class, () -> acme.connection().requisitions().get("fffffff"));
    }

    @Test
    void theJobOfARequisitionIsOneThatCanBeGot() {
        List<Ref<Job>> jobs = acme.walk(Ats.REQUISITIONS_LIST, ListRequest.<Requisition>all()).stream()
                .flatMap(requisition -> requisition.job().stream())
                .distinct()
                .toList();

        assertFalse(jobs.isEmpty());
        for (Ref<Job> job : jobs) {
            assertEquals(job.id(), acme.connection().jobs().get(job.id()).id());
        }
    }

    @Test
    void aBareRequisitionIsReadLikeAWrappedOne() {
        Requisition first =
                acme.walk(Ats.REQUISITIONS_LIST, ListRequest.<Requisition>all()).get(0);
        acme.control()
                .inject(Fault.edit(wrapped -> wrapped.get("requisitions").get(0))
                        .on("GET", "/requisitions/*"));

        Requisition bare = acme.connection().requisitions().get(first.id());

        assertEquals(first, bare);
    }

    @Test
    void withoutTheAddOnThereIsNoAccess() {
        acme.control().inject(Fault.notFound().on("GET", "/requisitions/**").always());
        acme.control().inject(Fault.notFound().on("GET", "/requisitions").always());

        AccessDeniedException denied = assertThrows(
                AccessDeniedException.class,
                () -> acme.connection().requisitions().list(ListRequest.all()));
        assertTrue(String.valueOf(denied.getMessage()).contains("Hiring Plan"));
        assertThrows(
                AccessDeniedException.class,
                () -> acme.connection().requisitions().get("abc123"));
    }

    @Test
    void customFieldsOfAJobNameTheJob() {
        Id<Job> job =
                acme.connection().jobs().list(ListRequest.all()).items().get(0).id();

        List<CustomField> ofJob = acme.walk(
                Ats.CUSTOM_FIELDS_LIST,
                ListRequest.<CustomField>all().where(AtsFilters.CustomFields.JOB_ID.is(job.value())));
        List<CustomField> ofAccount = acme.walk(Ats.CUSTOM_FIELDS_LIST, ListRequest.<CustomField>all());

        assertFalse(ofJob.isEmpty());
        assertTrue(ofJob.stream().allMatch(field -> field.job().equals(Optional.of(new Ref<>(job)))));
        assertTrue(ofAccount.stream().allMatch(field -> field.job().isEmpty()));
    }

    @Test
    void aJobThatIsNotThereIsToldWithThoseThatAre() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .customFields()
                        .list(ListRequest.<CustomField>all().where(AtsFilters.CustomFields.JOB_ID.is("0000000000"))));

        assertEquals(422, refused.code().status());
        assertEquals("job_id", refused.failures().get(0).field());
        assertFalse(refused.choices().isEmpty());
    }

    private static <T extends Unified> List<String> ids(List<T> records) {
        return records.stream().map(record -> record.id().value()).toList();
    }
}
