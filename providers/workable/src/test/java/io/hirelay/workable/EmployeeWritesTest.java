package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.Write;
import io.hirelay.error.Choice;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.input.DocumentInput;
import io.hirelay.input.EmployeeChange;
import io.hirelay.input.EmploymentInput;
import io.hirelay.input.FieldInput;
import io.hirelay.input.NewEmployee;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Employee;
import io.hirelay.model.Employment;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.EmploymentType;
import io.hirelay.model.FieldValue;
import io.hirelay.model.Gender;
import io.hirelay.model.GroupRef;
import io.hirelay.model.GroupType;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PayInterval;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.PostalAddress;
import io.hirelay.model.RawJson;
import io.hirelay.operation.Hris;
import io.hirelay.spi.Written;
import io.hirelay.spi.Written.Outcome;
import io.hirelay.workable.sandbox.control.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Employees as they are taken on and changed, over the simulated account. */
class EmployeeWritesTest {
    private static final LocalDate START = LocalDate.of(2026, 9, 1);
    private static final String PATCH = "PATCH /spi/v3/employees/{id}";
    private static final String LOCKER = "4d1f07";
    private static final String PARKING = "4d1f0b";
    private static final String FIRST_AID = "4d1f12";
    private static final String OVERTIME = "4d1f19";

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
    void whoeverIsPendingIsADraft() {
        Written<Employee> written = acme.connection()
                .employees()
                .create(NewEmployee.of("Ida", "Rhodes").build());

        assertEquals(Outcome.CREATED, written.outcome());
        assertTrue(written.value().employmentStatus().orElseThrow().is(EmploymentStatus.PENDING));
        assertEquals(Optional.of("Ida Rhodes"), written.value().name());
        assertEquals(acme.connection().employees().get(written.value().id().value()), written.value());
    }

    @Test
    void everythingThatIsToldIsReadBack() {
        String manager = somebody();
        JsonNode department = acme.read("/departments").get(0);

        Employee ida =
                acme.connection().employees().create(full(manager, department)).value();

        assertTrue(ida.employmentStatus().orElseThrow().is(EmploymentStatus.ACTIVE));
        assertEquals(Optional.of("Ida"), ida.preferredName());
        assertEquals(Optional.of("Analyst"), ida.jobTitle());
        assertEquals(
                List.of("ida@example.com work", "ida@home.example.com personal", "rhodes@home.example.com personal"),
                ida.emails().stream()
                        .map(email ->
                                email.email().orElseThrow() + " " + email.type().orElseThrow())
                        .toList());
        assertEquals(
                List.of(
                        new PhoneNumber(Optional.of("+1 555 0100"), Optional.of("12"), Optional.of("mobile")),
                        new PhoneNumber(Optional.of("+1 555 0199"), Optional.empty(), Optional.of("home"))),
                ida.phones());
        assertEquals(Optional.of(LocalDate.of(1990, 5, 15)), ida.dateOfBirth());
        assertTrue(ida.gender().orElseThrow().is(Gender.NON_BINARY));
        assertEquals(Optional.of("US"), ida.nationality());
        assertEquals(Optional.of(START), ida.startDate());
        assertEquals(manager, ida.manager().flatMap(NamedRef::id).orElseThrow().value());
        assertEquals(
                List.of(department.path("id").asText(), "division_hardware"),
                ida.groups().stream()
                        .map(group -> group.id().orElseThrow().value())
                        .toList());
        assertEquals(Optional.of("Portland"), ida.homeLocation().orElseThrow().city());
        assertEquals(Optional.of("US"), ida.homeLocation().orElseThrow().country());
        Employment terms = ida.employments().get(0);
        assertEquals(1, ida.employments().size());
        assertTrue(terms.employmentType().orElseThrow().is(EmploymentType.CONTRACT));
        assertEquals(Optional.of(new BigDecimal("90000.5")), terms.payRate());
        assertEquals(Optional.of("USD"), terms.payCurrency());
        assertTrue(terms.payPeriod().orElseThrow().is(PayInterval.YEARLY));
        assertTrue(terms.payFrequency().orElseThrow().is(PayInterval.MONTHLY));
        assertEquals(new AnswerValue.Text("17b"), value(ida, LOCKER));
        assertEquals(new AnswerValue.Text("Yard"), value(ida, PARKING));
        assertEquals(new AnswerValue.Number(new BigDecimal("7.5")), value(ida, OVERTIME));
        assertEquals(
                List.of(new AnswerValue.Text("Go"), new AnswerValue.Text("Chess")),
                field(ida, "skills").rows().stream()
                        .map(row -> row.value().orElseThrow())
                        .toList());
        assertEquals(
                1,
                acme.read("/employees/" + ida.id().value() + "/documents?limit=10")
                        .path("total_count")
                        .asInt());
    }

