package io.hirelay.workable.mapping;

import io.hirelay.mapping.Load;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Coded;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Employee;
import io.hirelay.model.Employment;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.FieldValue;
import io.hirelay.model.Gender;
import io.hirelay.model.Group;
import io.hirelay.model.GroupRef;
import io.hirelay.model.MaritalStatus;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.PostalAddress;
import io.hirelay.model.Ref;
import io.hirelay.workable.mapping.EmployeeSchema.Field;
import io.hirelay.workable.wire.EmployeeDto;
import io.hirelay.workable.wire.FieldRowDto;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Employees. Rows of a list are flat and carry the main things; the full record is keyed by the ids of the account's
 * fields, and what no unified field tells wholly is in {@code custom_fields}. Only rows tell the candidate and the
 * picture. Of several private addresses a row names the main one. Dates are those that are written, never shifted.
 */
public final class EmployeeMapper {
    /** Loads the full record. */
    public static final String PROFILE = "profile";

    /** Fields that no record tells. */
    public static final Set<String> OF_ROWS_ALONE = Set.of("avatar", "candidate");

    private static final Load[] WITH_PROFILE = {Load.ON_GET, Load.onExpand(PROFILE, 1)};

    private static final String WORK_EMAIL = "work_email";
    private static final String PERSONAL_EMAIL = "personal_email";
    private static final String PHONE_TYPE = "phone_type";

    /** Rows and records have words of their own; whatever else there is, somebody is no longer there. */
    static final Map<String, EmploymentStatus> STATUS = Map.of(
            "status_active", EmploymentStatus.ACTIVE,
            "published", EmploymentStatus.ACTIVE,
            "status_draft", EmploymentStatus.PENDING,
            "draft", EmploymentStatus.PENDING,
            "status_inactive", EmploymentStatus.INACTIVE,
            "inactive", EmploymentStatus.INACTIVE);

    static final Map<String, Gender> GENDERS = Map.of(
            "gender_male", Gender.MALE,
            "gender_female", Gender.FEMALE,
            "gender_non_binary", Gender.NON_BINARY);

    private static final Map<String, MaritalStatus> MARITAL = Map.of(
            "marital_status_single", MaritalStatus.SINGLE,
            "marital_status_married", MaritalStatus.MARRIED,
            "marital_status_domestic_partnership", MaritalStatus.DOMESTIC_PARTNERSHIP);

    /** The mapper. */
    public static final Mapper<EmployeeView, Employee> MAPPER = Mapper.of(Employee.class, EmployeeView.class)
            .id(view -> Ids.required("employee", view.text(EmployeeSchema.ID, EmployeeDto::id)))
            .value("employee_number", String.class, view -> view.text("employee_number", EmployeeDto::employeeNumber))
            .value("first_name", String.class, view -> view.text("firstname", EmployeeDto::firstname))
            .value("middle_name", String.class, view -> view.record().text("middle_name"), WITH_PROFILE)
            .value("last_name", String.class, view -> view.text("lastname", EmployeeDto::lastname))
            .value("name", String.class, EmployeeMapper::name)
            .value("preferred_name", String.class, view -> view.text("preferred_name", EmployeeDto::preferredName))
            .value("job_title", String.class, view -> view.text("job_title", EmployeeDto::jobTitle))
            .value("company", NamedRef.class, EmployeeMapper::company)
            .list("groups", GroupRef.class, EmployeeMapper::groups)
            .list("emails", EmailAddress.class, EmployeeMapper::emails)
            .list("phones", PhoneNumber.class, view -> phones(view.record()), WITH_PROFILE)
            .list(
                    "employments",
                    Employment.class,
                    view -> EmploymentMapping.employments(view.record(), view.today()),
                    WITH_PROFILE)
            .value("manager", NamedRef.class, EmployeeMapper::manager)
            .value("work_location", PostalAddress.class, view -> view.groups().workLocation(legalEntity(view)))
            .value("home_location", PostalAddress.class, view -> home(view.record()), WITH_PROFILE)
            .coded("gender", Gender.class, GENDERS, view -> view.record().text("gender"), WITH_PROFILE)
            .coded(
                    "marital_status",
                    MaritalStatus.class,
                    MARITAL,
                    view -> part(view.record(), "marital_status_group", "marital_status"),
                    WITH_PROFILE)
            .value("date_of_birth", LocalDate.class, view -> view.date("birthdate", EmployeeDto::birthdate))
            .value("hire_date", LocalDate.class, view -> view.record().date("hire_date"), WITH_PROFILE)
            .value("start_date", LocalDate.class, view -> view.date("start_date", EmployeeDto::startDate))
            .coded("employment_status", EmploymentStatus.class, EmployeeMapper::status)
            .value("nationality", String.class, view -> country(view.record().current("nationality")), WITH_PROFILE)
            .value("avatar", String.class, view -> view.fromRow(EmployeeDto::avatar))
            .value("candidate", Ref.class, view -> Ids.ref(view.fromRow(EmployeeDto::candidateId)))
            .list("custom_fields", FieldValue.class, view -> CustomFieldValues.of(view.record()), WITH_PROFILE)
            .build();

