package io.hirelay.conformance.reference;

import io.hirelay.conformance.Refused;
import io.hirelay.conformance.Sample;
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
import io.hirelay.model.NamedRef;
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

/** What can be written about those who work for the company of the reference system, and what cannot. */
final class RosterSamples {
    private RosterSamples() {}

    private static final String NOTE = "the office keeps what it answered";

    static List<Sample<?, ?>> all() {
        return List.of(
                newcomer(),
                changed(),
                Sample.of(
                                Hris.TIMEOFF_REQUESTS_CREATE,
                                new NewTimeoffRequest(
                                        named(RosterSeed.handId(3)),
                                        Id.of("L1"),
                                        LocalDate.of(2026, 8, 3).atStartOfDay(),
                                        LocalDate.of(2026, 8, 3).atStartOfDay(),
                                        Optional.of("Sailing with the children"),
                                        Optional.of(DaySession.AFTERNOON),
                                        Optional.of(new BigDecimal("0.5")),
                                        RawJson.NULL))
                        .expecting("status", "pending"),
                Sample.of(
                                Hris.TIMEOFF_REQUESTS_CREATE,
                                NewTimeoffRequest.of(
                                        RosterSeed.handId(4),
                                        "L2",
                                        LocalDateTime.of(2026, 8, 4, 13, 0),
                                        LocalDateTime.of(2026, 8, 4, 15, 30)))
                        .expecting("units", "hours"),
                Sample.of(
                                Hris.TIMEOFF_REQUESTS_UPDATE,
                                TimeoffRequestChange.of(RosterSeed.absenceId(0), TimeoffVerdict.REJECTED)
                                        .saying("Too many are away"))
                        .unseen("note", NOTE),
                Sample.of(
                                Hris.TIMEOFF_REQUESTS_APPROVE,
                                TimeoffDecision.of(RosterSeed.absenceId(4)).saying("Fair winds"))
                        .unseen("note", NOTE)
                        .expecting("status", "approved"),
                Sample.of(
                                Hris.TIMEOFF_REQUESTS_REJECT,
                                TimeoffDecision.of(RosterSeed.absenceId(8)).saying("Not this week"))
                        .unseen("note", NOTE)
                        .expecting("status", "rejected"));
    }

    private static <T> NamedRef<T> named(String id) {
        return new NamedRef<>(Optional.of(Id.of(id)), Optional.empty());
    }

    private static Sample<?, ?> newcomer() {
        return Sample.of(
                Hris.EMPLOYEES_CREATE,
                NewEmployee.of("Hildegarda", "Newlanding")
                        .middleName("Oda")
                        .preferredName("Hildie")
                        .employeeNumber("S-0999")
                        .jobTitle("Lighthouse keeper")
                        .emails(List.of(email("hildegarda@newlanding.example", "work")))
                        .phones(List.of(phone("+47 55 222 0101")))
                        .dateOfBirth(LocalDate.of(1991, 3, 29))
                        .gender(Gender.FEMALE)
                        .maritalStatus(MaritalStatus.SINGLE)
                        .nationality("NO")
                        .hireDate(LocalDate.of(2026, 6, 1))
                        .startDate(LocalDate.of(2026, 6, 2))
                        .employmentStatus(EmploymentStatus.ACTIVE)
                        .manager(RosterSeed.handId(2))
                        .groups(List.of(
                                group(RosterSeed.crew(3)),
                                new GroupRef(
                                        Optional.empty(),
                                        Optional.of("South Yard"),
                                        Optional.of(Coded.of(GroupType.OFFICE)))))
                        .employments(List.of(berth()))
                        .homeLocation(home("Lighthouse lane 1"))
                        .customField(
                                FieldInput.of(MarkSeed.id("boots"), new AnswerValue.Number(BigDecimal.valueOf(38))))
                        .customField(FieldInput.of(MarkSeed.id("swims"), new AnswerValue.Flag(true)))
                        .customField(FieldInput.of(MarkSeed.id("checkup"), new AnswerValue.Text("2026-09-30")))
                        .customField(FieldInput.of(MarkSeed.id("watch"), new AnswerValue.Text("Dusk")))
                        .customField(
                                FieldInput.of(MarkSeed.id("tools"), new AnswerValue.Choices(List.of("Adze", "Fid"))))
                        .customField(FieldInput.raw(
                                MarkSeed.id("deposit"), RawJson.of("{\"coin\":\"NOK\",\"sum\":\"75.00\"}")))
                        .build());
    }

