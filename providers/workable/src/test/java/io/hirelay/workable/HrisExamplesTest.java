package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Connection;
import io.hirelay.event.ChangeFact;
import io.hirelay.event.ChangeKind;
import io.hirelay.event.EmployeeComparison;
import io.hirelay.event.Snapshot;
import io.hirelay.input.EmployeeChange;
import io.hirelay.input.EmploymentInput;
import io.hirelay.input.NewEmployee;
import io.hirelay.input.NewTimeoffRequest;
import io.hirelay.input.TimeoffDecision;
import io.hirelay.json.Json;
import io.hirelay.model.Answer;
import io.hirelay.model.Application;
import io.hirelay.model.ApplicationStatus;
import io.hirelay.model.Attachment;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Candidate;
import io.hirelay.model.Employee;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.EmploymentType;
import io.hirelay.model.Group;
import io.hirelay.model.Offer;
import io.hirelay.model.PayInterval;
import io.hirelay.model.TimeoffBalance;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.model.TimeoffStatus;
import io.hirelay.model.TimeoffType;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.Hris;
import io.hirelay.operation.HrisFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that products do with people, as the README shows them: what stands between the marks here stands there. */
class HrisExamplesTest {
    @TempDir
    Path folder;

    private final SandboxConnection sandbox = SandboxConnection.open();
    private final Connection connection = sandbox.connection();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void onboarding_and_payroll() {
        Instant lastLook = Instant.parse("2026-01-01T00:00:00Z");
        // example: onboarding
        // whom the customer has hired since the last look
        List<Application> hired = connection.applications().stream(
                        AtsFilters.Applications.STATUS.is(ApplicationStatus.HIRED),
                        AtsFilters.Applications.UPDATED_AT.compares(Operator.GT, lastLook))
                .toList();

        // everything about one of them: profile, what the customer's own fields say, papers, the offer
        String id = hired.get(0).candidate().orElseThrow().id().value();
        Candidate person = connection.candidates().get(id);
        List<Answer> ownFields = person.answers();
        List<Attachment> papers = connection.attachments().stream(AtsFilters.Attachments.CANDIDATE_ID.is(id))
                .toList();
        List<Attachment> signed = papers.stream()
                .filter(paper -> paper.attachmentType()
                        .filter(type -> type.is(AttachmentType.OFFER))
                        .isPresent())
                .toList();
        Optional<Offer> offer = connection.offers().stream(AtsFilters.Offers.CANDIDATE_ID.is(id))
                .findFirst();

        // and the other way: make the employee in the customer's system, in the right place, with what was agreed
        Group engineering = connection.groups().stream()
                .filter(group -> group.name().equals(Optional.of("Engineering")))
                .findFirst()
                .orElseThrow();
        Employee employee = connection
                .employees()
                .create(NewEmployee.of(
                                person.firstName().orElseThrow(),
                                person.lastName().orElseThrow())
                        .email("new.colleague@acme.example", "work")
                        .jobTitle("Engineer")
                        .startDate(LocalDate.of(2026, 9, 1))
                        .group(engineering.id().value())
                        .employment(EmploymentInput.of(LocalDate.of(2026, 9, 1), EmploymentType.FULL_TIME))
                        .employment(EmploymentInput.paying(
                                LocalDate.of(2026, 9, 1), new BigDecimal("64000"), "EUR", PayInterval.YEARLY))
                        .document("Signed offer", "https://files.example.com/offer.pdf")
                        .employmentStatus(EmploymentStatus.ACTIVE)
                        .build())
                .value();

        // later: what is not named stays as it is
        Employee promoted = connection
                .employees()
                .update(EmployeeChange.of(employee.id().value())
                        .jobTitle("Senior engineer")
                        .build())
                .value();
        // end
        assertFalse(hired.isEmpty());
        assertTrue(hired.stream()
                .allMatch(application -> application.status().orElseThrow().is(ApplicationStatus.HIRED)));
        assertTrue(ownFields.size() + papers.size() >= signed.size());
        assertTrue(offer.isEmpty() || offer.get().candidate().isPresent());
        assertEquals(Optional.of(64000), employee.employments().get(0).payRate().map(BigDecimal::intValueExact));
        assertTrue(employee.employmentStatus().orElseThrow().is(EmploymentStatus.ACTIVE));
        assertTrue(promoted.groups().stream().anyMatch(group -> group.name().equals(Optional.of("Engineering"))));
        assertEquals(Optional.of("Senior engineer"), promoted.jobTitle());
    }

