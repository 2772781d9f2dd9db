package io.hirelay.workable.sandbox.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the company employs, employed or is about to.
 *
 * @param picture whether there is a photograph
 * @param candidate whom the account hired; null for those who came otherwise
 * @param values by the ids of the employee fields; never changed in place
 */
public record Employee(
        long id, boolean sample, boolean picture, @Nullable Long candidate, ObjectNode values) {
    public static final String ACTIVE = "status_active";
    public static final String DRAFT = "status_draft";
    public static final String INACTIVE = "status_inactive";

    /** A value that is text; null when there is none. */
    public @Nullable String text(String field) {
        return values.path(field).textValue();
    }

    public String status() {
        String status = text("status");
        return status == null ? DRAFT : status;
    }

    public boolean active() {
        return status().equals(ACTIVE);
    }

    /** The value of the row of a field that is marked as the main one, or of its first; missing when there is none. */
    public JsonNode primary(String field) {
        JsonNode rows = values.path(field);
        for (JsonNode row : rows) {
            if (row.path("is_primary").asBoolean()) {
                return row.path("value");
            }
        }
        return rows.path(0).path("value");
    }

    /** Family name first, as lists and the chart have it. */
    public String sortedName() {
        return text("lastname") + ", " + text("firstname");
    }

    public String fullName() {
        return text("firstname") + " " + text("lastname");
    }

    public Employee with(ObjectNode changed) {
        return new Employee(id, sample, picture, candidate, changed);
    }
}
