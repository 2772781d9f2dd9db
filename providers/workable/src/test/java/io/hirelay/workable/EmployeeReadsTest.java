package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.HirelayException;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Coded;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Employee;
import io.hirelay.model.Employment;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.EmploymentType;
import io.hirelay.model.FieldDefinition;
import io.hirelay.model.FieldRow;
import io.hirelay.model.FieldType;
import io.hirelay.model.FieldValue;
import io.hirelay.model.FlsaStatus;
import io.hirelay.model.Gender;
import io.hirelay.model.Group;
import io.hirelay.model.GroupRef;
import io.hirelay.model.GroupType;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PayInterval;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.PostalAddress;
import io.hirelay.model.WorkplaceType;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.Hris;
import io.hirelay.operation.HrisFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Employees on the wire: rows, records by the ids of fields, and the names of what they belong to. */
class EmployeeReadsTest {
    private static final String ENTITY = "0f1e2d3c-4b5a-4678-9a0b-000000000001";
    private static final String SITE = "0f1e2d3c-4b5a-4678-9a0b-000000000003";

    private static final String FIELDS = """
            [{"id":"firstname","label":"First name","hint":null,"type":"text","keep_history":false,"is_multiple":false},
             {"id":"lastname","label":"Last name","type":"text"},
             {"id":"status","label":"Status","type":"dropdown","keep_history":true,"choices":[
               {"id":"status_active","label":"Active","position":0},{"id":"status_draft","label":"Draft","position":1}]},
             {"id":"division","label":"Division","type":"dropdown","choices":[
               {"id":"division_hardware","label":"Hardware","position":0}]},
             {"id":"phone_group","label":"Phone","type":"composite","is_multiple":true,"keep_history":true,"subfields":[
               {"id":"phone_type","label":"Type","type":"dropdown","position":0,"choices":[
                 {"id":"phone_type_mobile","label":"Mobile"},{"id":"4d1f55","label":"Car"}]},
               {"id":"phone","label":"Phone","type":"phone","position":1},
               {"id":"phone_ext","label":"Extension","type":"numeric","position":2}]},
             {"id":"skills","label":"Skill","hint":"One by one","type":"text","is_multiple":true},
             {"id":"4d1f19","label":"Überstunden (h)","type":"numeric"}]
            """;

    private static final String ROW = """
            {"id":"19ff54","firstname":"Rex","lastname":"Poe","email":"rex@home.example","work_email":"rex@acme.example",
             "start_date":"2021-12-17T00:00:00.000Z","state":"published","status_semantic_type":"status_active",
             "employee_number":"5","phone":"+15550100","job_title":"Account Manager","manager_id":"19ff2f",
             "department_id":"92b77","division_id":"division_hardware","legal_entity_id":"%s","candidate_id":"27270275",
             "preferred_name":null,"birthdate":null,"avatar":"https://files.example/a.png","holiday_calendar_id":1407,
             "reporting_line":[12,13]}
            """.formatted(SITE);