    @Test
    void it_provisioning() throws IOException {
        Snapshot first = Snapshot.empty(Hris.EMPLOYEES);
        EmployeeComparison yesterday = EmployeeComparison.since(first, Instant.parse("2026-06-30T06:00:00Z"));
        connection.employees().all().forEach(yesterday::next);
        yesterday.finish();
        Path kept = folder.resolve("employees.jsonl");
        try (OutputStream out = Files.newOutputStream(kept)) {
            yesterday.snapshot().writeTo(out);
        }
        String boss = connection.employees().all().iterator().next().id().value();
        Employee joiner = connection
                .employees()
                .create(NewEmployee.of("Radia", "Perlman")
                        .email("radia@acme.example", "work")
                        .startDate(LocalDate.of(2026, 7, 1))
                        .manager(boss)
                        .employmentStatus(EmploymentStatus.ACTIVE)
                        .build())
                .value();
        // example: provisioning
        // the company as a tree: departments, divisions and legal entities, each with the one above it
        List<Group> groups = connection.groups().stream().toList();

        // everybody, compared with what was kept of the last look; a page in memory at a time
        Snapshot before;
        try (InputStream in = Files.newInputStream(kept)) {
            before = Snapshot.read(Hris.EMPLOYEES, in);
        }
        List<ChangeFact> facts = new ArrayList<>();
        EmployeeComparison comparison = EmployeeComparison.since(before, Instant.now());
        for (Employee employee : connection.employees().all()) {
            facts.addAll(comparison.next(employee)); // joined; employment_status, manager, department: old and new
        }
        facts.addAll(comparison.finish()); // left
        try (OutputStream out = Files.newOutputStream(kept)) {
            comparison.snapshot().writeTo(out); // for the next look
        }
        // end
        assertFalse(groups.isEmpty());
        assertEquals(
                List.of(joiner.id().value()),
                facts.stream().map(ChangeFact::recordId).distinct().toList());
        assertEquals(ChangeKind.JOINED, facts.get(0).kind());
    }

    @Test
    void a_timeoff_dashboard() {
        // example: timeoff
        List<TimeoffType> types = connection.timeoffTypes().stream().toList();
        Employee ada = connection.employees().stream(
                        HrisFilters.Employees.EMPLOYMENT_STATUS.is(EmploymentStatus.ACTIVE))
                .findFirst()
                .orElseThrow();
        String id = ada.id().value();
        List<TimeoffBalance> balances = connection.timeoffBalances().stream(
                        HrisFilters.TimeoffBalances.EMPLOYEE_ID.is(id))
                .toList();

        // everybody who is away in a quarter; times are those of the company's clock, in no zone
        List<TimeoffRequest> quarter = connection.timeoffRequests().stream(
                        HrisFilters.TimeoffRequests.STATUS.is(TimeoffStatus.APPROVED),
                        HrisFilters.TimeoffRequests.START_TIME.compares(
                                Operator.GTE, LocalDate.of(2026, 4, 1).atStartOfDay()),
                        HrisFilters.TimeoffRequests.START_TIME.compares(
                                Operator.LT, LocalDate.of(2026, 7, 1).atStartOfDay()))
                .toList();

        // file a request, by a type's name or id; then decide on it
        TimeoffRequest filed = connection
                .timeoffRequests()
                .create(NewTimeoffRequest.of(
                                id,
                                types.get(0).name().orElseThrow(),
                                LocalDate.of(2026, 10, 5),
                                LocalDate.of(2026, 10, 9))
                        .saying("Autumn holiday"))
                .value();
        TimeoffRequest approved = connection
                .timeoffRequests()
                .approve(TimeoffDecision.of(filed.id().value()))
                .value();
        // end
        assertFalse(balances.isEmpty());
        assertTrue(balances.stream().allMatch(balance -> balance.balance().isPresent()));
        assertFalse(quarter.isEmpty());
        assertTrue(filed.status().orElseThrow().is(TimeoffStatus.PENDING));
        assertTrue(approved.status().orElseThrow().is(TimeoffStatus.APPROVED));
        assertEquals(types.get(0).name(), approved.timeoffType());
    }

    @Test
    void people_analytics() throws IOException {
        // example: analytics
        Json json = new Json();
        Path file = folder.resolve("applications.jsonl");
        Optional<Cursor> after = Optional.empty(); // or the one that was kept when a run was interrupted
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            do {
                Page<Application> page = connection
                        .applications()
                        .list(ListRequest.<Application>all().limit(100).after(after));
                for (Application application : page.items()) {
                    json.write(application, out);
                    out.write('\n');
                }
                after = page.next(); // kept beside the file, it is where another run goes on
            } while (after.isPresent());
        }
        // end
        List<String> lines = Files.readAllLines(file);
        assertEquals(connection.applications().stream().count(), lines.size());
        assertTrue(lines.stream().allMatch(line -> line.startsWith("{\"id\":\"")));
    }
}
