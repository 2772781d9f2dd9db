package io.hirelay.workable;

import io.hirelay.conformance.Refused;
import io.hirelay.conformance.Sample;
import io.hirelay.input.DocumentInput;
import io.hirelay.input.EmployeeChange;
import io.hirelay.input.EmploymentInput;
import io.hirelay.input.FieldInput;
import io.hirelay.input.NewEmployee;
import io.hirelay.input.NewTimeoffRequest;
import io.hirelay.input.TimeoffDecision;
import io.hirelay.input.TimeoffRequestChange;
import io.hirelay.input.TimeoffVerdict;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.DaySession;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.EmploymentType;
import io.hirelay.model.FlsaStatus;
import io.hirelay.model.Gender;
import io.hirelay.model.GroupRef;
import io.hirelay.model.GroupType;
import io.hirelay.model.Id;
import io.hirelay.model.MaritalStatus;
import io.hirelay.model.PayInterval;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.PostalAddress;
import io.hirelay.model.RawJson;
import io.hirelay.model.WorkplaceType;
import io.hirelay.operation.Hris;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** What can be written about those who work for the simulated company, and what cannot. */
final class PeopleSamples {
    private PeopleSamples() {}

    /** Somebody who is active, lives in London, has no phone and reports to another than the manager below. */
    private static final String EMPLOYEE = "fffe5";

    private static final String ANOTHER = "fffec";
    private static final String MANAGER = "fffd9";
    private static final String NOBODY = "7ffffffe";

    private static final String LOCKER = "4d1f07";
    private static final String PARKING = "4d1f0b";
    private static final String FIRST_AID = "4d1f12";
    private static final String OVERTIME = "4d1f19";

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final LocalDate START = LocalDate.of(2026, 6, 2);

    private static final String FORMER = "Workable keeps former terms, and one period ends where the next begins";
    private static final String FILED = "documents stand in the employee's file, which no unified record shows";
    private static final String LATE = "Workable fetches documents by itself, and one not seen may be late";
    private static final String MORE = "Workable is not known to refuse a second request for the same days";

    static List<Sample<?, ?>> all() {
        return List.of(
                newcomer(),
                Sample.of(
                                Hris.EMPLOYEES_CREATE,
                                NewEmployee.of("Ottoline", "Paperwork")
                                        .email("ottoline@paperwork.example", "work")
                                        .document("Contract.pdf", "https://files.example.com/contract.pdf")
                                        .build())
                        .unseen("documents", FILED)
                        .expecting("employment_status", "pending")
                        .unsure(LATE),
                changed(),
                Sample.of(
                                Hris.EMPLOYEES_UPDATE,
                                EmployeeChange.of(ANOTHER)
                                        .employments(Change.set(
                                                List.of(EmploymentInput.of(START, EmploymentType.PART_TIME))))
                                        .documentsAdd(List.of(DocumentInput.of(
                                                "Addendum.pdf", "https://files.example.com/addendum.pdf")))
                                        .build())
                        .unseen("employments", FORMER)
                        .unseen("documents_add", FILED)
                        .alsoChanging("custom_fields", "employment_group", "salary_group")
                        .unsure(LATE),
                Sample.of(
                                Hris.TIMEOFF_REQUESTS_CREATE,
                                NewTimeoffRequest.of(EMPLOYEE, "10f1", MONDAY, MONDAY)
                                        .saying("Sailing with the children")
                                        .during(DaySession.AFTERNOON))
                        .unseen("employee_note", "Workable shows nobody's note")
                        .expecting("status", "pending")
                        .unsure(MORE),
                Sample.of(
                                Hris.TIMEOFF_REQUESTS_CREATE,
                                NewTimeoffRequest.of(
                                        EMPLOYEE,
                                        "10f2",
                                        LocalDateTime.of(2026, 11, 3, 13, 0),
                                        LocalDateTime.of(2026, 11, 3, 15, 30)))
                        .expecting("units", "hours")
                        .unsure(MORE),
                Sample.of(Hris.TIMEOFF_REQUESTS_UPDATE, TimeoffRequestChange.of("10087", TimeoffVerdict.REJECTED))
                        .alsoChanging("approvals"),
                Sample.of(Hris.TIMEOFF_REQUESTS_APPROVE, TimeoffDecision.of("10033"))
                        .expecting("status", "approved"),
                Sample.of(Hris.TIMEOFF_REQUESTS_REJECT, TimeoffDecision.of("10023"))
                        .expecting("status", "rejected"));
    }

    private static Sample<?, ?> newcomer() {
        return Sample.of(
                Hris.EMPLOYEES_CREATE,
                NewEmployee.of("Hildegarda", "Newlanding")
                        .middleName("Oda")
                        .preferredName("Hildie")
                        .jobTitle("Lighthouse keeper")
                        .emails(List.of(
                                email("hildegarda@newlanding.example", "work"),
                                email("oda@newlanding.example", "personal")))
                        .phones(List.of(phone("+47 55 222 0101")))
                        .dateOfBirth(LocalDate.of(1991, 3, 29))
                        .gender(Gender.FEMALE)
                        .maritalStatus(MaritalStatus.SINGLE)
                        .nationality("NO")
                        .hireDate(LocalDate.of(2026, 6, 1))
                        .startDate(START)
                        .employmentStatus(EmploymentStatus.ACTIVE)
                        .manager(MANAGER)
                        .groups(List.of(
                                group("930e0"),
                                new GroupRef(
                                        Optional.empty(),
                                        Optional.of("Services"),
                                        Optional.of(Coded.of(GroupType.DIVISION)))))
                        .employments(List.of(terms()))
                        .homeLocation(home("Lighthouse lane 1"))
                        .customField(FieldInput.of(LOCKER, new AnswerValue.Text("17b")))
                        .customField(FieldInput.of(PARKING, new AnswerValue.Text("Yard")))
                        .customField(FieldInput.of(OVERTIME, new AnswerValue.Number(new BigDecimal("7.5"))))
                        .customField(FieldInput.raw("garment_size_group", RawJson.of("[]")))
                        .build());
    }

