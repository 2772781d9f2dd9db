package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.render.Json;
import org.jspecify.annotations.Nullable;

/**
 * What goes back.
 *
 * @param json the body; null for an empty one
 * @param text the body when it is text, which may be empty; null when it is none
 */
public record Reply(
        int status, @Nullable JsonNode json, @Nullable String text) {
    public static Reply ok(JsonNode json) {
        return new Reply(200, json, null);
    }

    public static Reply of(int status, JsonNode json) {
        return new Reply(status, json, null);
    }

    /** An empty text body, as most actions answer. */
    public static Reply emptyText(int status) {
        return new Reply(status, null, "");
    }

    public static Reply text(int status, String text) {
        return new Reply(status, null, text);
    }

    /** No body at all. */
    public static Reply nothing() {
        return new Reply(204, null, null);
    }

    public static Reply notAuthorized() {
        return error(401, "Not authorized");
    }

    public static Reply notFound() {
        return error(404, "Not found");
    }

    public static Reply notFound(Backend backend) {
        return backend == Backend.HR ? hrError(404, "notFound", "The requested resource was not found") : notFound();
    }

    public static Reply error(int status, String error) {
        return of(status, Json.object().put("error", error));
    }

    /** A refusal in the form of the HR service. */
    public static Reply hrError(int status, String code, String message) {
        return of(status, Json.object().put("error", code).put("message", message));
    }

    /** One field is not as it must be; {@code problem} continues the field's name. */
    public static Reply invalid(String field, String problem) {
        String label =
                Character.toUpperCase(field.charAt(0)) + field.substring(1).replace('_', ' ');
        ObjectNode json = Json.object().put("error", "Validation failed: " + label + " " + problem);
        json.putObject("validation_errors").putArray(field).add(problem);
        return of(422, json);
    }
}
