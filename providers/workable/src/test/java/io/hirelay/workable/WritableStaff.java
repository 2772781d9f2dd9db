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
import io.hirelay.model.Id;
import io.hirelay.model.MaritalStatus;
import io.hirelay.model.PayInterval;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.PostalAddress;
import io.hirelay.model.WorkplaceType;
import io.hirelay.operation.Hris;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What can be written about the people of the simulated company, and what cannot; its rows are always the same. */
final class WritableStaff {
    private WritableStaff() {}

    private static final String MANAGER = "fffde";
    private static final String CHANGED = "fffe2";
    private static final String RAISED = "100007";
    private static final String NOBODY = "fffffffe";
    private static final String ENGINEERING = "930de";
    private static final String LOCKER = "4d1f07";
    private static final String OVERTIME = "4d1f19";
    private static final LocalDate START = LocalDate.of(2026, 9, 1);
    private static final String OWN_LIST = "documents are read by the typed client, not with the person";

    static List<Sample<?, ?>> all() {
        return List.of(
                newcomer(),
                changed(),
                Sample.of(
                                Hris.EMPLOYEES_UPDATE,
                                EmployeeChange.of(CHANGED)
                                        .employments(Change.set(List.of(terms(START, "Reliability engineer"))))
                                        .build())
                        .alsoChanging("job_title", "custom_fields"),
                Sample.of(
                                Hris.EMPLOYEES_UPDATE,
                                EmployeeChange.of(RAISED)
                                        .employmentsAdd(List.of(EmploymentInput.paying(
                                                START, new BigDecimal("99000"), "EUR", PayInterval.YEARLY)))
                                        .build())
                        .alsoChanging("custom_fields"),
                Sample.of(
                                Hris.TIMEOFF_REQUESTS_CREATE,
                                NewTimeoffRequest.of(
                                                CHANGED, "10f1", LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 5))
                                        .during(DaySession.MORNING)
                                        .saying("A wedding by the sea"))
                        .unseen("employee_note", "Workable shows it to nobody who reads requests")
                        .expecting("status", "pending"),
                Sample.of(Hris.TIMEOFF_REQUESTS_APPROVE, TimeoffDecision.of("10033"))
                        .expecting("status", "approved"),
                Sample.of(Hris.TIMEOFF_REQUESTS_REJECT, TimeoffDecision.of("1004f"))
                        .expecting("status", "rejected"),
                Sample.of(Hris.TIMEOFF_REQUESTS_UPDATE, TimeoffRequestChange.of("10023", TimeoffVerdict.APPROVED)));
    }

    private static Sample<?, ?> newcomer() {
        return Sample.of(
                        Hris.EMPLOYEES_CREATE,
                        NewEmployee.of("Hildegarda", "Newlanding")
                                .middleName("Oda")
                                .preferredName("Hildie")
                                .employeeNumber("9001")
                                .jobTitle("Reliability engineer")
                                .email("hildegarda@newlanding.example", "work")
                                .email("hilde@newlanding.example", "personal")
                                .phones(List.of(phone("+15552999901")))
                                .dateOfBirth(LocalDate.of(1991, 3, 29))
                                .gender(Gender.NON_BINARY)
                                .maritalStatus(MaritalStatus.MARRIED)
                                .nationality("US")
                                .hireDate(START.minusDays(20))
                                .startDate(START)
                                .employmentStatus(EmploymentStatus.ACTIVE)
                                .manager(MANAGER)
                                .groups(List.of(group(ENGINEERING)))
                                .employments(List.of(terms(START, "Reliability engineer")))
                                .homeLocation(home())
                                .customField(FieldInput.of(LOCKER, new AnswerValue.Text("17b")))
                                .customField(FieldInput.of(OVERTIME, new AnswerValue.Number(new BigDecimal("7.5"))))
                                .customField(FieldInput.of("skills", new AnswerValue.Choices(List.of("Go", "Chess"))))
                                .document("Contract.pdf", "https://files.example.com/contract.pdf")
                                .build())
                .unseen("documents", OWN_LIST);
    }

    private static Sample<?, ?> changed() {
        return Sample.of(
                        Hris.EMPLOYEES_UPDATE,
                        EmployeeChange.of(CHANGED)
                                .firstName("Renata")
                                .middleName("Q.")
                                .lastName("Renamedsdottir")
                                .preferredName("Rennie")
                                .employeeNumber("9002")
                                .jobTitle("Principal engineer")
                                .emails(Change.set(List.of(
                                        email("renata@renamedsdottir.example", "work"),
                                        email("rennie@renamedsdottir.example", "personal"))))
                                .phones(Change.set(List.of(phone("+15552999902"))))
                                .dateOfBirth(LocalDate.of(1970, 12, 31))
                                .gender(Gender.NON_BINARY)
                                .maritalStatus(MaritalStatus.MARRIED)
                                .nationality("DK")
                                .hireDate(LocalDate.of(2020, 2, 29))
                                .startDate(LocalDate.of(2020, 3, 1))
                                .employmentStatus(EmploymentStatus.ACTIVE)
                                .manager(MANAGER)
                                .groups(Change.set(List.of(group(ENGINEERING))))
                                .homeLocation(home())
                                .customFields(List.of(
                                        FieldInput.of(OVERTIME, new AnswerValue.Number(new BigDecimal("2.25"))),
                                        FieldInput.cleared(LOCKER)))
                                .documentsAdd(
                                        List.of(DocumentInput.of("Review.pdf", "https://files.example.com/review.pdf")))
                                .build())
                .unseen("documents_add", OWN_LIST)
                .alsoChanging("name", "company");
    }

    private static EmploymentInput terms(LocalDate from, String title) {
        return new EmploymentInput(
                Optional.of(from),
                Optional.empty(),
                Optional.of(title),
                Optional.of(Coded.of(EmploymentType.CONTRACT)),
                Optional.of(Coded.of(WorkplaceType.HYBRID)),
                Optional.of(new BigDecimal("90000.5")),
                Optional.of(Coded.of(PayInterval.YEARLY)),
                Optional.of(Coded.of(PayInterval.MONTHLY)),
                Optional.of("USD"),
                Optional.empty(),
                Optional.of(Coded.of(FlsaStatus.EXEMPT)),
                Optional.empty(),
                Optional.empty());
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

    private static PostalAddress home() {
        return new PostalAddress(
                Optional.empty(),
                Optional.empty(),
                Optional.of("1 Main Street"),
                Optional.empty(),
                Optional.of("Portland"),
                Optional.of("Oregon"),
                Optional.of("97201"),
                Optional.of("US"));
    }

    static List<Refused<?, ?>> refused() {
        return List.of(
                Refused.of(
                        Hris.EMPLOYEES_CREATE,
                        NewEmployee.of("Misplaced", "Landlubber")
                                .employmentStatus(EmploymentStatus.ACTIVE)
                                .gender(Gender.UNDISCLOSED)
                                .customField(FieldInput.of("no_such", new AnswerValue.Text("nothing")))
                                .customField(FieldInput.of(OVERTIME, new AnswerValue.Text("many")))
                                .group("no such group")
                                .build(),
                        "custom_fields[0].id",
                        "custom_fields[1].value",
                        "emails",
                        "gender",
                        "groups[0].id",
                        "start_date"),
                Refused.of(
                        Hris.TIMEOFF_REQUESTS_CREATE,
                        NewTimeoffRequest.of(NOBODY, "Siesta", START, START),
                        "employee.id",
                        "timeoff_type"));
    }
}
