package io.hirelay.json;

import io.hirelay.file.Content;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Scalar;
import io.hirelay.model.Shape;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema 2020-12, as OpenAPI 3.1 uses it, of what {@link Json} writes and reads. Each record asked for, and every
 * record it refers to, becomes a component of its own, so that no reference dangles. Not thread-safe.
 */
public final class Schemas {
    /** Where the components are in the document that holds them. */
    public static final String COMPONENTS = "#/components/schemas/";

    private static final Map<Class<?>, Map<String, Object>> PLAIN = Map.ofEntries(
            Map.entry(String.class, type("string")),
            Map.entry(Id.class, type("string")),
            Map.entry(Boolean.class, type("boolean")),
            Map.entry(boolean.class, type("boolean")),
            Map.entry(Integer.class, type("integer")),
            Map.entry(int.class, type("integer")),
            Map.entry(Long.class, type("integer")),
            Map.entry(long.class, type("integer")),
            Map.entry(BigDecimal.class, type("number")),
            Map.entry(Double.class, type("number")),
            Map.entry(double.class, type("number")),
            Map.entry(Instant.class, text("date-time")),
            Map.entry(LocalDate.class, text("date")),
            Map.entry(LocalDateTime.class, text("date-time-local")),
            Map.entry(UUID.class, text("uuid")),
            Map.entry(URI.class, text("uri")),
            Map.entry(Map.class, type("object")),
            Map.entry(RawJson.class, Map.of()),
            Map.entry(Content.class, Map.of("type", "string", "contentEncoding", "base64")),
            Map.entry(Object.class, Map.of()));

    private final Map<String, Map<String, Object>> components = new TreeMap<>();
    private final Map<String, Type> typeByName = new LinkedHashMap<>();

    /**
     * The schema of a type's values; a reference when it is a record.
     *
     * @throws IllegalArgumentException when values of this type are never written
     */
    public Map<String, Object> of(Type type) {
        Class<?> raw = raw(type);
        Map<String, Object> plain = PLAIN.get(raw);
        if (plain != null) {
            return new LinkedHashMap<>(plain);
        } else if (raw == Optional.class || raw == Change.class) {
            return nullable(of(argument(type)));
        } else if (Collection.class.isAssignableFrom(raw)) {
            return list(of(argument(type)));
        } else if (raw == Coded.class) {
            return map("anyOf", List.of(closed((Class<?>) argument(type)), type("string")));
        } else if (raw.isEnum()) {
            return closed(raw);
        } else if (Scalar.class.isAssignableFrom(raw) && raw.isSealed()) {
            return map("anyOf", alternatives(raw));
        } else if (raw.isRecord() && !Scalar.class.isAssignableFrom(raw)) {
            return map("$ref", COMPONENTS + component(type));
        }
        throw new IllegalArgumentException(type.getTypeName() + " has no JSON schema");
    }

    /** Every record asked for so far and all they refer to, by name, in the order of the names. */
    public Map<String, Map<String, Object>> components() {
        return Collections.unmodifiableMap(components);
    }

    private String component(Type type) {
        String name = name(type);
        Type other = typeByName.putIfAbsent(name, type);
        if (other == null) {
            Map<String, Object> schema = new LinkedHashMap<>();
            components.put(name, schema); // before its fields: records refer to each other in circles
            describe(Shape.of(raw(type)), schema);
        } else if (!type.equals(other)) {
            throw new IllegalArgumentException(
                    type.getTypeName() + " and " + other.getTypeName() + " would both be called " + name);
        }
        return name;
    }

    /** {@code Ref<Job>} is a {@code JobRef}: what it refers to says more than that it is a reference. */
    private static String name(Type type) {
        StringBuilder name = new StringBuilder();
        for (Type argument : arguments(type)) {
            if (argument instanceof Class<?> known) {
                name.append(known.getSimpleName());
            }
        }
        return name.append(raw(type).getSimpleName()).toString();
    }

    private void describe(Shape<?> shape, Map<String, Object> schema) {
        schema.put("type", "object");
        shape.doc().ifPresent(doc -> schema.put("description", doc));
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Shape.Field field : shape.fields()) {
            properties.put(field.name(), property(field, shape.keepsNotLoaded()));
            if (field.required()) {
                required.add(field.name());
            }
        }
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
    }

    private Map<String, Object> property(Shape.Field field, boolean maybeNotLoaded) {
        Map<String, Object> value = of(field.valueType());
        field.format().ifPresent(format -> value.put("format", format));
        Map<String, Object> schema = switch (field.arity()) {
            case ONE -> value;
            case OPTIONAL -> nullable(value);
            case LIST -> maybeNotLoaded ? nullable(list(value)) : list(value);
        };
        Map<String, Object> documented = new LinkedHashMap<>();
        field.doc().ifPresent(doc -> documented.put("description", doc));
        documented.putAll(schema);
        if (field.personal()) {
            documented.put("x-personal", true);
        }
        return documented;
    }

    private static Map<String, Object> nullable(Map<String, Object> schema) {
        if (schema.isEmpty()) {
            return schema; // anything, so null too
        }
        Map<String, Object> nullable = new LinkedHashMap<>(schema);
        if (schema.get("type") instanceof String type) {
            nullable.put("type", List.of(type, "null"));
            if (schema.get("enum") instanceof List<?> words) {
                List<@Nullable Object> withNull = new ArrayList<>(words);
                withNull.add(null);
                nullable.put("enum", withNull);
            }
        } else if (schema.get("anyOf") instanceof List<?> alternatives) {
            List<Object> more = new ArrayList<>(alternatives);
            more.add(type("null"));
            nullable.put("anyOf", more);
        } else if (schema.containsKey("$ref")) {
            return map("anyOf", List.of(schema, type("null")));
        }
        return nullable;
    }

    private static Map<String, Object> closed(Class<?> list) {
        Map<String, Object> schema = type("string");
        schema.put(
                "enum",
                Arrays.stream(list.getEnumConstants())
                        .map(constant -> Plans.wordOf((Enum<?>) constant))
                        .toList());
        return schema;
    }

    /** What the permitted forms of a scalar look like in JSON, each look once. */
    private List<Map<String, Object>> alternatives(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(form -> of(form.getRecordComponents()[0].getGenericType()))
                .distinct()
                .toList();
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        Map<String, Object> schema = type("array");
        schema.put("items", items);
        return schema;
    }

    private static Map<String, Object> type(String name) {
        return map("type", name);
    }

    private static Map<String, Object> text(String format) {
        Map<String, Object> schema = type("string");
        schema.put("format", format);
        return schema;
    }

    private static Map<String, Object> map(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        } else if (type instanceof Class<?> known) {
            return known;
        }
        throw new IllegalArgumentException(type.getTypeName() + " has no JSON schema");
    }

    private static List<Type> arguments(Type type) {
        return type instanceof ParameterizedType generic ? List.of(generic.getActualTypeArguments()) : List.of();
    }

    private static Type argument(Type type) {
        return arguments(type).get(0);
    }
}