    private static final String RECORD = """
            {"id":"19ff54","firstname":"Rex","middle_name":"Q.","lastname":"Poe","employee_number":"5",
             "status":"status_active","gender":"gender_non_binary",
             "country":{"display":"United States of America (the)","value":"US"},
             "nationality":{"display":"Greece","value":"GR"},
             "address":{"id":"ChIJ","city":"Boston","label":"Boston, Massachusetts","country":"United States",
               "country_code":"US","state_code":"MA","subregion":"Massachusetts","zip_code":"02210",
               "street_name":"Melcher Street","street_number":"51","coords":"42.3492, -71.0499002",
               "location_string":"51 Melcher Street, Boston, Massachusetts, United States, 02210"},
             "marital_status_group":{"marital_status":"marital_status_common_law"},
             "phone_group":[{"row_id":"3d00b20","history_of":"3d00b20","is_primary":false,
                 "value":{"phone_type":"4d1f55","phone":"+15550101","phone_ext":7}},
               {"row_id":"3d00b1f","history_of":"3d00b1f","is_primary":true,
                 "value":{"phone_type":"phone_type_mobile","phone":"+15550100"}}],
             "work_email":"rex@acme.example",
             "personal_email":[{"row_id":"3d011d9","history_of":"3d011d9","is_primary":true,"value":"rex@home.example"}],
             "job_title":"Account Manager","hire_date":"2021-10-01T23:30:00.000Z","start_date":"2021-12-17T00:00:00.000Z",
             "birthdate":"unknown","legal_entity":"%s","department":"92b77","division":"division_hardware",
             "reports_to":"19ff2f","direct_reports":["19ff60","19ff61"],
             "employment_group":[{"row_id":"e1","history_of":"e1","is_primary":true,
               "value":{"employment_effective_date":"2021-10-08T00:00:00.000Z",
                 "employment_status":"employement_type_full_time","employment_work_place":"employment_work_place_hybrid"}}],
             "salary_group":[{"row_id":"s2","history_of":"s1","is_primary":true,
               "value":{"salary_effective_date":"2023-01-01T00:00:00.000Z",
                 "salary_pay_rate":{"amount":"95000.50","currency":"usd","frequency":"year"},
                 "salary_pay_schedule":"salary_pay_schedule_every_15_days",
                 "salary_overtime_status":"salary_overtime_status_exempt"}},
               {"row_id":"s1","history_of":"s1","is_primary":false,
               "value":{"salary_effective_date":"2021-10-08T00:00:00.000Z",
                 "salary_pay_rate":{"amount":90000,"currency":"USD","frequency":"fortnight"}}}],
             "skills":[{"row_id":"k1","history_of":"k1","is_primary":true,"value":"Java"},
               {"row_id":"k2","history_of":"k2","is_primary":false,"value":"Go"}],
             "4d1f19":"13.50","chat_group":[],"fresh":{"a":1}}
            """.formatted(SITE);

    private final FakeWorkable workable = new FakeWorkable();

    @AfterEach
    void close() {
        workable.close();
    }

    private void account() {
        workable.answers("/employees", "{\"total_count\":1,\"employees\":[" + ROW + "]}")
                .answers("/employees/19ff54", RECORD)
                .answers("/employee_fields", FIELDS)
                .answers(
                        "/departments",
                        "[{\"id\":\"92b77\",\"name\":\"Sales\",\"parent_id\":\"92b71\",\"sample\":true}]")
                .answers("/legal_entities", """
                        [{"id":"%s","name":"Acme Ltd","legal_name":"","type":"entity","parent_id":null,
                          "display_name":"Acme Ltd","timezone":null},
                         {"id":"%s","name":"London Lab","legal_name":null,"type":"site","parent_id":"%s",
                          "display_name":"Acme Ltd | London Lab","timezone":"Europe/London"}]
                        """.formatted(ENTITY, SITE, ENTITY));
    }

    private Employee row() {
        return workable.connection()
                .employees()
                .list(ListRequest.<Employee>all().limit(10))
                .items()
                .get(0);
    }

    private Employee got() {
        return workable.connection().employees().get("19ff54");
    }

    @Test
    void aRowTellsWhatItCarriesAndWhatItDoesNot() {
        account();

        Employee rex = row();

        assertEquals(Optional.of("Rex Poe"), rex.name());
        assertEquals(Optional.of(LocalDate.of(2021, 12, 17)), rex.startDate());
        assertEquals(Optional.of(Coded.of(EmploymentStatus.ACTIVE, "status_active")), rex.employmentStatus());
        assertEquals(
                List.of(
                        new EmailAddress(Optional.of("rex@acme.example"), Optional.of("work"), Optional.of(true)),
                        new EmailAddress(Optional.of("rex@home.example"), Optional.of("personal"), Optional.of(false))),
                rex.emails());
        assertEquals(
                List.of(
                        group("92b77", "Sales", Coded.of(GroupType.DEPARTMENT)),
                        group("division_hardware", "Hardware", Coded.of(GroupType.DIVISION)),
                        group(SITE, "London Lab", Coded.of(GroupType.LEGAL_ENTITY, "site"))),
                rex.groups());
        assertEquals(Optional.of(NamedRef.to(ENTITY, "Acme Ltd")), rex.company());
        assertEquals(Optional.of("London Lab"), rex.workLocation().flatMap(PostalAddress::name));
        assertEquals(Optional.of(Id.of("19ff2f")), rex.manager().flatMap(NamedRef::id));
        assertEquals("27270275", rex.candidate().orElseThrow().id().value());
        assertEquals(Optional.of("https://files.example/a.png"), rex.avatar());
        assertEquals(
                Set.of(
                        "middle_name",
                        "phones",
                        "employments",
                        "home_location",
                        "gender",
                        "marital_status",
                        "hire_date",
                        "nationality",
                        "custom_fields"),
                rex.notLoaded());
        assertEquals(ROW.strip(), rex.remoteData().text());
    }

