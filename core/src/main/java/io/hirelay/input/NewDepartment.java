package io.hirelay.input;

import io.hirelay.model.Department;
import io.hirelay.model.Doc;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.model.Required;
import java.util.Optional;

/** A department that is to be made. */
@Doc("A department that is to be made.")
public record NewDepartment(
        @Required @Doc("Name.") String name,
        @Doc("The department it belongs to.") Optional<Ref<Department>> parent,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static NewDepartment of(String name) {
        return new NewDepartment(name, Optional.empty(), RawJson.NULL);
    }

    /** @param parent in any form that the provider accepts */
    public NewDepartment within(String parent) {
        return new NewDepartment(name, Optional.of(Ref.to(parent)), remoteData);
    }
}
