package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** An object that a client sent. An empty string counts as null, as the platform stores it. */
final class Body {
    private final JsonNode json;

    Body(JsonNode json) {
        this.json = json;
    }

    static Body of(Call call) {
        return new Body(call.body());
    }

    /** Whether the key is there, be it with null. */
    boolean has(String name) {
        return json.has(name);
    }

    JsonNode get(String name) {
        return json.path(name);
    }

    Body object(String name) {
        return new Body(json.path(name));
    }

    boolean isObject(String name) {
        return json.path(name).isObject();
    }

    Optional<String> text(String name) {
        JsonNode value = json.path(name);
        if (value.isContainerNode()) {
            throw Refusal.invalid(name, "is invalid");
        }
        return value.isMissingNode() || value.isNull() || value.asText().isEmpty()
                ? Optional.empty()
                : Optional.of(value.asText());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> Refusal.invalid(name, "can't be blank"));
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = json.path(name);
        return value.isMissingNode() || value.isNull() ? otherwise : value.asBoolean(otherwise);
    }

    /** The objects of an array; none when the key is missing or null. */
    List<Body> objects(String name) {
        List<Body> elements = new ArrayList<>();
        array(name).forEach(element -> {
            if (!element.isObject()) {
                throw Refusal.invalid(name, "is invalid");
            }
            elements.add(new Body(element));
        });
        return elements;
    }

    /** The strings of an array; none when the key is missing or null. */
    List<String> texts(String name) {
        List<String> elements = new ArrayList<>();
        array(name).forEach(element -> {
            if (!element.isTextual()) {
                throw Refusal.invalid(name, "is invalid");
            }
            elements.add(element.asText());
        });
        return elements;
    }

    /** Base64 of a file. */
    byte[] bytes(String name) {
        try {
            return Base64.getMimeDecoder().decode(required(name));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(name, "is not base64");
        }
    }

    private JsonNode array(String name) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            throw Refusal.invalid(name, "is invalid");
        }
        return value;
    }
}