    private static GroupRef group(String id, String name, Coded<GroupType> type) {
        return new GroupRef(Optional.of(Id.of(id)), Optional.of(name), Optional.of(type));
    }

    @Test
    void aRecordIsReadByTheDefinitionsOfItsFields() {
        account();

        Employee rex = got();

        assertEquals(Set.of(), rex.notLoaded());
        assertEquals(row().groups(), rex.groups());
        assertEquals(row().emails(), rex.emails());
        assertEquals(row().candidate(), rex.candidate());
        assertEquals(row().avatar(), rex.avatar());
        assertEquals(Optional.of("Q."), rex.middleName());
        assertEquals(Optional.of("Rex Poe"), rex.name());
        assertEquals(Optional.of(Coded.of(Gender.NON_BINARY, "gender_non_binary")), rex.gender());
        assertEquals(
                Optional.of("marital_status_common_law"),
                rex.maritalStatus().map(Coded::word),
                "a word that is not in the list is carried");
        assertEquals(Optional.of("GR"), rex.nationality());
        assertEquals(Optional.of(LocalDate.of(2021, 10, 1)), rex.hireDate(), "the day as it is written");
        assertEquals(Optional.empty(), rex.dateOfBirth());
        assertEquals(
                List.of(
                        new PhoneNumber(Optional.of("+15550100"), Optional.empty(), Optional.of("mobile")),
                        new PhoneNumber(Optional.of("+15550101"), Optional.of("7"), Optional.of("Car"))),
                rex.phones());
        assertEquals(
                Optional.of(new PostalAddress(
                        Optional.of("ChIJ"),
                        Optional.of("51 Melcher Street, Boston, Massachusetts, United States, 02210"),
                        Optional.of("51 Melcher Street"),
                        Optional.empty(),
                        Optional.of("Boston"),
                        Optional.of("Massachusetts"),
                        Optional.of("02210"),
                        Optional.of("US"))),
                rex.homeLocation());
    }

    @Test
    void contractAndPayAreOneTimeline() {
        account();

        List<Employment> employments = got().employments();

        assertEquals(2, employments.size());
        Employment now = employments.get(0);
        assertEquals(Optional.of("s2"), now.id());
        assertEquals(Optional.of("Account Manager"), now.jobTitle());
        assertEquals(Optional.of(LocalDate.of(2023, 1, 1)), now.effectiveDate());
        assertEquals(Optional.empty(), now.endDate());
        assertEquals(Optional.of(new BigDecimal("95000.50")), now.payRate());
        assertEquals(Optional.of("USD"), now.payCurrency());
        assertEquals(Optional.of(Coded.of(PayInterval.YEARLY, "year")), now.payPeriod());
        assertEquals(
                Optional.of(Coded.of(PayInterval.SEMI_MONTHLY, "salary_pay_schedule_every_15_days")),
                now.payFrequency());
        assertEquals(Optional.of(Coded.of(FlsaStatus.EXEMPT, "salary_overtime_status_exempt")), now.flsaStatus());
        assertEquals(
                Optional.of(Coded.of(EmploymentType.FULL_TIME, "employement_type_full_time")),
                now.employmentType(),
                "Workable's own spelling stays");
        assertEquals(Optional.of(Coded.of(WorkplaceType.HYBRID, "employment_work_place_hybrid")), now.workplaceType());
        Employment before = employments.get(1);
        assertEquals(Optional.of("e1"), before.id());
        assertEquals(Optional.empty(), before.jobTitle());
        assertEquals(Optional.of(LocalDate.of(2021, 10, 8)), before.effectiveDate());
        assertEquals(Optional.of(LocalDate.of(2022, 12, 31)), before.endDate());
        assertEquals(Optional.of(new BigDecimal("90000")), before.payRate());
        assertEquals(Optional.of("fortnight"), before.payPeriod().map(Coded::word));
    }

