package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Coded;
import io.hirelay.model.Group;
import io.hirelay.model.GroupType;
import io.hirelay.model.Id;
import io.hirelay.workable.wire.DepartmentDto;
import io.hirelay.workable.wire.FieldChoiceDto;
import io.hirelay.workable.wire.LegalEntityDto;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Departments, legal entities with their places and sites, and divisions, which are the choices of a field. Workable
 * tells no times.
 */
public final class GroupMapper {
    private record Source(
            String id,
            @Nullable String parent,
            @Nullable String name,
            @Nullable String description,
            Coded<GroupType> type,
            @Nullable String timezone) {}

    private static final Mapper<Source, Group> MAPPER = Mapper.of(Group.class, Source.class)
            .id(group -> Ids.required("group", group.id))
            .value("parent_group", Id.class, group -> parent(group.parent))
            .value("name", String.class, group -> text(group.name))
            .value("description", String.class, group -> text(group.description))
            .coded("type", GroupType.class, group -> group.type)
            .value("timezone", String.class, group -> text(group.timezone))
            .build();

    private GroupMapper() {}

    public static FieldPlan<Group> plan() {
        return MAPPER.plan();
    }

    public static Group department(Native<DepartmentDto> department) {
        DepartmentDto dto = department.value();
        return MAPPER.row(
                new Source(dto.id(), dto.parentId(), dto.name(), null, Coded.of(GroupType.DEPARTMENT), null),
                department.raw());
    }

    /** Its description are the names from the company down, where there are several. */
    public static Group legalEntity(Native<LegalEntityDto> entity) {
        LegalEntityDto dto = entity.value();
        String path = dto.displayName() == null || dto.displayName().equals(dto.name()) ? null : dto.displayName();
        return MAPPER.row(
                new Source(
                        dto.id(),
                        dto.parentId(),
                        dto.name(),
                        path,
                        typeOf(Optional.ofNullable(dto.type())),
                        dto.timezone()),
                entity.raw());
    }

    public static Group division(Native<FieldChoiceDto> division) {
        FieldChoiceDto dto = division.value();
        return MAPPER.row(
                new Source(dto.id(), null, dto.label(), null, Coded.of(GroupType.DIVISION), null), division.raw());
    }

    /** Companies, their places and sites are all legal entities; Workable's word says which. */
    static Coded<GroupType> typeOf(Optional<String> word) {
        return word.map(each -> Coded.of(GroupType.LEGAL_ENTITY, each))
                .orElseGet(() -> Coded.of(GroupType.LEGAL_ENTITY));
    }

    private static @Nullable Id<Group> parent(@Nullable String id) {
        return id == null || Ids.ref(id) == null ? null : Id.of(id);
    }
}
