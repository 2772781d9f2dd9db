package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.CustomField;
import io.hirelay.model.CustomFieldType;
import io.hirelay.model.Option;
import io.hirelay.model.Ref;
import io.hirelay.workable.wire.CustomAttributeDto;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Custom attributes of the account or of one job. Only a job says which of them must be filled. */
public final class CustomFieldMapper {
    private static final Map<String, CustomFieldType> TYPES = Values.words(CustomFieldType.class);

    private static final Mapper<Listed, CustomField> MAPPER = Mapper.of(CustomField.class, Listed.class)
            .id(listed -> Ids.required("custom attribute", listed.attribute.id()))
            .value("label", String.class, listed -> text(listed.attribute.label()))
            .coded("type", CustomFieldType.class, TYPES, listed -> listed.attribute.type())
            .value("is_required", Boolean.class, listed -> listed.attribute.required())
            .list("options", Option.class, listed -> Options.of(listed.attribute.choices()))
            .value("job", Ref.class, listed -> Ids.ref(listed.job))
            .build();

    private CustomFieldMapper() {}

    private record Listed(
            CustomAttributeDto attribute, @Nullable String job) {}

    public static FieldPlan<CustomField> plan() {
        return MAPPER.plan();
    }

    /** @param job shortcode of the job it was listed for, if it was */
    public static CustomField map(Native<CustomAttributeDto> attribute, Optional<String> job) {
        return MAPPER.row(new Listed(attribute.value(), job.orElse(null)), attribute.raw());
    }
}
