package io.hirelay.conformance;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.input.EmployeeChange;
import io.hirelay.input.FieldInput;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.Employee;
import io.hirelay.model.FieldDefinition;
import io.hirelay.model.FieldPart;
import io.hirelay.model.FieldPartDefinition;
import io.hirelay.model.FieldRow;
import io.hirelay.model.FieldType;
import io.hirelay.model.FieldValue;
import io.hirelay.model.Option;
import io.hirelay.model.RawJson;
import io.hirelay.model.Shape;
import io.hirelay.operation.Hris;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What employees hold in fields that only their definitions tell the meaning of, and how fields are changed. */
final class EmployeeFields {
    private EmployeeFields() {}

    static void values(Trial trial) {
        Map<String, FieldDefinition> defined = new LinkedHashMap<>();
        EmployeeRules.rows(trial, Hris.FIELDS_LIST)
                .forEach(definition -> defined.put(definition.id().value(), definition));
        int seen = 0;
        for (Employee employee : EmployeeRules.whole(trial, Hris.EMPLOYEES_LIST)) {
            for (FieldValue field : employee.customFields()) {
                seen++;
                String id = field.id().value();
                FieldDefinition definition = defined.get(id);
                Expect.that(definition != null, "custom_fields has %s, which fields does not define", id);
                Expect.equal(
                        definition.type().map(Coded::word),
                        field.type().map(Coded::word),
                        "the type of the value of %s",
                        id);
                check(definition, field);
            }
        }
        Expect.that(seen > 0, "no employee of the account has a value in custom_fields");
    }

    private static void check(FieldDefinition definition, FieldValue field) {
        String id = field.id().value();
        boolean several = definition.isMultiple().orElse(false);
        field.value().ifPresent(value -> check(id, definition.type(), definition.options(), several, value));
        Expect.that(
                field.value().isPresent()
                        || !field.rows().isEmpty()
                        || !field.raw().equals(RawJson.NULL),
                "the value of %s is neither told nor kept as the provider has it",
                id);
        for (FieldRow row : field.rows()) {
            row.value().ifPresent(value -> check(id, definition.type(), definition.options(), false, value));
            for (FieldPart part : row.parts()) {
                FieldPartDefinition known = definition.parts().stream()
                        .filter(each -> each.id().equals(part.id()))
                        .findFirst()
                        .orElseThrow(() -> new Violation(
                                "a value of " + id + " has a part that its definition does not name: " + part.id()));
                Expect.equal(
                        known.type().map(Coded::word), part.type().map(Coded::word), "the type of a part of %s", id);
                part.value()
                        .ifPresent(value ->
                                check(id + "." + part.id().orElse(""), known.type(), known.options(), false, value));
            }
        }
    }

    /** @param several whether a list of texts may stand for several values */
    private static void check(
            String field, Optional<Coded<FieldType>> type, List<Option> options, boolean several, AnswerValue value) {
        Optional<FieldType> known = type.flatMap(Coded::known);
        if (known.isEmpty()) {
            return;
        }
        boolean right = switch (known.get()) {
            case NUMBER, PERCENTAGE -> value instanceof AnswerValue.Number;
            case BOOLEAN -> value instanceof AnswerValue.Flag;
            case DATE -> isText(several, value) && texts(value).stream().allMatch(EmployeeFields::isDay);
            case SHORT_TEXT, FREE_TEXT, EMAIL, PHONE, URL -> isText(several, value);
            case DROPDOWN, MULTIPLE_CHOICE -> isChosen(options, value);
            default -> true;
        };
        Expect.that(
                right,
                "the value of %s is %s, which is not what a field of the type %s holds",
                field,
                value.getClass().getSimpleName(),
                known.get().word());
    }

    private static boolean isText(boolean several, AnswerValue value) {
        return value instanceof AnswerValue.Text || several && value instanceof AnswerValue.Choices;
    }

    private static boolean isChosen(List<Option> options, AnswerValue value) {
        Set<String> labels = new HashSet<>();
        options.forEach(option -> Stream.of(option.label(), option.value(), option.id())
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(labels::add));
        List<String> texts = texts(value);
        return !texts.isEmpty() && labels.containsAll(texts);
    }

