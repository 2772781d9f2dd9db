package io.hirelay.workable.mapping;

import io.hirelay.http.Native;
import io.hirelay.workable.wire.EmployeeFieldDto;
import io.hirelay.workable.wire.FieldChoiceDto;
import io.hirelay.workable.wire.FieldPartDto;
import io.hirelay.workable.wire.FieldValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an account's employee records may hold: its fields by their ids, in the account's order. Immutable. */
public final class EmployeeSchema {
    /** The schema of an account whose fields the token may not see. */
    public static final EmployeeSchema UNKNOWN = new EmployeeSchema(List.of());

    static final String COMPOSITE = "composite";
    static final String DROPDOWN = "dropdown";

    /** The key of a record that is no field. */
    static final String ID = "id";

    private final Map<String, Field> byId;

    private EmployeeSchema(Collection<Field> fields) {
        Map<String, Field> all = new LinkedHashMap<>();
        fields.forEach(field -> all.putIfAbsent(field.id(), field));
        this.byId = Collections.unmodifiableMap(all);
    }

    /** The schema of the account that has these fields. */
    public static EmployeeSchema of(Collection<EmployeeFieldDto> fields) {
        return new EmployeeSchema(fields.stream().map(Field::of).toList());
    }

    /** Every field, in the account's order. */
    public Collection<Field> fields() {
        return byId.values();
    }

    /** The field of this id, which is compared exactly. */
    public Optional<Field> field(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether every field, part and choice that a record names is defined. */
    public boolean covers(FieldValues record) {
        return record.byId().entrySet().stream().allMatch(entry -> {
            Field field = byId.get(entry.getKey());
            return field == null
                    ? entry.getKey().equals(ID)
                    : entry.getValue() == null || covers(field, entry.getValue());
        });
    }

    private static boolean covers(Field field, Native<Object> value) {
        if (value.value() instanceof List<?> rows) {
            return rows.stream()
                    .allMatch(row -> row instanceof Map<?, ?> map
                            && map.containsKey("value")
                            && covers(field, map.get("value")));
        }
        return covers(field, value.value());
    }

    private static boolean covers(Field field, @Nullable Object value) {
        if (field.isComposite()) {
            return value instanceof Map<?, ?> parts
                    && parts.entrySet().stream()
                            .allMatch(entry -> field.part(String.valueOf(entry.getKey()))
                                    .filter(part -> covers(part.isDropdown(), part.choices(), entry.getValue()))
                                    .isPresent());
        }
        return covers(field.isDropdown(), field.choices(), value);
    }

    private static boolean covers(boolean dropdown, Choices choices, @Nullable Object value) {
        return !dropdown || !(value instanceof String id) || choices.byId(id).isPresent();
    }

    /**
     * A field of employees.
     *
     * @param type in Workable's words; empty when it does not say
     * @param isMultiple whether an employee has several values of it, each in a row of its own
     * @param keepsHistory whether former values are kept
     * @param isGenerated whether Workable gives the value itself
     * @param choices of a dropdown
     * @param parts of a composite field, in order
     */
    public record Field(
            String id,
            Optional<String> label,
            String type,
            boolean isMultiple,
            boolean keepsHistory,
            boolean isGenerated,
            Choices choices,
            List<Part> parts) {
        public Field {
            parts = List.copyOf(parts);
        }

        static Field of(EmployeeFieldDto field) {
            return new Field(
                    field.id(),
                    Optional.ofNullable(Values.text(field.label())),
                    Values.orEmpty(field.type()),
                    Boolean.TRUE.equals(field.isMultiple()),
                    Boolean.TRUE.equals(field.keepHistory()),
                    Boolean.TRUE.equals(field.autogenerate()),
                    Choices.of(Values.map(field.choices(), Native::value)),
                    Present.<FieldPartDto>in(field.subfields()).stream()
                            .map(Part::of)
                            .toList());
        }

        public boolean isComposite() {
            return type.equals(COMPOSITE) || !parts.isEmpty();
        }

        public boolean isDropdown() {
            return type.equals(DROPDOWN);
        }

        /** The part of this id. */
        public Optional<Part> part(String partId) {
            return parts.stream().filter(part -> part.id().equals(partId)).findFirst();
        }
    }

    /**
     * A part of a composite field.
     *
     * @param type in Workable's words; empty when it does not say
     * @param choices of a dropdown
     */
    public record Part(String id, Optional<String> label, String type, Choices choices) {
        static Part of(FieldPartDto part) {
            return new Part(
                    part.id(),
                    Optional.ofNullable(Values.text(part.label())),
                    Values.orEmpty(part.type()),
                    Choices.of(part.choices()));
        }

        public boolean isDropdown() {
            return type.equals(DROPDOWN);
        }
    }

    /** What may be chosen: labels by ids, in order. Ids are Workable's own, some of them misspelt. */
    public record Choices(Map<String, String> labels) {
        public Choices {
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }

        static Choices of(@Nullable List<@Nullable FieldChoiceDto> choices) {
            Map<String, String> labels = new LinkedHashMap<>();
            for (FieldChoiceDto choice : Present.<FieldChoiceDto>in(choices)) {
                String label = Values.text(choice.label());
                labels.putIfAbsent(choice.id(), label == null ? choice.id() : label);
            }
            return new Choices(labels);
        }

        /** The label of the choice of this id, which is compared exactly. */
        public Optional<String> byId(String id) {
            return Optional.ofNullable(labels.get(id));
        }

        /** The ids that somebody may mean: the one of this id, else those of this label in any case. */
        public List<String> meant(String given) {
            if (labels.containsKey(given)) {
                return List.of(given);
            }
            List<String> ids = new ArrayList<>();
            labels.forEach((id, label) -> {
                if (label.equalsIgnoreCase(given.strip()) || id.equalsIgnoreCase(given.strip())) {
                    ids.add(id);
                }
            });
            return List.copyOf(ids);
        }
    }
}
