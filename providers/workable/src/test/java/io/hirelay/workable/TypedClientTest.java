package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.Connection;
import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.ConflictException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.model.Change;
import io.hirelay.model.RawJson;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.CredentialSource;
import io.hirelay.workable.client.AffectedResources;
import io.hirelay.workable.client.CollaborationPermissions;
import io.hirelay.workable.client.CollaborationRule;
import io.hirelay.workable.client.Department;
import io.hirelay.workable.client.DocumentLink;
import io.hirelay.workable.client.EmployeeDocument;
import io.hirelay.workable.client.Invitation;
import io.hirelay.workable.client.LegalEntity;
import io.hirelay.workable.client.Member;
import io.hirelay.workable.client.MemberRoles;
import io.hirelay.workable.client.Members.Status;
import io.hirelay.workable.client.NewSubscription;
import io.hirelay.workable.client.NewTimeEntry;
import io.hirelay.workable.client.Offer;
import io.hirelay.workable.client.OrgChartNode;
import io.hirelay.workable.client.OverlappingTimeEntries;
import io.hirelay.workable.client.Requisition;
import io.hirelay.workable.client.RequisitionFields;
import io.hirelay.workable.client.Subscription;
import io.hirelay.workable.client.TimeEntry;
import io.hirelay.workable.client.TimeEntryBatch;
import io.hirelay.workable.client.TimeEntryChange;
import io.hirelay.workable.client.TimeEntryQuery;
import io.hirelay.workable.client.TimeEntryQuery.Comparison;
import io.hirelay.workable.client.WorkSchedule;
import io.hirelay.workable.client.WorkableClient;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.control.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The typed client over the simulated account. */
class TypedClientTest {
    private static final Instant MONDAY = Instant.parse("2020-03-02T09:00:00Z");

    private SandboxConnection acme;
    private WorkableClient workable;

    @BeforeEach
    void connect() {
        acme = SandboxConnection.open();
        workable = WorkableClient.of(acme.connection());
    }

    @AfterEach
    void disconnect() {
        acme.close();
    }

    private static NewTimeEntry hours(String employee, int day) {
        Instant in = MONDAY.plus(Duration.ofDays(day));
        return NewTimeEntry.of(employee, in, in.plus(Duration.ofHours(8)));
    }

    private List<String> employees(int many) {
        List<String> ids = new ArrayList<>();
        acme.read("/employees?limit=" + many)
                .path("employees")
                .forEach(row -> ids.add(row.path("id").asText()));
        return ids;
    }

    private String member(String role) {
        for (JsonNode row : acme.read("/members?role=" + role).path("members")) {
            return row.path("id").asText();
        }
        throw new AssertionError("nobody is " + role);
    }

    private WorkableClient asMember(String member, Set<Scope> scopes) {
        ConnectionConfig config = acme.account().connection();
        Connection granted = acme.connect(new ConnectionConfig(
                config.provider(),
                config.name(),
                config.settings(),
                CredentialSource.of(new Credential.AccessToken(acme.control().issueUserToken(member, scopes))),
                Optional.empty()));
        return WorkableClient.of(granted);
    }

    @Test
    void hoursAreEnteredChangedWalkedAndDeleted() {
        String who = employees(10).get(0);
        TimeEntry made = workable.timeTracking().create(hours(who, 0).noting("inventory"));

        assertEquals(Optional.of(MONDAY), made.clockInTime());
        assertEquals(Optional.of("manual"), made.type());
        assertTrue(made.raw().text().contains("\"inventory\""));
        TimeEntryQuery thatDay = TimeEntryQuery.everything()
                .of(who)
                .from(LocalDate.of(2020, 3, 2))
                .to(LocalDate.of(2020, 3, 2));
        TimeEntry listed = workable.timeTracking().stream(thatDay).findFirst().orElseThrow();
        assertEquals(made.uuid(), listed.uuid());
        assertEquals(Optional.of(who), listed.employeeId());
        assertEquals(Optional.of(480L), listed.workedMinutes());

        TimeEntry changed = workable.timeTracking()
                .update(
                        who,
                        made.uuid(),
                        TimeEntryChange.none()
                                .clockOut(MONDAY.plus(Duration.ofHours(4)))
                                .note(Change.clear()));
        assertEquals(Optional.empty(), changed.note());
        assertEquals(
                1,
                workable.timeTracking().stream(
                                thatDay.typed("time-entry").lasting(Comparison.LESS_THAN, Duration.ofHours(5)))
                        .count());

        workable.timeTracking().delete(who, made.uuid());
        assertFalse(workable.timeTracking().all(thatDay).iterator().hasNext());
        assertThrows(NotFoundException.class, () -> workable.timeTracking().delete(who, made.uuid()));
    }

