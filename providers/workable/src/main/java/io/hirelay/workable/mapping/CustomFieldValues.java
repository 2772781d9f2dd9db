package io.hirelay.workable.mapping;

import io.hirelay.http.Native;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.FieldPart;
import io.hirelay.model.FieldRow;
import io.hirelay.model.FieldValue;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.workable.mapping.EmployeeSchema.Choices;
import io.hirelay.workable.mapping.EmployeeSchema.Field;
import io.hirelay.workable.mapping.EmployeeSchema.Part;
import io.hirelay.workable.wire.FieldRowDto;
import io.hirelay.workable.wire.FieldValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a record says beyond the unified fields, so that nothing of it is lost. The rule is: a field is left out when it
 * is one of {@link #WHOLLY_TOLD} <em>and</em> its value is plain and of the kind that the unified field can tell, a choice
 * one of those that every account has; every other one is here, also those of which a unified field tells a part, such as phone numbers, addresses and pay. Fields
 * that hold nothing are here without rows, those that nobody has defined with the type {@code unknown}.
 */
final class CustomFieldValues {
    private static final Predicate<Object> TEXT = value -> value instanceof String text && !text.isBlank();
    private static final Predicate<Object> TEXT_OR_NUMBER = TEXT.or(Number.class::isInstance);
    private static final Predicate<Object> DAY = value -> value instanceof String text && PlainValues.isDay(text);
    private static final Predicate<Object> ID = TEXT_OR_NUMBER.and(value -> Ids.ref(String.valueOf(value)) != null);

    /** Fields that a unified field tells wholly, with what their value must be for that. */
    static final Map<String, Predicate<Object>> WHOLLY_TOLD = Map.ofEntries(
            Map.entry("firstname", TEXT),
            Map.entry("middle_name", TEXT),
            Map.entry("lastname", TEXT),
            Map.entry("preferred_name", TEXT),
            Map.entry("employee_number", TEXT_OR_NUMBER),
            Map.entry("job_title", TEXT),
            Map.entry("work_email", TEXT),
            Map.entry("status", EmployeeMapper.STATUS::containsKey),
            Map.entry("gender", EmployeeMapper.GENDERS::containsKey),
            Map.entry("birthdate", DAY),
            Map.entry("hire_date", DAY),
            Map.entry("start_date", DAY),
            Map.entry("department", ID),
            Map.entry("division", ID),
            Map.entry("legal_entity", ID),
            Map.entry("reports_to", ID));

    private static final Choices NONE = new Choices(Map.of());

    private final EmployeeRecord record;

    private CustomFieldValues(EmployeeRecord record) {
        this.record = record;
    }

    static List<FieldValue> of(EmployeeRecord record) {
        CustomFieldValues values = new CustomFieldValues(record);
        List<FieldValue> all = new ArrayList<>();
        record.values().forEach((id, value) -> {
            if (!id.equals(EmployeeSchema.ID) && !isWhollyTold(id, value) && Ids.ref(id) != null) {
                all.add(values.field(id, value));
            }
        });
        return all;
    }

    private static boolean isWhollyTold(String id, @Nullable Native<Object> value) {
        Predicate<Object> kind = WHOLLY_TOLD.get(id);
        return kind != null && value != null && kind.test(value.value());
    }

    private FieldValue field(String id, @Nullable Native<Object> value) {
        Optional<Field> known = record.schema().field(id);
        String type = known.map(Field::type).orElse("");
        Choices choices = known.map(Field::choices).orElse(NONE);
        Optional<List<FieldRowDto>> rows = value == null ? Optional.empty() : record.asRows(value);
        boolean inParts = rows.isEmpty() && value != null && isInParts(known, value.value());
        List<FieldRow> told = new ArrayList<>();
        rows.ifPresent(several -> several.forEach(row -> told.add(row(known, type, choices, row))));
        if (inParts) {
            told.add(row(known, type, choices, new FieldRowDto(null, null, null, value)));
        }
        AnswerValue plain =
                rows.isPresent() || inParts || value == null ? null : PlainValues.of(type, choices, value.value());
        return new FieldValue(
                Id.of(id),
                known.flatMap(Field::label),
                Optional.of(FieldTypes.coded(known.isPresent() ? type : FieldTypes.UNKNOWN)),
                Optional.ofNullable(plain),
                told,
                value == null ? RawJson.NULL : value.raw());
    }

    private FieldRow row(Optional<Field> known, String type, Choices choices, FieldRowDto row) {
        Native<Object> value = row.value();
        boolean inParts = value != null && isInParts(known, value.value());
        return new FieldRow(
                Optional.ofNullable(Values.text(row.rowId())),
                Optional.ofNullable(Values.text(row.historyOf())),
                Optional.ofNullable(row.isPrimary()),
                Optional.ofNullable(inParts || value == null ? null : PlainValues.of(type, choices, value.value())),
                inParts ? parts(known, record.asParts(value).orElseThrow()) : List.of());
    }

    /** An object that is not a plain value's own: what a composite field or one of a type nobody knows is made of. */
    private static boolean isInParts(Optional<Field> known, Object value) {
        return value instanceof Map<?, ?>
                && (known.isEmpty()
                        || known.get().isComposite()
                        || PlainValues.of(known.get().type(), NONE, value) == null);
    }

    private static List<FieldPart> parts(Optional<Field> known, FieldValues values) {
        List<FieldPart> parts = new ArrayList<>();
        values.byId().forEach((id, value) -> {
            Optional<Part> part = known.flatMap(field -> field.part(id));
            parts.add(new FieldPart(
                    Optional.of(id),
                    part.flatMap(Part::label),
                    Optional.of(FieldTypes.coded(part.map(Part::type).orElse(FieldTypes.UNKNOWN))),
                    Optional.ofNullable(
                            value == null
                                    ? null
                                    : PlainValues.of(
                                            part.map(Part::type).orElse(""),
                                            part.map(Part::choices).orElse(NONE),
                                            value.value())),
                    value == null ? RawJson.NULL : value.raw()));
        });
        return parts;
    }
}