    private EmployeeMapper() {}

    private static @Nullable String name(EmployeeView view) {
        return Values.text(Stream.of(
                        Optional.ofNullable(view.text("firstname", EmployeeDto::firstname)),
                        Optional.ofNullable(view.text("lastname", EmployeeDto::lastname)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" ")));
    }

    private static @Nullable Coded<EmploymentStatus> status(EmployeeView view) {
        String word = view.text(
                "status",
                row -> Values.text(row.statusSemanticType()) != null ? row.statusSemanticType() : row.state());
        return word == null ? null : Coded.of(STATUS.getOrDefault(word, EmploymentStatus.INACTIVE), word);
    }

    private static @Nullable String legalEntity(EmployeeView view) {
        return view.text("legal_entity", EmployeeDto::legalEntityId);
    }

    private static @Nullable NamedRef<Group> company(EmployeeView view) {
        return view.groups().company(legalEntity(view));
    }

    private static List<GroupRef> groups(EmployeeView view) {
        return Stream.of(
                        Optional.ofNullable(
                                view.groups().department(view.text("department", EmployeeDto::departmentId))),
                        Optional.ofNullable(view.groups().division(view.text("division", EmployeeDto::divisionId))),
                        Optional.ofNullable(view.groups().legalEntity(legalEntity(view))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Workable names the manager by id. */
    private static @Nullable NamedRef<Employee> manager(EmployeeView view) {
        return Ids.named(view.text("reports_to", EmployeeDto::managerId), null);
    }

    private static List<EmailAddress> emails(EmployeeView view) {
        List<EmailAddress> emails = new ArrayList<>();
        String work = view.text(WORK_EMAIL, EmployeeDto::workEmail);
        if (work != null) {
            emails.add(email(work, "work", true));
        }
        List<String> personal = view.isRow()
                ? Stream.ofNullable(view.fromRow(EmployeeDto::email)).toList()
                : Values.map(
                        view.record().rows(PERSONAL_EMAIL),
                        row -> EmployeeRecord.text(
                                row.value() == null ? null : row.value().value()));
        for (String address : personal) {
            emails.add(email(address, "personal", emails.isEmpty()));
        }
        return emails;
    }

    private static EmailAddress email(String address, String type, boolean primary) {
        return new EmailAddress(Optional.of(address), Optional.of(type), Optional.of(primary));
    }

    private static List<PhoneNumber> phones(EmployeeRecord record) {
        Optional<Field> group = record.schema().field("phone_group");
        return Values.map(record.rows("phone_group"), row -> {
            Map<?, ?> parts = parts(row);
            String number = EmployeeRecord.text(parts.get("phone"));
            return number == null
                    ? null
                    : new PhoneNumber(
                            Optional.of(number),
                            Optional.ofNullable(EmployeeRecord.text(parts.get("phone_ext"))),
                            Optional.ofNullable(EmployeeRecord.text(parts.get(PHONE_TYPE)))
                                    .map(type -> phoneType(type, group)));
        });
    }

    /** {@code mobile} of {@code phone_type_mobile}; of a type that the account added, its label. */
    private static String phoneType(String choice, Optional<Field> group) {
        String own = PHONE_TYPE + "_";
        return choice.startsWith(own)
                ? choice.substring(own.length())
                : group.flatMap(field -> field.part(PHONE_TYPE))
                        .flatMap(part -> part.choices().byId(choice))
                        .orElse(choice);
    }

    private static @Nullable PostalAddress home(EmployeeRecord record) {
        return record.current("address") instanceof Map<?, ?> place ? Homes.address(place) : null;
    }

    private static @Nullable String part(EmployeeRecord record, String field, String part) {
        return record.current(field) instanceof Map<?, ?> parts ? EmployeeRecord.text(parts.get(part)) : null;
    }

    static Map<?, ?> parts(FieldRowDto row) {
        return row.value() != null && row.value().value() instanceof Map<?, ?> parts ? parts : Map.of();
    }

    /** A country's code, or what there is of it. */
    private static @Nullable String country(@Nullable Object value) {
        if (value instanceof Map<?, ?> country) {
            String code = EmployeeRecord.text(country.get("value"));
            return code != null ? code : EmployeeRecord.text(country.get("display"));
        }
        return EmployeeRecord.text(value);
    }
}