    private static EmploymentInput berth() {
        return new EmploymentInput(
                Optional.of(LocalDate.of(2026, 6, 2)),
                Optional.of(LocalDate.of(2028, 6, 1)),
                Optional.of("Keeper"),
                Optional.of(Coded.of(EmploymentType.PART_TIME)),
                Optional.of(Coded.of(WorkplaceType.REMOTE)),
                Optional.of(new BigDecimal("2750.25")),
                Optional.of(Coded.of(PayInterval.MONTHLY)),
                Optional.of(Coded.of(PayInterval.WEEKLY)),
                Optional.of("NOK"),
                Optional.of("T7"),
                Optional.of(Coded.of(FlsaStatus.EXEMPT)),
                Optional.of("Lighthouse closes"),
                Optional.of("Alone at sea"));
    }

    private static Sample<?, ?> changed() {
        return Sample.of(
                        Hris.EMPLOYEES_UPDATE,
                        EmployeeChange.of(RosterSeed.handId(4))
                                .firstName("Renata")
                                .middleName("Q.")
                                .lastName("Renamedsdottir")
                                .preferredName("Rennie")
                                .employeeNumber("S-0888")
                                .jobTitle("Master caulker")
                                .emails(Change.set(List.of(email("renata@renamedsdottir.example", "work"))))
                                .phones(Change.set(List.of(phone("+47 55 222 0202"))))
                                .dateOfBirth(LocalDate.of(1970, 12, 31))
                                .gender(Gender.NON_BINARY)
                                .maritalStatus(MaritalStatus.MARRIED)
                                .nationality("DK")
                                .hireDate(LocalDate.of(2020, 2, 29))
                                .startDate(LocalDate.of(2020, 3, 1))
                                .employmentStatus(EmploymentStatus.INACTIVE)
                                .manager(RosterSeed.handId(0))
                                .groups(Change.set(List.of(group(RosterSeed.crew(5)))))
                                .homeLocation(home("Harbour lane 2"))
                                .customFields(List.of(
                                        FieldInput.of(MarkSeed.id("nickname"), new AnswerValue.Text("Tar")),
                                        FieldInput.of(
                                                MarkSeed.id("boots"), new AnswerValue.Number(BigDecimal.valueOf(47))),
                                        FieldInput.cleared(MarkSeed.id("swims"))))
                                .build())
                .alsoChanging("name", "company");
    }

    private static EmailAddress email(String address, String type) {
        return new EmailAddress(Optional.of(address), Optional.of(type), Optional.empty());
    }

    private static PhoneNumber phone(String number) {
        return new PhoneNumber(Optional.of(number), Optional.empty(), Optional.of("mobile"));
    }

    private static GroupRef group(String id) {
        return new GroupRef(Optional.of(Id.of(id)), Optional.empty(), Optional.empty());
    }

    private static PostalAddress home(String street) {
        return new PostalAddress(
                Optional.empty(),
                Optional.of("Home of a hand"),
                Optional.of(street),
                Optional.of("Second floor"),
                Optional.of("Bergen"),
                Optional.of("Vestland"),
                Optional.of("5099"),
                Optional.of("NO"));
    }

    static List<Refused<?, ?>> refused() {
        return List.of(
                Refused.of(
                        Hris.EMPLOYEES_CREATE,
                        NewEmployee.of("Misplaced", "Landlubber")
                                .manager("h1")
                                .groups(List.of(group("crew/99")))
                                .customField(FieldInput.of("mark:none", new AnswerValue.Text("nothing")))
                                .customField(FieldInput.of(MarkSeed.id("boots"), new AnswerValue.Text("large")))
                                .build(),
                        "manager",
                        "groups[0]",
                        "custom_fields[0].id",
                        "custom_fields[1].value"),
                Refused.of(
                        Hris.EMPLOYEES_UPDATE,
                        EmployeeChange.of("h1").lastName("Nobody").build(),
                        "id"),
                Refused.of(
                        Hris.TIMEOFF_REQUESTS_CREATE,
                        NewTimeoffRequest.of("h1", "Siesta", LocalDate.of(2026, 8, 3), LocalDate.of(2026, 8, 4))
                                .during(DaySession.MORNING),
                        "employee",
                        "timeoff_type",
                        "session"),
                Refused.of(Hris.TIMEOFF_REQUESTS_APPROVE, TimeoffDecision.of("ab-none"), "id"));
    }
}
