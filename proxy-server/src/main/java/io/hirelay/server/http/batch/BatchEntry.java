package io.hirelay.server.http.batch;

import io.hirelay.model.Doc;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of a batch. Prints nothing of what it asks. */
@Doc("One call of a batch.")
public record BatchEntry(
        @Doc("Under which its answer stands; its `resource` where it has no name. No two are called the same.")
        Optional<String> name,

        @Required
        @Doc("What is called: a resource of the unified model such as `ats/jobs`, or one of the provider's own such as"
                + " `jobs`.")
        String resource,

        @Required
        @Doc("`list`, `get`, `create`, `update`, `delete`, or a method of the resource's own such as `move-stage`.")
        String method,

        @Doc("Id of the record, for what is done with one.") Optional<String> id,

        @Doc("The parameters that the call has by itself; a list becomes `name[]=…`, an object `name[key]=…`.")
        Optional<Map<String, Object>> query,

        @Doc("The body that the call has by itself.") RawJson body,

        @Doc("Names of calls that must have succeeded before this one is made.")
        List<String> dependsOn) {

    @Override
    public String toString() {
        return "BatchEntry[]";
    }
}
