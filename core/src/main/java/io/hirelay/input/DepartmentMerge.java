package io.hirelay.input;

import io.hirelay.model.Department;
import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import java.util.Optional;

/** A department that goes into another: everything that belongs to it belongs to the other from then on. */
@Doc("A department that goes into another, with everything that belongs to it.")
public record DepartmentMerge(
        @Required @Doc("Which goes, in any form the provider accepts.")
        Id<Department> id,

        @Required @Doc("Into which, in any form the provider accepts.")
        Id<Department> into,

        @Doc("Whether it goes although something refers to it.")
        Optional<Boolean> force,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static DepartmentMerge of(String id, String into) {
        return new DepartmentMerge(Id.of(id), Id.of(into), Optional.empty(), RawJson.NULL);
    }

    /** Although something refers to it. */
    public DepartmentMerge forced() {
        return new DepartmentMerge(id, into, Optional.of(true), remoteData);
    }
}