    @Test
    void whatIsMissingOrWrongIsToldBeforeAnythingIsSent() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .employees()
                        .create(NewEmployee.of("Ida", "Rhodes")
                                .employmentStatus(EmploymentStatus.ACTIVE)
                                .gender(Gender.UNDISCLOSED)
                                .nationality("Atlantis")
                                .employeeNumber("12")
                                .phones(List.of(new PhoneNumber(
                                        Optional.of("+1 555 0100"), Optional.of("x"), Optional.of("carrier pigeon"))))
                                .customField(FieldInput.of("no_such", new AnswerValue.Text("1")))
                                .customField(FieldInput.of(OVERTIME, new AnswerValue.Text("many")))
                                .customField(FieldInput.of(FIRST_AID, new AnswerValue.Text("yes")))
                                .customField(FieldInput.of("birthdate", new AnswerValue.Text("in May")))
                                .group("no such group")
                                .build()));

        assertEquals(
                List.of(
                        "custom_fields[0].id",
                        "custom_fields[1].value",
                        "custom_fields[2].value",
                        "custom_fields[3].value",
                        "emails",
                        "employee_number",
                        "gender",
                        "groups[0].id",
                        "nationality",
                        "phones[0].extension",
                        "phones[0].type",
                        "start_date"),
                refused.failures().stream().map(Failure::field).sorted().toList());
        assertTrue(refused.choices().contains(new Choice("gender_non_binary", "Non binary")));
        assertTrue(refused.choices().contains(new Choice(LOCKER, "Locker")));
        assertEquals(0, acme.control().count("POST", "/employees"));
    }

    @Test
    void anAddressForWorkIsOneEmployees() {
        String there = acme.connection()
                .employees()
                .create(NewEmployee.of("Ida", "Rhodes")
                        .email("ida@example.com", "work")
                        .build())
                .value()
                .id()
                .value();

        InvalidRequestException taken = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .employees()
                        .create(NewEmployee.of("I.", "Rhodes")
                                .email("Ida@Example.com", "work")
                                .build()));

        assertEquals(ErrorCode.REMOTE_DUPLICATE, taken.code());
        assertEquals(there, taken.choices().get(0).id());
    }

    @Test
    void onlyWhatDiffersIsSent() {
        String id = create(full(somebody(), acme.read("/departments").get(0)));
        JsonNode before = acme.read("/employees/" + id);
        EmployeeChange change = EmployeeChange.of(id)
                .jobTitle("Lead analyst")
                .manager(Change.clear())
                .customFields(List.of(FieldInput.cleared(LOCKER)))
                .build();

        Written<Employee> changed = acme.connection().employees().update(change);
        Written<Employee> again = acme.connection().employees().update(change);

        assertEquals(Outcome.UPDATED, changed.outcome());
        assertEquals(Optional.of("Lead analyst"), changed.value().jobTitle());
        assertEquals(Optional.empty(), changed.value().manager());
        assertEquals(Outcome.UNCHANGED, again.outcome());
        assertEquals(changed.value(), again.value());
        assertEquals(1, acme.asked().stream().filter(PATCH::equals).count(), "the second change has nothing to send");
        JsonNode after = acme.read("/employees/" + id);
        before.fieldNames().forEachRemaining(field -> {
            if (!List.of("job_title", "reports_to", LOCKER).contains(field)) {
                assertEquals(before.get(field), after.get(field), field);
            }
        });
    }

    @Test
    void payFromADayOnLeavesWhatWasPaidBefore() {
        String id = create(full(somebody(), acme.read("/departments").get(0)));
        JsonNode before = acme.read("/employees/" + id).path("salary_group");
        EmployeeChange raise = EmployeeChange.of(id)
                .employmentsAdd(List.of(
                        EmploymentInput.paying(START.plusYears(1), new BigDecimal("99000"), "usd", PayInterval.YEARLY)))
                .build();

        Employee paid = acme.connection().employees().update(raise).value();
        Outcome again = acme.connection().employees().update(raise).outcome();

        JsonNode rows = acme.read("/employees/" + id).path("salary_group");
        assertEquals(2, rows.size());
        assertEquals(1, before.size());
        JsonNode former = rows.get(0).path("is_primary").asBoolean() ? rows.get(1) : rows.get(0);
        assertEquals(before.get(0).path("row_id"), former.path("row_id"));
        assertEquals(before.get(0).path("value"), former.path("value"));
        assertEquals(
                List.of("99000", "90000.5"),
                paid.employments().stream()
                        .map(each -> each.payRate().orElseThrow().toPlainString())
                        .toList());
        assertTrue(paid.employments().get(0).employmentType().orElseThrow().is(EmploymentType.CONTRACT));
        assertEquals(Outcome.UNCHANGED, again);
    }

    @Test
    void aNewNumberComesFirstAndPartsOfOneValueAreChangedAlone() {
        String id = create(full(somebody(), acme.read("/departments").get(0)));
        String certificate = acme.read("/employees/" + id)
                .path(FIRST_AID)
                .get(0)
                .path("row_id")
                .asText();
        EmployeeChange change = EmployeeChange.of(id)
                .phones(Change.set(List.of(
                        new PhoneNumber(Optional.of("+1 555 0177"), Optional.empty(), Optional.of("work")),
                        new PhoneNumber(Optional.of("+1 555 0199"), Optional.empty(), Optional.of("home")))))
                .customFields(List.of(FieldInput.raw(
                        FIRST_AID,
                        RawJson.of("[{\"row_id\":\"" + certificate
                                + "\",\"is_primary\":true,\"value\":{\"4d1f14\":\"Red Crescent\"}}]"))))
                .build();

        Employee changed = acme.connection().employees().update(change).value();

        assertEquals(Optional.of("+1 555 0177"), changed.phones().get(0).number());
        JsonNode rows = acme.read("/employees/" + id).path("phone_group");
        List<String> kept = new ArrayList<>();
        rows.forEach(row -> kept.add(row.path("value").path("phone").asText()));
        assertTrue(kept.containsAll(List.of("+1 555 0177", "+1 555 0199")), kept.toString());
        assertEquals(
                "Red Crescent",
                acme.read("/employees/" + id)
                        .at("/" + FIRST_AID + "/0/value/4d1f14")
                        .asText());
        assertEquals(
                Outcome.UNCHANGED, acme.connection().employees().update(change).outcome());
    }

    @Test
    void aDraftBecomesActiveAndNobodyBecomesInactive() {
        String id = create(NewEmployee.of("Ida", "Rhodes").build());

        InvalidRequestException incomplete = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .employees()
                        .update(EmployeeChange.of(id)
                                .employmentStatus(EmploymentStatus.ACTIVE)
                                .build()));
        Written<Employee> published = acme.connection()
                .employees()
                .update(EmployeeChange.of(id)
                        .employmentStatus(EmploymentStatus.ACTIVE)
                        .startDate(START)
                        .emails(Change.set(List.of(email("ida@example.com"))))
                        .build());
        InvalidRequestException wiped = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .employees()
                        .update(EmployeeChange.of(id).startDate(Change.clear()).build()));
        InvalidRequestException ended = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .employees()
                        .update(EmployeeChange.of(id)
                                .employmentStatus(EmploymentStatus.INACTIVE)
                                .build()));

        assertEquals(
                List.of("emails", "start_date"),
                incomplete.failures().stream().map(Failure::field).toList());
        assertEquals(Outcome.UPDATED, published.outcome());
        assertTrue(published.value().employmentStatus().orElseThrow().is(EmploymentStatus.ACTIVE));
        assertEquals("start_date", wiped.failures().get(0).field());
        assertEquals("employment_status", ended.failures().get(0).field());
    }

    static Stream<Fault> appliedAndLost() {
        return Stream.of(Fault.dropAfterApplying(), Fault.status(502).applied(), Fault.cutBody(), Fault.emptyBody());
    }

    @ParameterizedTest
    @MethodSource("appliedAndLost")
    void whoeverIsCreatedWithoutAnAnswerIsThereOnceWithTheDocuments(Fault fault) {
        acme.control().inject(fault.on("POST", "/employees"));

        Written<Employee> written = acme.connection()
                .employees()
                .create(NewEmployee.of("Ida", "Rhodes")
                        .email("ida@example.com", "work")
                        .document("Offer.pdf", "https://files.example.com/offer.pdf")
                        .build());
        String id = written.value().id().value();
        acme.control().inject(fault.on("PATCH", "/employees/*"));
        Written<Employee> changed = acme.connection()
                .employees()
                .update(EmployeeChange.of(id).jobTitle("Analyst").build());

        assertEquals(Outcome.CREATED, written.outcome());
        assertEquals(
                1,
                acme.read("/employees?query=Rhodes&limit=10")
                        .path("total_count")
                        .asInt());
        assertEquals(
                1,
                acme.read("/employees/" + id + "/documents?limit=10")
                        .path("total_count")
                        .asInt());
        assertEquals(Outcome.UPDATED, changed.outcome());
        assertEquals(Optional.of("Analyst"), changed.value().jobTitle());
    }

    @Test
    void documentsWhoseAnswerIsLostAreThereOnceAndThoseNotTakenAreTold() {
        String id = create(NewEmployee.of("Ida", "Rhodes").build());
        EmployeeChange change = EmployeeChange.of(id)
                .jobTitle("Analyst")
                .documentsAdd(List.of(DocumentInput.of("Offer.pdf", "https://files.example.com/offer.pdf")))
                .build();

        acme.control().inject(Fault.dropAfterApplying().on("POST", "/employees/*/documents"));
        Written<Employee> changed = acme.connection().employees().update(change);
        acme.control().inject(Fault.drop().on("POST", "/employees/*/documents").always());
        UnknownOutcomeException unknown = assertThrows(
                UnknownOutcomeException.class,
                () -> acme.connection().employees().update(change));

        assertEquals(Outcome.UPDATED, changed.outcome());
        assertTrue(unknown.getMessage().contains("did not take the documents"), unknown.getMessage());
        assertEquals(
                1,
                acme.read("/employees/" + id + "/documents?limit=10")
                        .path("total_count")
                        .asInt());
    }

    @Test
    void aDryRunShowsWhatWouldBeSent() {
        String id = create(NewEmployee.of("Ida", "Rhodes").build());
        try (Write<Employee> write = acme.connection()
                .prepare(
                        Hris.EMPLOYEES_UPDATE,
                        EmployeeChange.of(id.toUpperCase(java.util.Locale.ROOT))
                                .jobTitle("Analyst")
                                .firstName("Ida")
                                .build(),
                        acme.context())) {
            assertEquals("PATCH", write.plan().method());
            assertEquals("/spi/v3/employees/" + id, write.plan().path());
            assertTrue(String.valueOf(write.plan().body()).contains("employee={job_title=Analyst}"));
        }
        assertTrue(acme.asked().stream().noneMatch(PATCH::equals));
        assertNotEquals(
                Optional.of("Analyst"), acme.connection().employees().get(id).jobTitle());
    }

    private static NewEmployee full(String manager, JsonNode department) {
        return NewEmployee.of("Ida", "Rhodes")
                .preferredName("Ida")
                .email("ida@example.com", "work")
                .email("ida@home.example.com", "personal")
                .email("rhodes@home.example.com", "personal")
                .phones(List.of(
                        new PhoneNumber(Optional.of("+1 555 0100"), Optional.of("12"), Optional.of("mobile")),
                        new PhoneNumber(Optional.of("+1 555 0199"), Optional.empty(), Optional.of("Home"))))
                .dateOfBirth(LocalDate.of(1990, 5, 15))
                .gender(Gender.NON_BINARY)
                .nationality("us")
                .startDate(START)
                .employmentStatus(EmploymentStatus.ACTIVE)
                .manager(manager)
                .groups(List.of(
                        new GroupRef(
                                Optional.empty(),
                                Optional.of(department.path("name").asText()),
                                Optional.of(Coded.of(GroupType.DEPARTMENT))),
                        new GroupRef(
                                Optional.of(io.hirelay.model.Id.of("division_hardware")),
                                Optional.empty(),
                                Optional.empty())))
                .employments(List.of(new EmploymentInput(
                        Optional.of(START),
                        Optional.empty(),
                        Optional.of("Analyst"),
                        Optional.of(Coded.of(EmploymentType.CONTRACT)),
                        Optional.empty(),
                        Optional.of(new BigDecimal("90000.5")),
                        Optional.of(Coded.of(PayInterval.YEARLY)),
                        Optional.of(Coded.of(PayInterval.MONTHLY)),
                        Optional.of("usd"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .homeLocation(new PostalAddress(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("1 Main Street"),
                        Optional.empty(),
                        Optional.of("Portland"),
                        Optional.of("Oregon"),
                        Optional.of("97201"),
                        Optional.of("US")))
                .customField(FieldInput.of(LOCKER, new AnswerValue.Text("17b")))
                .customField(FieldInput.of(PARKING, new AnswerValue.Text("yard")))
                .customField(FieldInput.of(OVERTIME, new AnswerValue.Number(new BigDecimal("7.5"))))
                .customField(FieldInput.of("skills", new AnswerValue.Choices(List.of("Go", "Chess"))))
                .customField(FieldInput.raw(
                        FIRST_AID, RawJson.of("[{\"is_primary\":true,\"value\":{\"4d1f14\":\"Red Cross\"}}]")))
                .document("Contract.pdf", "https://files.example.com/contract.pdf")
                .build();
    }

    private static EmailAddress email(String address) {
        return new EmailAddress(Optional.of(address), Optional.empty(), Optional.empty());
    }

    private String create(NewEmployee employee) {
        return acme.connection().employees().create(employee).value().id().value();
    }

    private String somebody() {
        return acme.read("/employees?limit=10").at("/employees/0/id").asText();
    }

    private static AnswerValue value(Employee employee, String field) {
        return field(employee, field).value().orElseThrow();
    }

    private static FieldValue field(Employee employee, String field) {
        return employee.customFields().stream()
                .filter(value -> value.id().value().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
