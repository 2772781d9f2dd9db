package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.FieldDefinition;
import io.hirelay.model.FieldPartDefinition;
import io.hirelay.model.FieldType;
import io.hirelay.model.Option;
import io.hirelay.workable.wire.EmployeeFieldDto;
import io.hirelay.workable.wire.FieldChoiceDto;
import io.hirelay.workable.wire.FieldPartDto;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of employees. Workable does not tell which of them must be filled. */
public final class FieldDefinitionMapper {
    private static final Mapper<EmployeeFieldDto, FieldDefinition> MAPPER = Mapper.of(
                    FieldDefinition.class, EmployeeFieldDto.class)
            .id(field -> Ids.required("field of employees", field.id()))
            .value("name", String.class, EmployeeFieldDto::id)
            .value("label", String.class, field -> text(field.label()))
            .value("description", String.class, field -> text(field.hint()))
            .value("entity_type", String.class, field -> "employee")
            .coded("type", FieldType.class, field -> FieldTypes.coded(Values.orEmpty(field.type())))
            .value("is_multiple", Boolean.class, EmployeeFieldDto::isMultiple)
            .value("keeps_history", Boolean.class, EmployeeFieldDto::keepHistory)
            .list("options", Option.class, field -> options(Values.map(field.choices(), Native::value)))
            .list(
                    "parts",
                    FieldPartDefinition.class,
                    field -> Values.map(field.subfields(), FieldDefinitionMapper::part))
            .build();

    private FieldDefinitionMapper() {}

    public static FieldPlan<FieldDefinition> plan() {
        return MAPPER.plan();
    }

    public static FieldDefinition map(Native<EmployeeFieldDto> field) {
        return MAPPER.row(field.value(), field.raw());
    }

    private static FieldPartDefinition part(FieldPartDto part) {
        return new FieldPartDefinition(
                Optional.of(part.id()),
                Optional.ofNullable(text(part.label())),
                Optional.ofNullable(text(part.hint())),
                Optional.of(FieldTypes.coded(Values.orEmpty(part.type()))),
                options(part.choices()));
    }

    /** A record names a choice by its id, and so does what is written. */
    private static List<Option> options(@Nullable List<? extends @Nullable FieldChoiceDto> choices) {
        return Values.map(
                choices,
                choice -> new Option(
                        Optional.of(choice.id()), Optional.ofNullable(text(choice.label())), Optional.of(choice.id())));
    }
}
