package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.model.Coded;
import io.hirelay.model.Group;
import io.hirelay.model.GroupRef;
import io.hirelay.model.GroupType;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PostalAddress;
import io.hirelay.workable.wire.DepartmentDto;
import io.hirelay.workable.wire.LegalEntityDto;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What employees belong to, by the ids that their records name. An id that is not known gives a reference without a
 * name. Immutable.
 */
public final class EmployeeGroups {
    private static final String DIVISION = "division";
    private static final String ENTITY = "entity";

    private final Map<String, DepartmentDto> departments = new HashMap<>();
    private final Map<String, LegalEntityDto> entities = new HashMap<>();
    private final EmployeeSchema schema;

    /** @param schema for the divisions, which are the choices of a field */
    public EmployeeGroups(
            Collection<DepartmentDto> departments, Collection<LegalEntityDto> entities, EmployeeSchema schema) {
        departments.forEach(department -> this.departments.put(department.id(), department));
        entities.forEach(entity -> this.entities.put(entity.id(), entity));
        this.schema = schema;
    }

    @Nullable GroupRef department(@Nullable String id) {
        return ref(
                id,
                Optional.ofNullable(id).map(departments::get).map(DepartmentDto::name),
                Coded.of(GroupType.DEPARTMENT));
    }

    @Nullable GroupRef division(@Nullable String id) {
        return ref(
                id,
                schema.field(DIVISION).flatMap(field -> Optional.ofNullable(id).flatMap(field.choices()::byId)),
                Coded.of(GroupType.DIVISION));
    }

    @Nullable GroupRef legalEntity(@Nullable String id) {
        Optional<LegalEntityDto> entity = Optional.ofNullable(id).map(entities::get);
        return ref(id, entity.map(LegalEntityDto::name), GroupMapper.typeOf(entity.map(LegalEntityDto::type)));
    }

    /** The company above a place or site of it; the place itself where nothing is known of it. */
    @Nullable NamedRef<Group> company(@Nullable String id) {
        LegalEntityDto at = id == null ? null : entities.get(id);
        Set<String> seen = new HashSet<>();
        while (at != null && at.parentId() != null && seen.add(at.id()) && entities.containsKey(at.parentId())) {
            at = entities.get(at.parentId());
        }
        return at == null || at.type() != null && !at.type().equals(ENTITY)
                ? null
                : Ids.named(at.id(), text(at.name()));
    }

    /** The place or site, where the id is of one. */
    @Nullable PostalAddress workLocation(@Nullable String id) {
        LegalEntityDto place = id == null ? null : entities.get(id);
        if (place == null || place.type() == null || place.type().equals(ENTITY)) {
            return null;
        }
        return new PostalAddress(
                Optional.of(place.id()),
                Optional.ofNullable(text(place.name())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static @Nullable GroupRef ref(@Nullable String id, Optional<String> name, Coded<GroupType> type) {
        return id == null || Ids.ref(id) == null
                ? null
                : new GroupRef(
                        Optional.of(Id.of(id)),
                        name.flatMap(told -> Optional.ofNullable(text(told))),
                        Optional.of(type));
    }
}