    private static EmploymentInput terms() {
        return new EmploymentInput(
                Optional.of(START),
                Optional.of(LocalDate.of(2028, 6, 1)),
                Optional.of("Lighthouse keeper"),
                Optional.of(Coded.of(EmploymentType.PART_TIME)),
                Optional.of(Coded.of(WorkplaceType.REMOTE)),
                Optional.of(new BigDecimal("2750.25")),
                Optional.of(Coded.of(PayInterval.MONTHLY)),
                Optional.of(Coded.of(PayInterval.WEEKLY)),
                Optional.of("NOK"),
                Optional.empty(),
                Optional.of(Coded.of(FlsaStatus.EXEMPT)),
                Optional.empty(),
                Optional.of("Alone at sea"));
    }

    private static Sample<?, ?> changed() {
        return Sample.of(
                        Hris.EMPLOYEES_UPDATE,
                        EmployeeChange.of(EMPLOYEE)
                                .firstName("Renata")
                                .middleName("Q.")
                                .lastName("Renamedsdottir")
                                .preferredName("Rennie")
                                .jobTitle("Master caulker")
                                .emails(Change.set(List.of(email("renata@renamedsdottir.example", "work"))))
                                .phones(Change.set(List.of(phone("+47 55 222 0202"))))
                                .dateOfBirth(LocalDate.of(1970, 12, 31))
                                .gender(Gender.NON_BINARY)
                                .maritalStatus(MaritalStatus.MARRIED)
                                .nationality("DK")
                                .hireDate(LocalDate.of(2020, 2, 29))
                                .startDate(LocalDate.of(2020, 3, 1))
                                .employmentStatus(EmploymentStatus.ACTIVE)
                                .manager(MANAGER)
                                .groups(Change.set(List.of(group("930e0"), group("division_group"))))
                                .employmentsAdd(List.of(EmploymentInput.paying(
                                        START, new BigDecimal("61000"), "GBP", PayInterval.YEARLY)))
                                .homeLocation(home("Harbour lane 2"))
                                .customFields(List.of(
                                        FieldInput.of(LOCKER, new AnswerValue.Text("44")),
                                        FieldInput.of(PARKING, new AnswerValue.Text("Garage")),
                                        FieldInput.cleared("notice_period")))
                                .build())
                .unseen("employments_add", FORMER)
                .alsoChanging(
                        "name",
                        "employments",
                        "company",
                        "work_location",
                        "custom_fields",
                        "personal_email",
                        "phone_group",
                        "marital_status_group",
                        "nationality",
                        "address",
                        "salary_group");
    }

    private static EmailAddress email(String address, String type) {
        return new EmailAddress(Optional.of(address), Optional.of(type), Optional.empty());
    }

    private static PhoneNumber phone(String number) {
        return new PhoneNumber(Optional.of(number), Optional.of("12"), Optional.of("mobile"));
    }

    private static GroupRef group(String id) {
        return new GroupRef(Optional.of(Id.of(id)), Optional.empty(), Optional.empty());
    }

    private static PostalAddress home(String street) {
        return new PostalAddress(
                Optional.empty(),
                Optional.of("Home of somebody, " + street),
                Optional.of(street),
                Optional.empty(),
                Optional.of("Bergen"),
                Optional.of("Vestland"),
                Optional.of("5099"),
                Optional.of("NO"));
    }

    static List<Refused<?, ?>> refused() {
        return List.of(
                Refused.of(
                        Hris.EMPLOYEES_CREATE,
                        NewEmployee.of("Misplaced", "Stranger")
                                .employmentStatus(EmploymentStatus.ACTIVE)
                                .group("no such group")
                                .customField(FieldInput.of(OVERTIME, new AnswerValue.Text("Seven")))
                                .build(),
                        "emails",
                        "start_date",
                        "groups[0].id",
                        "custom_fields[0].value"),
                Refused.of(
                        Hris.EMPLOYEES_UPDATE,
                        EmployeeChange.of(EMPLOYEE)
                                .gender(Gender.UNDISCLOSED)
                                .customFields(List.of(FieldInput.of(FIRST_AID, new AnswerValue.Text("yes"))))
                                .build(),
                        "gender",
                        "custom_fields[0].value"),
                Refused.of(
                        Hris.EMPLOYEES_UPDATE,
                        EmployeeChange.of(EMPLOYEE)
                                .employmentStatus(EmploymentStatus.INACTIVE)
                                .build(),
                        "employment_status"),
                Refused.of(
                        Hris.TIMEOFF_REQUESTS_CREATE,
                        NewTimeoffRequest.of(NOBODY, "10f1", MONDAY, MONDAY),
                        "employee.id"),
                Refused.of(
                        Hris.TIMEOFF_REQUESTS_CREATE,
                        NewTimeoffRequest.of(EMPLOYEE, "no such type", MONDAY, MONDAY),
                        "timeoff_type"),
                Refused.of(Hris.TIMEOFF_REQUESTS_APPROVE, TimeoffDecision.of(NOBODY), "id"));
    }
}
