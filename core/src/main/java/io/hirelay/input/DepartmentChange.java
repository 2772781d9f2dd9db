package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.Change;
import io.hirelay.model.Department;
import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.model.Required;

/** What is to change about a department; all else stays. */
@Doc("What is to change about a department; what is not sent stays as it is, null clears.")
public record DepartmentChange(
        @Required @Doc("Which, in any form the provider accepts.")
        Id<Department> id,

        @Doc("Name.") Change<String> name,

        @Doc("The department it belongs to; null puts it at the top.")
        Change<Ref<Department>> parent,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    /** @param id in any form that the provider accepts */
    public static DepartmentChange of(String id) {
        return new DepartmentChange(Id.of(id), Change.keep(), Change.keep(), RawJson.NULL);
    }

    public DepartmentChange named(String other) {
        return new DepartmentChange(id, Change.set(other), parent, remoteData);
    }

    /** @param department in any form that the provider accepts */
    public DepartmentChange within(String department) {
        return new DepartmentChange(id, name, Change.set(Ref.to(department)), remoteData);
    }

    /** At the top, within no other. */
    public DepartmentChange atTheTop() {
        return new DepartmentChange(id, name, Change.clear(), remoteData);
    }

    @Override
    public void check(Findings findings) {
        if (name instanceof Change.Clear) {
            findings.add("name", "cannot be cleared: every department has one");
        }
    }
}
