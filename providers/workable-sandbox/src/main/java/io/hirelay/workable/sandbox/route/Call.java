package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.workable.sandbox.access.Token;
import io.hirelay.workable.sandbox.row.Ids;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A call that was let through.
 *
 * @param variables the parts of the path that its template names
 * @param body an empty object when there was none
 */
public record Call(Map<String, String> variables, Query query, JsonNode body, Token token) {
    String variable(String name) {
        return variables.get(name);
    }

    /** A public id in the path; what cannot be one is not found. */
    long id(String name) {
        OptionalLong id = Ids.parse(variable(name));
        if (id.isEmpty()) {
            throw Refusal.notFound();
        }
        return id.getAsLong();
    }
}