    @Test
    void whatIsNotToldWhollyElsewhereIsAmongTheCustomFields() {
        account();

        List<FieldValue> fields = got().customFields();

        assertEquals(
                List.of(
                        "country",
                        "nationality",
                        "address",
                        "marital_status_group",
                        "phone_group",
                        "personal_email",
                        "hire_date",
                        "birthdate",
                        "direct_reports",
                        "employment_group",
                        "salary_group",
                        "skills",
                        "4d1f19",
                        "chat_group",
                        "fresh"),
                fields.stream().map(field -> field.id().value()).toList());
        FieldValue hired = field(fields, "hire_date");
        assertEquals(Optional.of(new AnswerValue.Text("2021-10-01T23:30:00.000Z")), hired.value());
        assertEquals(
                Optional.of(new AnswerValue.Text("unknown")),
                field(fields, "birthdate").value());
        assertEquals(
                Optional.of(new AnswerValue.Number(new BigDecimal("13.50"))),
                field(fields, "4d1f19").value());
        assertEquals(Optional.of("Überstunden (h)"), field(fields, "4d1f19").label());
        assertEquals("\"13.50\"", field(fields, "4d1f19").raw().text());
        FieldValue skills = field(fields, "skills");
        assertEquals(
                List.of(Optional.of(new AnswerValue.Text("Java")), Optional.of(new AnswerValue.Text("Go"))),
                skills.rows().stream().map(FieldRow::value).toList());
        assertEquals(Optional.of("k2"), skills.rows().get(1).id());
        assertEquals(
                Optional.of(new AnswerValue.Text("Car")),
                field(fields, "phone_group").rows().get(0).parts().get(0).value());
        assertEquals(List.of(), field(fields, "chat_group").rows());
        assertEquals(
                Optional.of(Coded.<FieldType>unknown("unknown")),
                field(fields, "fresh").type());
        assertEquals(
                Optional.of(new AnswerValue.Choices(List.of("19ff60", "19ff61"))),
                field(fields, "direct_reports").value());
    }

    /** Its label is nowhere else. */
    @Test
    void aChoiceThatTheAccountAddedIsAmongThemAsWell() {
        account();
        workable.answers(
                        "/employees/19ff54",
                        RECORD.replace("gender_non_binary", "4d1f77").replace("status_active", "4d1f78"))
                .answers(
                        "/employee_fields",
                        FIELDS.replace("status_draft", "4d1f78")
                                .replace("Draft", "On leave")
                                .replaceFirst(
                                        "\\[",
                                        "[{\"id\":\"gender\",\"label\":\"Gender\",\"type\":\"dropdown\",\"choices\":"
                                                + "[{\"id\":\"4d1f77\",\"label\":\"Fluid\"}]},"));

        Employee rex = got();

        assertEquals(Optional.of("4d1f77"), rex.gender().map(Coded::word));
        assertEquals(Optional.of(Coded.of(EmploymentStatus.INACTIVE, "4d1f78")), rex.employmentStatus());
        assertEquals(
                Optional.of(new AnswerValue.Text("Fluid")),
                field(rex.customFields(), "gender").value());
        assertEquals(
                Optional.of(new AnswerValue.Text("On leave")),
                field(rex.customFields(), "status").value());
    }