    @Test
    void hoursInTheWayAreToldAndReplacedWhereThatIsWanted() {
        String who = employees(10).get(0);
        TimeEntry first = workable.timeTracking().create(hours(who, 0));

        ConflictException clash = assertThrows(
                ConflictException.class, () -> workable.timeTracking().create(hours(who, 0)));

        OverlappingTimeEntries overlaps =
                clash.detail(OverlappingTimeEntries.class).orElseThrow();
        assertEquals(first.uuid(), overlaps.entries().get(0).uuid());
        assertEquals(Optional.of(MONDAY), overlaps.entries().get(0).clockInTime());
        assertEquals(Optional.empty(), clash.detail(AffectedResources.class));
        TimeEntry second = workable.timeTracking().create(hours(who, 0).overriding());
        assertFalse(second.uuid().equals(first.uuid()));
        InvalidRequestException future = assertThrows(
                InvalidRequestException.class, () -> workable.timeTracking().create(hours(who, 40_000)));
        assertTrue(future.getMessage().contains("timeEntryCreate.futureDayNotPermitted"), future.getMessage());
    }

    @Test
    void moreHoursThanFitIntoACallAreNotSent() {
        String who = employees(10).get(0);
        List<NewTimeEntry> all =
                IntStream.range(0, 501).mapToObj(day -> hours(who, day)).toList();
        acme.control().forgetRequests();

        InvalidRequestException tooMany = assertThrows(
                InvalidRequestException.class, () -> workable.timeTracking().createAll(all));
        assertThrows(
                InvalidRequestException.class, () -> workable.timeTracking().createAll(List.of()));

        assertTrue(tooMany.getMessage().contains("501"), tooMany.getMessage());
        assertTrue(tooMany.getMessage().contains("createInBatches"), tooMany.getMessage());
        assertEquals(0, acme.control().requests().size());
        List<TimeEntry> entered = workable.timeTracking().createAll(all.subList(0, 3));
        assertEquals(
                entered.stream().map(TimeEntry::uuid).toList(),
                workable.timeTracking().stream(TimeEntryQuery.everything()
                                .of(who)
                                .from(LocalDate.of(2020, 3, 2))
                                .to(LocalDate.of(2020, 3, 31)))
                        .map(TimeEntry::uuid)
                        .toList());
    }

    @Test
    void aConnectionThatFailsEndsTheBatches() {
        String who = employees(10).get(0);
        acme.control()
                .inject(Fault.notAuthorized()
                        .on("POST", "/time-tracking/time-entries")
                        .always());
        acme.control().forgetRequests();

        List<TimeEntryBatch> report = workable.timeTracking()
                .createInBatches(IntStream.range(0, 1_001)
                        .mapToObj(day -> hours(who, day))
                        .toList());

        assertEquals(3, report.size());
        assertEquals(report.get(0).failure(), report.get(2).failure());
        assertEquals(1, acme.control().count("POST", "/time-tracking/time-entries"));
    }

    @Test
    void aLostAnswerIsToldAndNothingIsSentTwice() {
        String who = employees(10).get(0);
        acme.control().inject(Fault.dropAfterApplying().on("POST", "/time-tracking/employees/*/time-entries"));

        assertThrows(
                UnknownOutcomeException.class, () -> workable.timeTracking().create(hours(who, 0)));
        assertEquals(1, acme.control().count("POST", "/time-tracking/employees/:employee_id/time-entries"));
        acme.control().inject(Fault.dropAfterApplying().on("DELETE", "/time-tracking/employees/*/time-entries/*"));
        TimeEntry there = workable.timeTracking().stream(
                        TimeEntryQuery.everything().of(who).to(LocalDate.of(2020, 3, 2)))
                .findFirst()
                .orElseThrow();
        workable.timeTracking().delete(who, there.uuid()); // harmless to repeat
    }