    private static List<String> texts(AnswerValue value) {
        return value instanceof AnswerValue.Text text
                ? List.of(text.json())
                : value instanceof AnswerValue.Choices choices ? choices.json() : List.of();
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException notADay) {
            return false;
        }
    }

    static void definitions(Trial trial) {
        for (FieldDefinition definition : EmployeeRules.rows(trial, Hris.FIELDS_LIST)) {
            String id = definition.id().value();
            once(id, definition.type(), definition.options());
            Set<String> parts = new HashSet<>();
            for (FieldPartDefinition part : definition.parts()) {
                Expect.that(part.id().isPresent(), "a part of %s has no id", id);
                Expect.that(parts.add(part.id().orElseThrow()), "a part of %s is named twice", id);
                once(id + "." + part.id().orElseThrow(), part.type(), part.options());
            }
            boolean composite = definition
                    .type()
                    .filter(type -> type.is(FieldType.COMPOSITE))
                    .isPresent();
            Expect.that(!composite || !parts.isEmpty(), "%s is made of parts and names none", id);
        }
    }

    private static void once(String field, Optional<Coded<FieldType>> type, List<Option> options) {
        boolean chooses = type.filter(word -> word.is(FieldType.DROPDOWN) || word.is(FieldType.MULTIPLE_CHOICE))
                .isPresent();
        Expect.that(!chooses || !options.isEmpty(), "%s is one of choices and names none", field);
        Set<Optional<String>> ids = new HashSet<>();
        options.forEach(option -> {
            Expect.that(
                    option.label().isPresent() || option.id().isPresent(),
                    "a choice of %s has neither id nor label",
                    field);
            Expect.that(option.id().isEmpty() || ids.add(option.id()), "a choice of %s is named twice", field);
        });
    }

    /** Each field that a sample sets, alone. */
    static void oneAtATime(Trial trial) {
        int samples = new Writing(trial).samples(Hris.EMPLOYEES_UPDATE).size();
        int tried = 0;
        for (int number = 0; number < samples; number++) {
            Sample<EmployeeChange, Employee> sample =
                    new Writing(trial).samples(Hris.EMPLOYEES_UPDATE).get(number);
            for (Shape.Field field : sample.given()) {
                Object value = field.in(sample.input());
                if (value instanceof Change<?>) {
                    tried++;
                    only(trial, sample, only(sample, field.name()), field.name());
                }
            }
            for (FieldInput field : sample.input().customFields()) {
                tried++;
                only(
                        trial,
                        sample,
                        Writing.with(only(sample, "custom_fields"), "custom_fields", List.of(field)),
                        field.id().value());
            }
        }
        Expect.that(tried > 0, "no sample changes a field of an employee");
    }

    /** The input with this one of its fields alone. */
    private static EmployeeChange only(Sample<EmployeeChange, Employee> sample, String name) {
        EmployeeChange input = sample.input();
        for (Shape.Field field : sample.given()) {
            if (!field.name().equals(name) && !field.name().equals("id")) {
                input = field.valueClass() == Change.class
                        ? Writing.with(input, field.name(), Change.keep())
                        : field.arity() == Shape.Arity.LIST ? Writing.with(input, field.name(), List.of()) : input;
            }
        }
        return input;
    }

    private static void only(Trial trial, Sample<EmployeeChange, Employee> sample, EmployeeChange input, String what) {
        try (Trial own = trial.fresh()) {
            String id = input.id().value();
            Map<String, @Nullable Object> before = told(own, id);
            try {
                own.connection().employees().update(input);
            } catch (InvalidRequestException together) {
                return; // it goes with another field only
            }
            Set<String> touched = Told.different(before, told(own, id));
            touched.remove(what);
            touched.removeAll(sample.following());
            Expect.equal(Set.of(), touched, "fields that an update of %s alone has touched", what);
        }
    }

    /** The record with each of its custom fields as a field of its own. */
    private static Map<String, @Nullable Object> told(Trial trial, String id) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        if (Likeness.shown(trial.connection().employees().get(id)) instanceof Map<?, ?> record) {
            record.forEach((name, value) -> {
                if (!"custom_fields".equals(name)) {
                    told.put(String.valueOf(name), value);
                } else if (value instanceof List<?> fields) {
                    List<Object> others = new ArrayList<>();
                    fields.forEach(field -> {
                        if (field instanceof Map<?, ?> map) {
                            told.put(String.valueOf(map.get("id")), map);
                        } else {
                            others.add(String.valueOf(field));
                        }
                    });
                    told.put("custom_fields", others);
                }
            });
        }
        return told;
    }
}
