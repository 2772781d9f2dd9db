package io.hirelay.server.http.unified;

import io.hirelay.json.Schemas;
import io.hirelay.operation.ActionOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schemas of what is sent to an operation, in which the records within stand as references to {@link Schemas}. */
public final class BodySchema {
    private static final String ID = "id";

    private BodySchema() {}

    /**
     * Of the body in JSON.
     *
     * @param schemas gets the records that it refers to
     */
    public static Map<String, Object> json(ActionOperation<?, ?> operation, Schemas schemas) {
        Map<String, Object> whole = component(operation, schemas);
        Map<String, Object> properties = properties(whole);
        List<String> required = names(whole);
        if (idInPath(operation)) {
            properties.remove(ID);
            required = required.stream().filter(name -> !name.equals(ID)).toList();
        }
        addUser(operation, properties);
        return object(whole, properties, required);
    }

    /** Of the body as a form. */
    public static Map<String, Object> form(ActionOperation<?, ?> operation, Schemas schemas) {
        Map<String, Object> whole = component(operation, schemas);
        Map<String, Object> properties = properties(whole);
        properties.remove("data");
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("description", "The file, with a filename; this or file_url is needed.");
        file.put("type", "string");
        file.put("format", "binary");
        properties.put(ActionBody.FILE, file);
        addUser(operation, properties);
        return object(whole, properties, names(whole));
    }

    /** Whether what is meant is named by the path. */
    public static boolean idInPath(ActionOperation<?, ?> operation) {
        return operation.verb().equals("update") || operation.verb().equals("delete");
    }

    /** Whether anything is sent besides what stands in the path. */
    public static boolean any(ActionOperation<?, ?> operation) {
        return !operation.verb().equals("delete");
    }

    private static Map<String, Object> component(ActionOperation<?, ?> operation, Schemas schemas) {
        schemas.of(operation.input());
        return schemas.components().get(operation.input().getSimpleName());
    }

    private static Map<String, Object> properties(Map<String, Object> whole) {
        Map<String, Object> properties = new LinkedHashMap<>();
        ((Map<?, ?>) whole.get("properties")).forEach((name, schema) -> properties.put((String) name, schema));
        return properties;
    }

    private static List<String> names(Map<String, Object> whole) {
        return ((List<?>) whole.getOrDefault("required", List.of()))
                .stream().map(String.class::cast).toList();
    }

    private static void addUser(ActionOperation<?, ?> operation, Map<String, Object> properties) {
        if (ActionBody.takesUser(operation)) {
            Map<String, Object> user = new LinkedHashMap<>();
            user.put(
                    "description",
                    "In whose name it is done: the id or the e-mail address of a member; else that of the account's"
                            + " default user.");
            user.put("type", List.of("string", "null"));
            properties.put(ActionBody.USER, user);
        }
    }

    private static Map<String, Object> object(
            Map<String, Object> whole, Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (whole.get("description") instanceof String description) {
            schema.put("description", description);
        }
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }
}
