package io.hirelay.workable.mapping;

import io.hirelay.error.Choice;
import io.hirelay.error.Findings;
import io.hirelay.input.EmployeeChange;
import io.hirelay.input.EmploymentInput;
import io.hirelay.input.FieldInput;
import io.hirelay.input.NewEmployee;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.GroupRef;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.PostalAddress;
import io.hirelay.model.RawJson;
import io.hirelay.model.Word;
import io.hirelay.workable.mapping.EmployeeSchema.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Employees as Workable is told of them: unified fields become fields by their ids, choices become ids of choices, and
 * values of fields with several of them become rows. Whatever has no place, or is of another kind than its field, is
 * found wrong. For one input, not thread-safe.
 */
public final class EmployeeWriter {
    private static final String WORK = "work";
    private static final String PERSONAL = "personal";

    /** Groups, by the field that holds each. */
    private static final List<String> GROUPS = List.of("department", "division", "legal_entity");

    private final EmployeeSchema schema;
    private final Function<RawJson, @Nullable Object> json;
    private final Findings findings;
    private final Map<String, FieldWish> wishes = new LinkedHashMap<>();

    /** @param json reads what is given in Workable's own form */
    public EmployeeWriter(EmployeeSchema schema, Function<RawJson, @Nullable Object> json, Findings findings) {
        this.schema = schema;
        this.json = json;
        this.findings = findings;
    }

    /** @param ids of manager and groups, by the field that holds each */
    public EmployeePatch creation(NewEmployee input, Map<String, String> ids) {
        text("firstname", "first_name", Change.set(input.firstName()));
        text("middle_name", "middle_name", set(input.middleName()));
        text("lastname", "last_name", Change.set(input.lastName()));
        text("preferred_name", "preferred_name", set(input.preferredName()));
        text("employee_number", "employee_number", set(input.employeeNumber()));
        text("job_title", "job_title", set(input.jobTitle().or(() -> EmploymentRows.title(input.employments()))));
        emails(set(input.emails()));
        phones(set(input.phones()));
        date("birthdate", "date_of_birth", set(input.dateOfBirth()));
        choice("gender", "gender", set(input.gender()));
        maritalStatus(set(input.maritalStatus()));
        country("nationality", "nationality", set(input.nationality()));
        date("hire_date", "hire_date", set(input.hireDate()));
        date("start_date", "start_date", set(input.startDate()));
        ids.forEach((field, id) -> put(field, GROUPS.contains(field) ? "groups" : "manager", new FieldWish.Whole(id)));
        employments("employments", input.employments(), true);
        home(set(input.homeLocation()));
        customFields(input.customFields());
        return new EmployeePatch(wishes);
    }

    /** @param ids of manager and groups that are set, by the field that holds each */
    public EmployeePatch change(EmployeeChange input, Map<String, String> ids) {
        text("firstname", "first_name", input.firstName());
        text("middle_name", "middle_name", input.middleName());
        text("lastname", "last_name", input.lastName());
        text("preferred_name", "preferred_name", input.preferredName());
        text("employee_number", "employee_number", input.employeeNumber());
        List<EmploymentInput> replaced =
                input.employments() instanceof Change.Set<List<EmploymentInput>> set ? set.value() : List.of();
        Optional<String> title = EmploymentRows.title(replaced.isEmpty() ? input.employmentsAdd() : replaced);
        text("job_title", "job_title", input.jobTitle() instanceof Change.Keep ? set(title) : input.jobTitle());
        emails(input.emails());
        phones(input.phones());
        date("birthdate", "date_of_birth", input.dateOfBirth());
        choice("gender", "gender", input.gender());
        maritalStatus(input.maritalStatus());
        country("nationality", "nationality", input.nationality());
        date("hire_date", "hire_date", input.hireDate());
        date("start_date", "start_date", input.startDate());
        if (input.manager() instanceof Change.Clear) {
            put("reports_to", "manager", new FieldWish.Whole(null));
        }
        if (input.groups() instanceof Change.Clear
                || input.groups() instanceof Change.Set<List<GroupRef>> set
                        && set.value().isEmpty()) {
            GROUPS.forEach(field -> put(field, "groups", new FieldWish.Whole(null)));
        }
        ids.forEach((field, id) -> put(field, GROUPS.contains(field) ? "groups" : "manager", new FieldWish.Whole(id)));
        if (!(input.employments() instanceof Change.Keep)) {
            employments("employments", replaced, true);
            if (replaced.isEmpty()) {
                put(EmploymentRows.CONTRACTS, "employments", new FieldWish.Whole(null));
                put(EmploymentRows.PAYS, "employments", new FieldWish.Whole(null));
            }
        }
        employments("employments_add", input.employmentsAdd(), false);
        home(input.homeLocation());
        customFields(input.customFields());
        return new EmployeePatch(wishes);
    }

    private static <V> Change<V> set(Optional<V> value) {
        return value.map(Change::set).orElseGet(Change::keep);
    }