    @Test
    void theCompanyIsReadWithNumbersAndTimes() {
        List<LegalEntity> entities = workable.company().legalEntities();
        LegalEntity site = entities.stream()
                .filter(entity -> entity.type().equals(Optional.of("site")))
                .findFirst()
                .orElseThrow();
        WorkSchedule schedule = workable.company().workSchedules().get(0);

        assertTrue(entities.stream().anyMatch(entity -> Optional.of(entity.id()).equals(site.parentId())));
        assertTrue(site.displayName().orElseThrow().contains(" | "));
        assertEquals(
                Optional.of(new BigDecimal("8.00")), schedule.workDays().get(0).workHours());
        assertEquals(
                Optional.of(Duration.ofHours(1)), schedule.workDays().get(0).breakDuration());
        assertTrue(schedule.raw().text().contains("\"break_duration\""));
    }

    @Test
    void theChartShowsWhoReportsToWhom() {
        List<OrgChartNode> chart = workable.employees().orgChart();
        OrgChartNode top = chart.stream()
                .filter(node -> node.parentId().isEmpty())
                .findFirst()
                .orElseThrow();

        assertEquals(
                top.directReportsCount().orElseThrow(),
                chart.stream()
                        .filter(node -> node.parentId().equals(Optional.of(top.id())))
                        .count());
        assertEquals(Optional.of(top.id()), top.content().orElseThrow().id());
        assertTrue(top.content()
                .orElseThrow()
                .minimalEmployee()
                .orElseThrow()
                .firstname()
                .isPresent());
    }

    @Test
    void documentsAreAddedInAMembersNameAndWalked() {
        String who = employees(10).get(0);
        long before = workable.employees().documents(who).count();
        List<DocumentLink> links = IntStream.range(0, 12)
                .mapToObj(i -> new DocumentLink("paper-" + i + ".pdf", "https://files.example/" + i))
                .toList();

        workable.employees().addDocuments(who, links);

        List<EmployeeDocument> documents = workable.employees().documents(who).toList();
        assertEquals(before + 12, documents.size());
        EmployeeDocument last = documents.get(documents.size() - 1);
        assertEquals(Optional.of("paper-11.pdf"), last.filename());
        assertTrue(last.createdBy().isPresent() && last.createdAt().isPresent());
        InvalidRequestException wrong = assertThrows(
                InvalidRequestException.class,
                () -> workable.employees().addDocuments(who, List.of(new DocumentLink(" ", "ftp://files.example"))));
        assertEquals(
                List.of("documents[0].name", "documents[0].url"),
                wrong.failures().stream().map(failure -> failure.field()).toList());
    }

    @Test
    void membersAreInvitedGivenRolesDeactivatedAndEnabled() {
        Member invited = workable.members()
                .invite(new Invitation(
                        "new.colleague@acme.example",
                        List.of("ats.simple"),
                        List.of(CollaborationRule.of("reviewer"))));

        assertEquals(List.of("ats.simple", "hris.no_access"), invited.roles());
        assertEquals(
                Optional.of("reviewer"), invited.collaborationRules().get(0).role());
        Member changed = workable.members().update(MemberRoles.of(invited.id(), "ats.reviewer", "hris.no_access"));
        assertEquals(Optional.of("reviewer"), changed.role());
        assertEquals(invited.collaborationRules(), changed.collaborationRules());
        workable.members().deactivate(invited.id());
        assertTrue(workable.members()
                .all(Status.INACTIVE)
                .anyMatch(member -> member.id().equals(invited.id())));
        workable.members().enable(invited.id());
        assertTrue(workable.members()
                .all(Status.ACTIVE)
                .anyMatch(member -> member.id().equals(invited.id())));
    }

