package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.TimeoffType;
import io.hirelay.workable.wire.TimeOffCategoryDto;
import org.jspecify.annotations.Nullable;

/**
 * Time-off categories. Workable counts each in a unit that it tells with balances and requests, and not with the
 * category: so a type has none here.
 */
public final class TimeOffTypeMapper {
    private static final Mapper<TimeOffCategoryDto, TimeoffType> MAPPER = Mapper.of(
                    TimeoffType.class, TimeOffCategoryDto.class)
            .id(category -> Ids.required("time-off category", category.id()))
            .value("name", String.class, category -> text(category.name()))
            .value("description", String.class, category -> text(category.description()))
            .value("is_paid", Boolean.class, TimeOffTypeMapper::paid)
            .build();

    private TimeOffTypeMapper() {}

    public static FieldPlan<TimeoffType> plan() {
        return MAPPER.plan();
    }

    public static TimeoffType map(Native<TimeOffCategoryDto> category) {
        return MAPPER.row(category.value(), category.raw());
    }

    private static @Nullable Boolean paid(TimeOffCategoryDto category) {
        String type = category.type();
        return type == null ? null : type.equals("paid") ? Boolean.TRUE : type.equals("unpaid") ? Boolean.FALSE : null;
    }
}