    private static FieldValue field(List<FieldValue> fields, String id) {
        return fields.stream()
                .filter(field -> field.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void expandLoadsTheRecordOfEachRow() {
        account();

        Employee rex = workable.connection()
                .employees()
                .list(ListRequest.<Employee>all().limit(10).expand("profile"))
                .items()
                .get(0);

        assertEquals(Set.of(), rex.notLoaded());
        assertEquals(got(), rex);
    }

    /** Whatever is left of the budget for records. */
    @Test
    void theNamesOfGroupsAreReadBeforeTheRecords() {
        account();
        String rows = IntStream.range(0, 30)
                .mapToObj(i -> ROW.replace("19ff54", "19f" + (100 + i)))
                .collect(Collectors.joining(","));
        workable.answers("/employees", "{\"total_count\":30,\"employees\":[" + rows + "]}");

        List<Employee> employees = workable.connection()
                .call(
                        Hris.EMPLOYEES_LIST,
                        ListRequest.<Employee>all().limit(50).expand("profile"),
                        workable.within(Duration.ofSeconds(8)))
                .items();

        assertEquals(30, employees.size());
        for (Employee employee : employees) {
            assertEquals(Optional.of(NamedRef.to(ENTITY, "Acme Ltd")), employee.company());
            assertEquals(Optional.of("Sales"), employee.groups().get(0).name());
            assertEquals(Optional.of("Hardware"), employee.groups().get(1).name());
        }
    }

    /** A record may be newer than what is remembered of the fields; one that names what is nowhere costs no call each time. */
    @Test
    void theDefinitionsAreReadAgainOnceWhenARecordNamesWhatIsNotAmongThem() {
        account();
        got();
        assertEquals(1, count("/employee_fields"));
        got();
        assertEquals(0, count("/employee_fields"), "nothing was read again within a minute");

        workable.clock().advance(Duration.ofMinutes(2));
        workable.answers(
                "/employee_fields",
                FIELDS.replaceFirst("\\[", "[{\"id\":\"fresh\",\"label\":\"New\",\"type\":\"mood\"},"));
        FieldValue fresh = field(got().customFields(), "fresh");

        assertEquals(Optional.of("New"), fresh.label());
        assertEquals(Optional.of(Coded.<FieldType>unknown("mood")), fresh.type());
        assertEquals(1, count("/employee_fields"));
    }

    private long count(String path) {
        return workable.requests().stream().filter(url -> url.startsWith(path)).count();
    }

    @Test
    void aTokenThatMayNotSeeTheFieldsReadsRecordsAllTheSame() {
        account();
        for (String path : List.of("/employee_fields", "/departments", "/legal_entities")) {
            workable.answers(path, aResponse().withStatus(403));
        }

        Employee rex = got();

        assertEquals(Optional.of("Rex"), rex.firstName());
        assertEquals(
                List.of(Optional.of(Id.of("92b77")), Optional.of(Id.of("division_hardware")), Optional.of(Id.of(SITE))),
                rex.groups().stream().map(GroupRef::id).toList());
        assertEquals(2, rex.employments().size());
        assertEquals(
                Optional.of(new AnswerValue.Text("13.50")),
                field(rex.customFields(), "4d1f19").value());
    }

    @Test
    void filtersLookForNamesThereAndForTheStatusHere() {
        account();

        List<Employee> found = workable.connection()
                .employees()
                .list(ListRequest.<Employee>all()
                        .where(HrisFilters.Employees.QUERY.is("re poe"))
                        .where(HrisFilters.Employees.EMPLOYMENT_STATUS.is(EmploymentStatus.ACTIVE)))
                .items();

        assertEquals(1, found.size());
        assertTrue(workable.requests().get(0).contains("query=poe"));
        assertEquals(
                List.of(),
                workable.connection()
                        .employees()
                        .list(ListRequest.<Employee>all()
                                .where(HrisFilters.Employees.EMPLOYMENT_STATUS.is(EmploymentStatus.PENDING)))
                        .items());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Abernathy, Rex | Abernathy",
                "(Longfellow), Al | Longfellow",
                "O'Brien-Smith. Jo | O'Brien-Smith",
                "Al -------- Bo-b | Bo-b",
                "Jose\u0301 | Jose\u0301"
            })
    void theLongestWordIsAskedForWithoutWhatStandsAroundIt(String given, String asked) {
        assertEquals(asked, Employees.longestWord(given));
    }

    @Test
    void whoPassesTheFilterIsFoundInOneCallAmongManyWhoDoNot() {
        account();
        String others = IntStream.range(0, 76)
                .mapToObj(i -> ROW.replace("19ff54", "19f" + (100 + i)).replace("status_active", "status_inactive"))
                .collect(Collectors.joining(","));
        workable.answers("/employees", "{\"total_count\":77,\"employees\":[" + others + "," + ROW + "]}");

        Page<Employee> found = workable.connection()
                .employees()
                .list(ListRequest.<Employee>all()
                        .limit(1)
                        .where(HrisFilters.Employees.EMPLOYMENT_STATUS.is(EmploymentStatus.ACTIVE)));

        assertEquals(
                List.of("19ff54"),
                found.items().stream().map(employee -> employee.id().value()).toList());
        assertEquals(Optional.empty(), found.next());
        assertEquals(
                List.of("/employees?limit=100&offset=0"),
                workable.requests().stream()
                        .filter(url -> url.startsWith("/employees?"))
                        .toList());
    }

    @Test
    void anAccountWithoutWorkableHrSaysSo() {
        AccessDeniedException list = assertThrows(
                AccessDeniedException.class,
                () -> workable.connection().employees().list(ListRequest.all()));
        AccessDeniedException get = assertThrows(
                AccessDeniedException.class,
                () -> workable.connection().employees().get("19ff54"));
        AccessDeniedException fields = assertThrows(
                AccessDeniedException.class,
                () -> workable.connection().fields().list(ListRequest.all()));

        for (AccessDeniedException denied : List.of(list, get, fields)) {
            assertTrue(String.valueOf(denied.getMessage()).contains("Workable HR"), denied.getMessage());
        }
        assertEquals(List.of("r_employees"), list.missingScopes());
        assertEquals(List.of("r_account"), fields.missingScopes());
    }

    @Test
    void anEmployeesNumberIsNoId() {
        account();

        NotFoundException missing = assertThrows(
                NotFoundException.class, () -> workable.connection().employees().get("74"));

        assertTrue(String.valueOf(missing.getMessage()).contains("numbers of employees"), missing.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"19FF54", " 19ff54 ", "https://acme.workable.com/spi/v3/employees/19ff54"})
    void otherFormsOfAnIdAreUnderstood(String given) {
        account();

        assertEquals("19ff54", workable.connection().employees().get(given).id().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rex@acme.example", "https://acme.workable.com/backend/employees/1", "a b", "../jobs"})
    void whatIsNoIdIsRefusedBeforeAnythingIsAsked(String given) {
        assertThrows(
                HirelayException.class, () -> workable.connection().employees().get(given));

        assertEquals(List.of(), workable.requests());
    }

    @Test
    void groupsAreDepartmentsLegalEntitiesAndDivisions() {
        account();

        List<Group> groups =
                workable.connection().groups().list(ListRequest.all()).items();

        assertEquals(
                List.of("92b77", ENTITY, SITE, "division_hardware"),
                groups.stream().map(group -> group.id().value()).toList());
        Group site = groups.get(2);
        assertEquals(Optional.of(Id.of(ENTITY)), site.parentGroup());
        assertEquals(Optional.of("Europe/London"), site.timezone());
        assertEquals(Optional.of("Acme Ltd | London Lab"), site.description());
        assertEquals(
                "{\"id\":\"division_hardware\",\"label\":\"Hardware\",\"position\":0}",
                groups.get(3).remoteData().text());
        for (Group group : groups) {
            assertEquals(group, workable.connection().groups().get(group.id().value()));
            assertEquals(group, workable.connection().groups().get(group.name().orElseThrow()));
        }
    }

    @Test
    void withoutWorkableHrTheGroupsAreTheDepartments() {
        workable.answers("/departments", "[{\"id\":\"92b77\",\"name\":\"Sales\",\"parent_id\":null}]");

        assertEquals(
                1,
                workable.connection().groups().list(ListRequest.all()).items().size());
    }

    @Test
    void fieldsAreTheDefinitions() {
        account();

        List<FieldDefinition> fields =
                workable.connection().fields().list(ListRequest.all()).items();

        assertEquals(7, fields.size());
        FieldDefinition phone = fields.get(4);
        assertEquals("phone_group", phone.id().value());
        assertEquals(Optional.of(Coded.of(FieldType.COMPOSITE, "composite")), phone.type());
        assertEquals(Optional.of(true), phone.isMultiple());
        assertEquals(3, phone.parts().size());
        assertEquals(Optional.of("Car"), phone.parts().get(0).options().get(1).label());
        assertEquals(Optional.of("One by one"), fields.get(5).description());
        assertEquals(Optional.of("employee"), fields.get(5).entityType());
        assertFalse(fields.get(0).isMultiple().orElseThrow());
    }

    /** Ten calls in ten seconds: a second call for what little the row tells must not make anybody wait. */
    @Test
    void theRowIsNotWaitedFor() {
        account();
        got(); // five calls, for names and fields as well
        got();
        got();
        Instant before = workable.clock().instant();

        Employee tenth = got();

        assertEquals(Optional.of("Rex"), tenth.firstName());
        assertEquals(Set.of("avatar", "candidate"), tenth.notLoaded());
        assertEquals(3, count("/employees?"));
        assertEquals(before, workable.clock().instant(), "nobody slept");
        workable.clock().advance(Duration.ofSeconds(10));
        assertEquals(Set.of(), got().notLoaded());
    }

    @Test
    void whatRowsAloneTellIsNotLoadedWhereTheRowCannotBeHad() {
        account();
        workable.answers("/employees", aResponse().withStatus(500));

        Employee rex = workable.connection()
                .call(Hris.EMPLOYEES_GET, GetRequest.of("19ff54"), workable.within(Duration.ofSeconds(20)));

        assertEquals(Optional.of("Rex"), rex.firstName());
        assertEquals(Set.of("avatar", "candidate"), rex.notLoaded());
    }
}