    @Test
    void aRefusalWithoutAWordSaysWhatItMayMean() {
        String somebody = member("reviewer");
        InvalidRequestException active = assertThrows(
                InvalidRequestException.class, () -> workable.members().enable(somebody));
        assertTrue(active.getMessage().contains("active already"), active.getMessage());
        InvalidRequestException taken = assertThrows(
                InvalidRequestException.class,
                () -> workable.members()
                        .invite(Invitation.of(
                                workable.members()
                                        .all(Status.ACTIVE)
                                        .findFirst()
                                        .orElseThrow()
                                        .email()
                                        .orElseThrow(),
                                "ats.simple")));
        assertTrue(taken.getMessage().contains("a member's already"), taken.getMessage());
        NotFoundException nobody =
                assertThrows(NotFoundException.class, () -> workable.members().deactivate("ffffff"));
        assertTrue(nobody.getMessage().contains("no member"), nobody.getMessage());
        AccessDeniedException denied = assertThrows(
                AccessDeniedException.class,
                () -> asMember(member("admin"), EnumSet.of(Scope.R_JOBS))
                        .members()
                        .enable(somebody));
        assertEquals(List.of("w_members"), denied.missingScopes());
    }

    @Test
    void rolesAndWhatTheyMayDoAreRead() {
        CollaborationPermissions permissions = workable.members().collaborationPermissions();

        assertTrue(permissions.allows("hiring_manager", "ats:collab:candidates:move"));
        assertFalse(permissions.allows("reviewer", "ats:collab:candidates:move"));
        assertFalse(permissions.allows("admin", "ats:collab:moods:read"));
        assertEquals(
                "ats.campus_recruiter",
                workable.members().permissionSets().get(0).name());
        assertEquals(
                acme.read("/recruiters").path("recruiters").size(),
                workable.members().recruiters().size());
    }

    @Test
    void departmentsAreMovedMergedAndDeletedByForceAlone() {
        Department used = workable.departments().all().stream()
                .filter(row -> row.name().equals(Optional.of("Engineering")))
                .findFirst()
                .orElseThrow();
        Department made = workable.departments().create("Alloys", Optional.empty());
        Department moved = workable.departments().update(made.id(), "Metals", Optional.of(used.id()));

        assertEquals(Optional.of("Metals"), moved.name());
        assertEquals(Optional.of(used.id()), moved.parentId());
        ConflictException clash = assertThrows(
                ConflictException.class, () -> workable.departments().delete(used.id(), false));
        assertTrue(clash.detail(AffectedResources.class).orElseThrow().kinds().contains("departments"));
        Department other = workable.departments().create("Fluids", Optional.empty());
        assertThrows(ConflictException.class, () -> workable.departments().merge(used.id(), other.id(), false));
        workable.departments().merge(used.id(), other.id(), true);
        workable.departments().delete(made.id(), true);
        List<String> left =
                workable.departments().all().stream().map(Department::id).toList();
        assertFalse(left.contains(used.id()) || left.contains(made.id()));
        assertTrue(left.contains(other.id()));
    }

    @Test
    void requisitionsAreMadeAndChangedInAMembersName() {
        String admin = member("admin");
        Requisition made = WorkableClient.of(acme.connection().as(admin))
                .requisitions()
                .create(RequisitionFields.of("REQ9001", admin, admin, "Clerk", LocalDate.of(2026, 12, 1))
                        .salaryRange(new BigDecimal(30_000), new BigDecimal(35_000), "year", "GBP")
                        .reason("replacement"));

        assertEquals(Optional.of("REQ9001"), made.code());
        assertEquals(Optional.of(admin), made.requester().orElseThrow().id());
        assertEquals(
                Optional.of(new BigDecimal(30_000)),
                made.salaryRange().orElseThrow().from());
        Requisition changed = workable.requisitions()
                .update(
                        "REQ9001",
                        RequisitionFields.none()
                                .startDate(LocalDate.of(2027, 1, 1))
                                .clear("reason"));
        assertEquals(Optional.of(LocalDate.of(2027, 1, 1)), changed.startDate());
        assertEquals(Optional.empty(), changed.reason());
        assertEquals(changed, workable.requisitions().get(made.id().orElseThrow()));
        InvalidRequestException missing = assertThrows(
                InvalidRequestException.class,
                () -> workable.requisitions()
                        .create(RequisitionFields.none().code("REQ9002").owner(admin)));
        assertEquals(
                List.of("hiring_manager_id", "job_title", "plan_date"),
                missing.failures().stream().map(failure -> failure.field()).toList());
    }

