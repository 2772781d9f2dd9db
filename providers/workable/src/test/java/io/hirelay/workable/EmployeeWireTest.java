package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.input.DocumentInput;
import io.hirelay.input.EmployeeChange;
import io.hirelay.input.EmploymentInput;
import io.hirelay.input.FieldInput;
import io.hirelay.input.NewEmployee;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.Employee;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.EmploymentType;
import io.hirelay.model.Gender;
import io.hirelay.model.MaritalStatus;
import io.hirelay.model.PayInterval;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.RawJson;
import io.hirelay.spi.Written;
import io.hirelay.spi.Written.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Workable is sent about employees. */
class EmployeeWireTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 23);
    private static final String RECORD = """
            {"id":"19ff54","firstname":"Rex","lastname":"Poe","status":"%s","work_email":"rex@acme.example",
             "start_date":"2021-12-17T06:30:00.000Z","job_title":"Account Manager ",
             "nationality":{"display":"United States of America (the)","value":"US"},
             "marital_status_group":{"marital_status":"marital_status_single","marital_status_certificate":{"id":"f1"}},
             "phone_group":[{"row_id":"p1","history_of":"p1","is_primary":true,
               "value":{"phone_type":"phone_type_mobile","phone":"+15550100"}}],
             "employment_group":[{"row_id":"e1","history_of":"e1","is_primary":true,
               "value":{"employment_effective_date":"2021-10-08T00:00:00.000Z",
                 "employment_status":"employement_type_full_time"}}],
             "salary_group":[{"row_id":"s1","history_of":"s1","is_primary":true,
               "value":{"salary_effective_date":"2021-10-08T00:00:00.000Z","salary_pay_type":"salary_pay_type_salary",
                 "salary_pay_rate":{"amount":90000,"currency":"USD","frequency":"year"}}}],
             "skills":[]}
            """;
    private static final String FIELDS = """
            [{"id":"firstname","type":"text"},{"id":"lastname","type":"text"},{"id":"work_email","type":"email"},
             {"id":"personal_email","type":"email","is_multiple":true,"keep_history":true},
             {"id":"status","type":"dropdown","choices":[{"id":"status_active","label":"Active"},
               {"id":"status_draft","label":"Draft"},{"id":"status_inactive","label":"Inactive"}]},
             {"id":"job_title","type":"text"},{"id":"start_date","type":"date"},{"id":"nationality","type":"country"},
             {"id":"gender","type":"dropdown","choices":[{"id":"gender_male","label":"Male"}]},
             {"id":"marital_status_group","type":"composite","keep_history":true,"subfields":[
               {"id":"marital_status","type":"dropdown","choices":[{"id":"marital_status_married","label":"Married"},
                 {"id":"marital_status_single","label":"Single"}]},
               {"id":"marital_status_certificate","type":"file"}]},
             {"id":"phone_group","type":"composite","is_multiple":true,"keep_history":true,"subfields":[
               {"id":"phone_type","type":"dropdown","choices":[{"id":"phone_type_mobile","label":"Mobile"},
                 {"id":"phone_type_home","label":"Home"}]},{"id":"phone","type":"phone"}]},
             {"id":"employment_group","type":"composite","is_multiple":true,"keep_history":true,"subfields":[
               {"id":"employment_effective_date","type":"date"},
               {"id":"employment_status","type":"dropdown","choices":[
                 {"id":"employement_type_full_time","label":"Full time"},
                 {"id":"employement_type_part_time","label":"Part time"}]}]},
             {"id":"salary_group","type":"composite","is_multiple":true,"keep_history":true,"subfields":[
               {"id":"salary_effective_date","type":"date"},
               {"id":"salary_pay_type","type":"dropdown","choices":[{"id":"salary_pay_type_salary","label":"Salary"},
                 {"id":"salary_pay_type_hourly","label":"Hourly"}]},{"id":"salary_pay_rate","type":"payRate"}]},
             {"id":"skills","type":"text","is_multiple":true},{"id":"c0ffee","label":"Trained","type":"boolean"}]
            """;

    private FakeWorkable workable;

    @BeforeEach
    void start() {
        workable = new FakeWorkable();
        workable.answers(
                "/members", "{\"members\":[{\"id\":\"1f\",\"name\":\"Nora\",\"role\":\"admin\",\"active\":true}]}");
        workable.answers("/departments", "[]");
        workable.answers("/legal_entities", "[]");
        workable.answers("/employees", "{\"total_count\":0,\"employees\":[]}");
        workable.answers("/employee_fields", FIELDS);
        workable.answers("/employees/19ff54", RECORD.formatted("status_active"));
        answersTo(
                "POST", "/employees", aResponse().withStatus(201).withBody("{\"id\":\"19ff54\",\"state\":\"draft\"}"));
        answersTo("PATCH", "/employees/19ff54", aResponse().withBody("{\"id\":\"19ff54\",\"state\":\"published\"}"));
    }

    @AfterEach
    void stop() {
        workable.close();
    }

    @Test
    void somebodyNewGoesOutByTheIdsOfFields() {
        workable.connection()
                .employees()
                .create(NewEmployee.of("Rex", "Poe")
                        .email("rex@acme.example", "work")
                        .email("rex@home.example", "personal")
                        .jobTitle("QA Engineer")
                        .startDate(DAY)
                        .nationality("us")
                        .employments(List.of(EmploymentInput.of(DAY, EmploymentType.FULL_TIME)))
                        .customField(FieldInput.of("c0ffee", new AnswerValue.Flag(true)))
                        .remoteData(RawJson.of("{\"employee\":{\"notice_period\":30}}"))
                        .build());

        sent("POST", "/employees", """
                {"member_id":"1f","state":"draft","employee":{"firstname":"Rex","lastname":"Poe",
                 "work_email":"rex@acme.example","personal_email":[{"is_primary":true,"value":"rex@home.example"}],
                 "job_title":"QA Engineer","start_date":"2026-07-23T00:00:00.000Z",
                 "nationality":{"display":"United States","value":"US"},
                 "employment_group":[{"is_primary":true,"value":{
                   "employment_effective_date":"2026-07-23T00:00:00.000Z",
                   "employment_status":"employement_type_full_time"}}],
                 "c0ffee":true,"notice_period":30}}
                """);
    }

    @Test
    void documentsFollowByTheirAddresses() {
        answersTo(
                "POST",
                "/employees/19ff54/documents",
                aResponse()
                        .withStatus(201)
                        .withHeader("Content-Type", "text/plain")
                        .withBody("Created"));
        workable.answers("/employees/19ff54/documents", "{\"total_count\":0,\"employee_documents\":[]}");

        Written<Employee> written = workable.connection()
                .employees()
                .update(EmployeeChange.of("19FF54")
                        .documentsAdd(List.of(
                                DocumentInput.of("Offer", "https://files.example.com/offer.pdf?x=1"),
                                new DocumentInput(Optional.empty(), "https://files.example.com/a/contract.pdf")))
                        .build());

        assertEquals(Outcome.UPDATED, written.outcome());
        sent("POST", "/employees/19ff54/documents", """
                {"member_id":"1f","documents":[{"url":"https://files.example.com/offer.pdf?x=1","name":"Offer"},
                  {"url":"https://files.example.com/a/contract.pdf","name":"contract.pdf"}]}
                """);
        workable.server()
                .verify(exactly(0), requestedFor("PATCH", urlPathEqualTo(FakeWorkable.API + "/employees/19ff54")));
    }

    @Test
    void rowsOfAFieldStayWithTheirIds() {
        workable.connection()
                .employees()
                .update(EmployeeChange.of("19ff54")
                        .maritalStatus(MaritalStatus.MARRIED)
                        .phones(Change.set(List.of(
                                new PhoneNumber(Optional.of("+15550177"), Optional.empty(), Optional.of("home")),
                                new PhoneNumber(Optional.of("+15550100"), Optional.empty(), Optional.empty()))))
                        .employmentsAdd(List.of(
                                EmploymentInput.paying(DAY, new BigDecimal("60.25"), "usd", PayInterval.HOURLY)))
                        .customFields(List.of(FieldInput.of("skills", new AnswerValue.Choices(List.of("Go", "Chess")))))
                        .build());

        sent("PATCH", "/employees/19ff54", """
                {"member_id":"1f","employee":{
                 "marital_status_group":{"marital_status":"marital_status_married",
                   "marital_status_certificate":{"id":"f1"}},
                 "phone_group":[
                   {"is_primary":true,"value":{"phone_type":"phone_type_home","phone":"+15550177"}},
                   {"row_id":"p1","history_of":"p1","is_primary":false,
                    "value":{"phone_type":"phone_type_mobile","phone":"+15550100"}}],
                 "salary_group":[
                   {"row_id":"s1","history_of":"s1","is_primary":false,
                    "value":{"salary_effective_date":"2021-10-08T00:00:00.000Z",
                     "salary_pay_type":"salary_pay_type_salary",
                     "salary_pay_rate":{"amount":90000,"currency":"USD","frequency":"year"}}},
                   {"is_primary":true,"value":{"salary_effective_date":"2026-07-23T00:00:00.000Z",
                     "salary_pay_type":"salary_pay_type_hourly",
                     "salary_pay_rate":{"amount":60.25,"currency":"USD","frequency":"hour"}}}],
                 "skills":[{"is_primary":true,"value":"Go"},{"is_primary":false,"value":"Chess"}]}}
                """);
    }

    @Test
    void termsOfADayThatIsThereCorrectIt() {
        workable.connection()
                .employees()
                .update(EmployeeChange.of("19ff54")
                        .employmentsAdd(
                                List.of(EmploymentInput.of(LocalDate.of(2021, 10, 8), EmploymentType.PART_TIME)))
                        .build());

        sent("PATCH", "/employees/19ff54", """
                {"member_id":"1f","employee":{"employment_group":[{"row_id":"e1","history_of":"e1","is_primary":true,
                  "value":{"employment_effective_date":"2021-10-08T00:00:00.000Z",
                   "employment_status":"employement_type_part_time"}}]}}
                """);
    }

    @Test
    void whatIsThereInWorkablesFormIsNotSentAgain() {
        Written<Employee> same = workable.connection()
                .employees()
                .update(EmployeeChange.of("19ff54")
                        .jobTitle("Account Manager")
                        .startDate(LocalDate.of(2021, 12, 17))
                        .nationality("US")
                        .maritalStatus(MaritalStatus.SINGLE)
                        .employmentStatus(EmploymentStatus.ACTIVE)
                        .phones(Change.set(List.of(
                                new PhoneNumber(Optional.of("+15550100"), Optional.empty(), Optional.of("Mobile")))))
                        .customFields(List.of(FieldInput.cleared("skills")))
                        .build());

        assertEquals(Outcome.UNCHANGED, same.outcome());
        workable.server()
                .verify(exactly(0), requestedFor("PATCH", urlPathEqualTo(FakeWorkable.API + "/employees/19ff54")));
    }

    @Test
    void aNumberThatIsLeftOutIsTakenAway() {
        workable.answers(
                "/employees/19ff54", RECORD.formatted("status_active").replace("\"phone\":\"+15550100\"}}", """
                        "phone":"+15550100"}},{"row_id":"p2","history_of":"p2","is_primary":false,
                          "value":{"phone_type":"phone_type_home","phone":"+15550177"}}"""));

        Written<Employee> written = workable.connection()
                .employees()
                .update(EmployeeChange.of("19ff54")
                        .phones(Change.set(List.of(
                                new PhoneNumber(Optional.of("+15550100"), Optional.empty(), Optional.of("mobile")))))
                        .build());

        assertEquals(Outcome.UPDATED, written.outcome());
        sent("PATCH", "/employees/19ff54", """
                {"member_id":"1f","employee":{"phone_group":[{"row_id":"p1","history_of":"p1","is_primary":true,
                  "value":{"phone_type":"phone_type_mobile","phone":"+15550100"}}]}}
                """);
    }

    @Test
    void whereTheAccountHasNoSuchFieldNothingIsTakenAway() {
        workable.answers("/employee_fields", FIELDS.replace("personal_email", "pet"));

        Written<Employee> created = workable.connection()
                .employees()
                .create(NewEmployee.of("Rex", "Poe")
                        .email("rex@acme.example", "work")
                        .build());
        Written<Employee> cleared = workable.connection()
                .employees()
                .update(EmployeeChange.of("19ff54").groups(Change.clear()).build());
        Written<Employee> emptied = workable.connection()
                .employees()
                .update(EmployeeChange.of("19ff54")
                        .groups(Change.set(List.of()))
                        .build());
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> workable.connection()
                        .employees()
                        .create(NewEmployee.of("Rex", "Poe")
                                .email("rex@home.example", "personal")
                                .build()));

        assertEquals(Outcome.CREATED, created.outcome());
        assertEquals(Outcome.UNCHANGED, cleared.outcome());
        assertEquals(Outcome.UNCHANGED, emptied.outcome());
        assertEquals("emails", refused.failures().get(0).field());
    }

    @Test
    void anEmptyListOfGroupsTakesThemAway() {
        workable.answers(
                "/employee_fields",
                FIELDS.replace(
                        "{\"id\":\"job_title\"", "{\"id\":\"department\",\"type\":\"group\"},{\"id\":\"job_title\""));
        workable.answers(
                "/employees/19ff54",
                RECORD.formatted("status_active").replace("\"skills\"", "\"department\":\"d1\",\"skills\""));

        workable.connection()
                .employees()
                .update(EmployeeChange.of("19ff54")
                        .groups(Change.set(List.of()))
                        .build());

        sent("PATCH", "/employees/19ff54", "{\"member_id\":\"1f\",\"employee\":{\"department\":null}}");
    }

    @Test
    void aNewPositionTellsFromWhenItIs() {
        workable.connection()
                .employees()
                .update(EmployeeChange.of("19ff54")
                        .employmentsAdd(List.of(new EmploymentInput(
                                Optional.of(DAY),
                                Optional.empty(),
                                Optional.of("Lead"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())))
                        .build());

        sent("PATCH", "/employees/19ff54", """
                {"member_id":"1f","employee":{"job_title":"Lead","employment_group":[
                  {"row_id":"e1","history_of":"e1","is_primary":false,
                   "value":{"employment_effective_date":"2021-10-08T00:00:00.000Z",
                    "employment_status":"employement_type_full_time"}},
                  {"is_primary":true,"value":{"employment_effective_date":"2026-07-23T00:00:00.000Z"}}]}}
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void whoeverIsCreatedIsToldByTheAnswerToThatWhenNothingMoreIs(int status) {
        answersTo("POST", "/employees", aResponse().withStatus(201).withBody("""
                        {"id":"19ff54","state":"draft","firstname":"Rex","lastname":"Poe","job_title":"Clerk"}"""));
        workable.answers("/employees/19ff54", aResponse().withStatus(status));

        Written<Employee> created = workable.connection()
                .employees()
                .create(NewEmployee.of("Rex", "Poe").jobTitle("Clerk").build());

        assertEquals(Outcome.CREATED, created.outcome());
        assertEquals("19ff54", created.value().id().value());
        assertEquals(Optional.of("Clerk"), created.value().jobTitle());
        assertTrue(created.value().notLoaded().contains("phones"));
    }

    @Test
    void aDraftIsPublishedByItsState() {
        workable.answers("/employees/19ff54", RECORD.formatted("status_draft"));

        workable.connection()
                .employees()
                .update(EmployeeChange.of("19ff54")
                        .employmentStatus(EmploymentStatus.ACTIVE)
                        .build());

        sent("PATCH", "/employees/19ff54", "{\"member_id\":\"1f\",\"state\":\"published\",\"employee\":{}}");
    }

    @Test
    void withoutSightOfTheFieldsWorkablesOwnIdsAreUsed() {
        workable.answers("/employee_fields", aResponse().withStatus(403));

        workable.connection()
                .employees()
                .update(EmployeeChange.of("19ff54")
                        .gender(Gender.FEMALE)
                        .customFields(List.of(FieldInput.raw("c0ffee", RawJson.of("false"))))
                        .build());
        InvalidRequestException unseen = assertThrows(
                InvalidRequestException.class,
                () -> workable.connection()
                        .employees()
                        .update(EmployeeChange.of("19ff54")
                                .customFields(List.of(FieldInput.of("c0ffee", new AnswerValue.Flag(true))))
                                .build()));

        sent(
                "PATCH",
                "/employees/19ff54",
                "{\"member_id\":\"1f\",\"employee\":{\"gender\":\"gender_female\",\"c0ffee\":false}}");
        assertTrue(unseen.getMessage().contains("r_account"), unseen.getMessage());
    }

    @Test
    void whoMayNotIsTold() {
        answersTo("PATCH", "/employees/19ff54", aResponse().withStatus(403));

        AccessDeniedException denied = assertThrows(
                AccessDeniedException.class,
                () -> workable.connection()
                        .employees()
                        .update(EmployeeChange.of("19ff54").jobTitle("CEO").build()));

        assertTrue(denied.getMessage().contains("w_employees"), denied.getMessage());
        assertTrue(denied.getMessage().contains("Workable HR"), denied.getMessage());
    }

    private void answersTo(
            String method, String path, com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder response) {
        workable.answers(request(method, urlPathEqualTo(FakeWorkable.API + path))
                .willReturn(response.withHeader("Content-Type", "application/json; charset=utf-8")));
    }

    private void sent(String method, String path, String json) {
        workable.server()
                .verify(
                        exactly(1),
                        requestedFor(method, urlPathEqualTo(FakeWorkable.API + path))
                                .withRequestBody(equalToJson(json)));
    }
}