    private static <V> Change<List<V>> set(List<V> values) {
        return values.isEmpty() ? Change.keep() : Change.set(values);
    }

    private <V> void apply(
            String field, String unified, Change<V> change, Function<V, Optional<? extends FieldWish>> wish) {
        if (change instanceof Change.Set<V> set) {
            wish.apply(set.value()).ifPresent(wanted -> put(field, unified, wanted));
        } else if (change instanceof Change.Clear) {
            put(field, unified, new FieldWish.Whole(null));
        }
    }

    /** Where the account has no such field there is nothing to take away, and nowhere to put anything. */
    private void put(String field, String unified, FieldWish wish) {
        Optional<Field> known = schema.field(field);
        if (known.isEmpty() && schema != EmployeeSchema.UNKNOWN) {
            if (wish instanceof FieldWish.Whole whole && StoredValues.isNothing(whole.value())) {
                return;
            }
            findings.add(unified, "has no place in this Workable account, which has no employee field " + field);
        } else if (known.filter(Field::isGenerated).isPresent()) {
            findings.add(unified, "is given by Workable itself in this account: leave it out");
        } else if (wishes.putIfAbsent(field, known.filter(Field::isMultiple).isPresent() ? wish.ofSeveral() : wish)
                != null) {
            findings.add(unified, "tells the field " + field + ", which another field tells as well");
        }
    }

    private void text(String field, String unified, Change<String> change) {
        apply(field, unified, change, value -> Optional.of(new FieldWish.Whole(value.strip())));
    }

    private void date(String field, String unified, Change<LocalDate> change) {
        apply(field, unified, change, day -> Optional.of(new FieldWish.Whole(FieldEncoder.day(day))));
    }

    private void country(String field, String unified, Change<String> change) {
        apply(
                field,
                unified,
                change,
                code -> FieldEncoder.country(unified, code, findings).map(FieldWish.Whole::new));
    }

    private <E extends Enum<E> & Word> void choice(String field, String unified, Change<Coded<E>> change) {
        apply(
                field,
                unified,
                change,
                coded -> FieldEncoder.choice(
                                unified,
                                FieldEncoder.choices(schema, field),
                                coded.word(),
                                List.of(field + "_" + coded.word()),
                                findings)
                        .map(FieldWish.Whole::new));
    }

    private <E extends Enum<E> & Word> void maritalStatus(Change<Coded<E>> change) {
        String group = "marital_status_group";
        String part = "marital_status";
        apply(
                group,
                part,
                change,
                coded -> FieldEncoder.choice(
                                part,
                                FieldEncoder.choices(schema, group, part),
                                coded.word(),
                                List.of(part + "_" + coded.word()),
                                findings)
                        .map(choice -> new FieldWish.Parts(Map.of(part, choice))));
    }

    /** One address for work, any number of private ones; the first without a type is the one for work. */
    private void emails(Change<List<EmailAddress>> change) {
        if (change instanceof Change.Clear) {
            put("work_email", "emails", new FieldWish.Whole(null));
            put("personal_email", "emails", new FieldWish.Whole(null));
        }
        if (!(change instanceof Change.Set<List<EmailAddress>> set)) {
            return;
        }
        boolean told = set.value().stream()
                .anyMatch(email -> email.type().filter(WORK::equalsIgnoreCase).isPresent());
        List<String> work = new ArrayList<>();
        List<Object> personal = new ArrayList<>();
        for (int i = 0; i < set.value().size(); i++) {
            EmailAddress email = set.value().get(i);
            String type = email.type().orElse(told || !work.isEmpty() ? PERSONAL : WORK);
            String address = email.email().orElseThrow().strip();
            if (type.equalsIgnoreCase(WORK) && work.isEmpty()) {
                work.add(address);
            } else if (type.equalsIgnoreCase(WORK)) {
                findings.add("emails[" + i + "]", "is a second address for work; Workable keeps one");
            } else if (type.equalsIgnoreCase(PERSONAL)) {
                personal.add(address);
            } else {
                findings.add("emails[" + i + "].type", "must be work or personal");
            }
        }
        put("work_email", "emails", new FieldWish.Whole(work.isEmpty() ? null : work.get(0)));
        put("personal_email", "emails", rows("personal_email", personal, true));
    }

    private void phones(Change<List<PhoneNumber>> change) {
        String group = "phone_group";
        apply(group, "phones", change, phones -> {
            List<Object> rows = new ArrayList<>();
            for (int i = 0; i < phones.size(); i++) {
                PhoneNumber phone = phones.get(i);
                String path = "phones[" + i + "].";
                Map<String, Object> parts = new LinkedHashMap<>();
                phone.type()
                        .flatMap(type -> FieldEncoder.choice(
                                path + "type",
                                FieldEncoder.choices(schema, group, "phone_type"),
                                type,
                                List.of("phone_type_" + type.strip()),
                                findings))
                        .ifPresent(type -> parts.put("phone_type", type));
                phone.number().ifPresent(number -> parts.put("phone", number.strip()));
                phone.extension()
                        .flatMap(digits -> FieldEncoder.digits(path + "extension", digits, findings))
                        .ifPresent(digits -> parts.put("phone_ext", digits));
                rows.add(parts);
            }
            return Optional.of(rows(group, rows, true));
        });
    }

