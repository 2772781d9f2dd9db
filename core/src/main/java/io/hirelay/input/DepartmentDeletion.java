package io.hirelay.input;

import io.hirelay.model.Department;
import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import java.util.Optional;

/** A department that goes. */
@Doc("A department that goes.")
public record DepartmentDeletion(
        @Required @Doc("Which.") Id<Department> id,

        @Doc("Whether it goes although something refers to it.")
        Optional<Boolean> force,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static DepartmentDeletion of(String id) {
        return new DepartmentDeletion(Id.of(id), Optional.empty(), RawJson.NULL);
    }

    /** Although something refers to it. */
    public DepartmentDeletion forced() {
        return new DepartmentDeletion(id, Optional.of(true), remoteData);
    }
}