    @Test
    void offersAreDecidedOnByMembersAlone() throws IOException, InterruptedException {
        WorkableClient member = asMember(member("admin"), Scope.ALL);
        String pending = pendingOffer();

        assertEquals(Optional.of("pending"), member.offers().get(pending).state());
        Offer approved = member.offers().approve(pending);
        assertEquals(Optional.of("approved"), approved.state());
        Offer.Value salary = approved.documentVariables().stream()
                .filter(variable -> variable.slug().equals(Optional.of("salary")))
                .findFirst()
                .flatMap(Offer.Variable::value)
                .orElseThrow();
        assertEquals(Optional.of("EUR"), salary.data().orElseThrow().currencyIso());
        assertThrows(InvalidRequestException.class, () -> member.offers().reject(pending, Optional.of("No budget")));
        acme.control().forgetRequests();
        AccessDeniedException account = assertThrows(
                AccessDeniedException.class, () -> workable.offers().approve(pending));
        assertTrue(account.getMessage().contains("OAuth"), account.getMessage());
        assertEquals(List.of("w_offers"), account.missingScopes());
        assertEquals(0, acme.control().requests().size());
    }

    /** Offers have ids that no list tells; those of the sandbox stand in a row, and it is asked past the provider. */
    private String pendingOffer() throws IOException, InterruptedException {
        String token = acme.control().issueUserToken(member("admin"), Scope.ALL);
        HttpClient http = HttpClient.newHttpClient();
        for (int id = 0x71000; id < 0x71000 + 400; id++) {
            HttpRequest asked = HttpRequest.newBuilder(
                            URI.create(acme.account().baseUri() + "/spi/v3/offers/" + Integer.toHexString(id)))
                    .header("Authorization", "Bearer " + token)
                    .build();
            if (http.send(asked, HttpResponse.BodyHandlers.ofString()).body().contains("\"state\":\"pending\"")) {
                return Integer.toHexString(id);
            }
        }
        throw new AssertionError("no offer is pending");
    }

    @Test
    void webhooksComeAndGo() {
        assertEquals(List.of(), workable.subscriptions().all());
        long id = workable.subscriptions()
                .create(NewSubscription.of("candidate_moved", "https://hooks.example/a")
                        .atStage("hired"));

        Subscription there = workable.subscriptions().all().get(0);
        assertEquals(id, there.id());
        assertEquals(Optional.of("hired"), there.stageSlug());
        assertEquals(Optional.empty(), there.jobShortcode());
        assertThrows(
                ConflictException.class,
                () -> workable.subscriptions()
                        .create(NewSubscription.of("employee_updated", "https://hooks.example/a")));
        workable.subscriptions().delete(id);
        assertThrows(NotFoundException.class, () -> workable.subscriptions().delete(id));
        assertEquals(List.of(), workable.subscriptions().all());
    }

    @Test
    void reviewTemplatesArePassedOnAsTheyAre() {
        RawJson made = workable.reviewCycles()
                .create(RawJson.of("{\"name\":\"Half year\",\"questions\":[{\"body\":\"How was it?\"}]}"));

        String id = made.text().replaceAll(".*\"id\":\"([0-9a-f]+)\".*", "$1");
        assertEquals(made, workable.reviewCycles().template(id));
        assertTrue(workable.reviewCycles().templates().text().contains("Half year"));
    }

    @Test
    void aCandidateIsMovedIntoAnotherJobUnderAnotherId() {
        JsonNode jobs = acme.read("/jobs?state=published").path("jobs");
        String candidate = acme.control()
                .addCandidate(jobs.get(0).path("shortcode").asText(), "Ada", "Byron", "ada@relocated.example");

        assertEquals(List.of("a", "b"), workable.candidates().setTags(candidate, List.of("a", "b")));
        String moved = workable.candidates()
                .relocate(candidate, jobs.get(1).path("shortcode").asText(), Optional.empty());

        assertFalse(moved.equals(candidate));
        assertEquals(
                jobs.get(1).path("shortcode").asText(),
                acme.read("/candidates/" + moved)
                        .path("candidate")
                        .path("job")
                        .path("shortcode")
                        .asText());
        assertEquals(List.of(), workable.candidates().setTags(moved, List.of()));
    }
}