    private void employments(String unified, List<EmploymentInput> employments, boolean replacing) {
        EmploymentRows rows = new EmploymentRows(schema, findings).add(unified, employments);
        if (!rows.contracts().isEmpty()) {
            put(EmploymentRows.CONTRACTS, unified, rows(EmploymentRows.CONTRACTS, rows.contracts(), replacing));
        }
        if (!rows.pays().isEmpty()) {
            put(EmploymentRows.PAYS, unified, rows(EmploymentRows.PAYS, rows.pays(), replacing));
        }
    }

    private FieldWish rows(String field, List<Object> values, boolean replacing) {
        if (values.isEmpty() && replacing) {
            return new FieldWish.Whole(null);
        }
        return new FieldWish.Rows(
                values,
                replacing,
                schema.field(field).map(Field::keepsHistory).orElse(true),
                switch (field) {
                    case EmploymentRows.CONTRACTS -> Optional.of(EmploymentRows.CONTRACT_DAY);
                    case EmploymentRows.PAYS -> Optional.of(EmploymentRows.PAY_DAY);
                    default -> Optional.empty();
                });
    }

    /** A place in the words of the map service that Workable asks. */
    private void home(Change<PostalAddress> change) {
        apply("address", "home_location", change, home -> {
            Map<String, Object> place = new LinkedHashMap<>();
            home.id().ifPresent(id -> place.put("id", id));
            home.name().ifPresent(name -> place.put("location_string", name));
            Optional<String> street = home.street1()
                    .map(first ->
                            home.street2().map(second -> first + ", " + second).orElse(first))
                    .or(home::street2);
            street.ifPresent(name -> place.put("street_name", name));
            home.city().ifPresent(city -> place.put("city", city));
            home.state().ifPresent(state -> place.put("subregion", state));
            home.postalCode().ifPresent(code -> place.put("zip_code", code));
            home.country()
                    .flatMap(code -> FieldEncoder.country("home_location.country", code, findings))
                    .ifPresent(country -> {
                        place.put("country_code", ((Map<?, ?>) country).get("value"));
                        place.put("country", ((Map<?, ?>) country).get("display"));
                    });
            if (!place.containsKey("location_string")) {
                String whole = Places.display(
                        street.orElse(null),
                        home.city().orElse(null),
                        home.country().orElse(null));
                if (whole != null) {
                    place.put("location_string", whole);
                }
            }
            return Optional.of(new FieldWish.Whole(place));
        });
    }

    private void customFields(List<FieldInput> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            customField(inputs.get(i), "custom_fields[" + i + "]");
        }
    }

    private void customField(FieldInput input, String path) {
        String id = input.id().value().strip();
        Optional<Field> field = schema.field(id);
        if (field.isEmpty() && schema != EmployeeSchema.UNKNOWN) {
            findings.add(
                    path + ".id",
                    "is no field of employees in this Workable account",
                    schema.fields().stream()
                            .map(each -> new Choice(each.id(), each.label().orElse(each.id())))
                            .toList());
            return;
        }
        if (input.value() instanceof Change.Clear) {
            put(id, path, new FieldWish.Whole(null));
        } else if (input.value() instanceof Change.Set<AnswerValue> set) {
            if (field.isEmpty()) {
                findings.add(
                        path + ".value",
                        "cannot be checked, for the token may not read the account's fields: give it as Workable writes"
                                + " it, or grant r_account");
                return;
            }
            plain(field.get(), set.value(), path).ifPresent(wish -> put(id, path, wish));
        } else {
            put(id, path, new FieldWish.Whole(json.apply(input.raw())));
        }
    }

    private Optional<? extends FieldWish> plain(Field field, AnswerValue value, String path) {
        String at = path + ".value";
        if (field.isComposite()) {
            findings.add(
                    at,
                    "is of a field made of parts: give it as Workable writes it, "
                            + (field.isMultiple()
                                    ? "a list of rows, each {\"value\": {…}}, with the parts "
                                    : "with the parts ")
                            + String.join(
                                    ", ",
                                    field.parts().stream()
                                            .map(part -> part.id())
                                            .toList()));
            return Optional.empty();
        }
        if (!field.isMultiple()) {
            return FieldEncoder.value(at, field.type(), field.choices(), value, findings)
                    .map(FieldWish.Whole::new);
        }
        List<AnswerValue> several = value instanceof AnswerValue.Choices choices
                ? choices.json().stream()
                        .<AnswerValue>map(AnswerValue.Text::new)
                        .toList()
                : List.of(value);
        List<Object> values = new ArrayList<>();
        for (AnswerValue each : several) {
            FieldEncoder.value(at, field.type(), field.choices(), each, findings)
                    .ifPresent(values::add);
        }
        return values.size() == several.size() ? Optional.of(rows(field.id(), values, true)) : Optional.empty();
    }
}
