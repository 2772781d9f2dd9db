package io.hirelay.server.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hirelay.model.Id;
import io.hirelay.model.Scalar;
import io.hirelay.model.Shape;
import io.hirelay.operation.Resource;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where records name other records, read from the types of their fields: every {@link Id} of a kind that is exported,
 * however deep it stands. Not thread-safe.
 */
final class References {
    private static final String ID = "id";

    private final Map<Class<?>, Resource<?>> exported = new HashMap<>();
    private final Map<Resource<?>, Resource<?>> scopes;
    private final Map<Kind, Node> nodes = new HashMap<>();

    /**
     * @param exported the kinds that are looked for
     * @param scopes of those whose ids are unique only within another record, the kind of that one
     */
    References(Collection<? extends Resource<?>> exported, Map<Resource<?>, Resource<?>> scopes) {
        exported.forEach(resource -> this.exported.put(resource.type(), resource));
        this.scopes = Map.copyOf(scopes);
    }

    /**
     * A record that another one names.
     *
     * @param within id of the record within which its own is unique; empty where it is unique by itself
     */
    record Named(Resource<?> resource, String id, Optional<String> within) {
        /** The same for the same record alone, among those of its resource. */
        String key() {
            return within.map(outer -> outer + '\n' + id).orElse(id);
        }
    }

    /** The kinds that records of this one name. */
    Set<Resource<?>> named(Resource<?> resource) {
        Set<Resource<?>> named = new LinkedHashSet<>();
        collect(node(new Kind(resource.type(), Optional.empty())), true, new HashSet<>(), named);
        return named;
    }

    private void collect(Node node, boolean top, Set<Node> seen, Set<Resource<?>> named) {
        if (!seen.add(node)) {
            return;
        }
        for (Link link : node.links) {
            link.target.filter(target -> !(top && link.field.equals(ID))).ifPresent(named::add);
            if (link.node != null) {
                collect(link.node, false, seen, named);
            }
        }
    }

    /** Tells every record that this one names; those of which it does not say within which other one they are, it cannot. */
    void each(Resource<?> resource, byte[] json, Consumer<Named> found) {
        Node node = node(new Kind(resource.type(), Optional.empty()));
        walk(node, read(json, node), Map.of(), true, found);
    }

    /** What a record is found by among those of its resource; empty when it does not say within which other one it is. */
    Optional<String> key(Resource<?> resource, byte[] json) {
        Node node = node(new Kind(resource.type(), Optional.empty()));
        Map<?, ?> record = read(json, node);
        return record.get(ID) instanceof String id
                ? named(resource, id, scopes(node, record, Map.of())).map(Named::key)
                : Optional.empty();
    }

    /** Of a record only what may name others: most of it is something else. */
    private static Map<String, Object> read(byte[] json, Node node) {
        try (JsonParser in = Answers.open(json)) {
            in.nextToken();
            return object(in, node);
        } catch (IOException e) {
            throw new IllegalStateException("a line that was written is no JSON"); // it is not told what it holds
        }
    }

    private static Map<String, Object> object(JsonParser in, Node node) throws IOException {
        Map<String, Object> object = new HashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            Link link = node.byName.get(name);
            JsonToken token = in.nextToken();
            if (link != null && token == JsonToken.START_ARRAY) {
                List<Object> many = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    value(in, link).ifPresent(many::add);
                }
                object.put(name, many);
            } else if (link != null) {
                value(in, link).ifPresent(value -> object.put(name, value));
            } else if (name.equals(ID) && token == JsonToken.VALUE_STRING) {
                object.put(name, in.getText());
            } else {
                in.skipChildren();
            }
        }
        return object;
    }

    private static Optional<Object> value(JsonParser in, Link link) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT && link.node != null) {
            return Optional.of(object(in, link.node));
        }
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return Optional.of(in.getText());
        }
        in.skipChildren();
        return Optional.empty();
    }

    private void walk(Node node, Map<?, ?> object, Map<Resource<?>, String> outer, boolean top, Consumer<Named> found) {
        Map<Resource<?>, String> inner = scopes(node, object, outer);
        for (Link link : node.links) {
            Object value = object.get(link.field);
            if (value instanceof List<?> many) {
                many.forEach(each -> follow(link, each, inner, top, found));
            } else {
                follow(link, value, inner, top, found);
            }
        }
    }

    private void follow(
            Link link, @Nullable Object value, Map<Resource<?>, String> outer, boolean top, Consumer<Named> found) {
        if (value instanceof String id && link.target.isPresent() && !(top && link.field.equals(ID))) {
            named(link.target.get(), id, outer).ifPresent(found);
        } else if (value instanceof Map<?, ?> object && link.node != null) {
            walk(link.node, object, outer, false, found);
        }
    }

    private Optional<Named> named(Resource<?> resource, String id, Map<Resource<?>, String> outer) {
        Resource<?> scope = scopes.get(resource);
        if (scope == null) {
            return Optional.of(new Named(resource, id, Optional.empty()));
        }
        return Optional.ofNullable(outer.get(scope)).map(within -> new Named(resource, id, Optional.of(within)));
    }

    /** Within which records what this one names is: those that it names itself, else those that hold it do. */
    private Map<Resource<?>, String> scopes(Node node, Map<?, ?> object, Map<Resource<?>, String> outer) {
        Map<Resource<?>, String> inner = outer;
        for (Link link : node.links) {
            Object value = object.get(link.field);
            Optional<Resource<?>> target = link.target;
            if (link.node != null && value instanceof Map<?, ?> reference) {
                target = link.node.target();
                value = reference.get(ID);
            }
            if (target.filter(scopes::containsValue).isPresent() && value instanceof String id) {
                if (inner == outer) {
                    inner = new HashMap<>(outer);
                }
                inner.put(target.get(), id);
            }
        }
        return inner;
    }

    private Node node(Kind kind) {
        Node known = nodes.get(kind);
        if (known != null) {
            return known;
        }
        Node node = new Node();
        nodes.put(kind, node); // before its fields: records hold each other in circles
        for (Shape.Field field : Shape.of(kind.type()).fields()) {
            Kind value = kind.of(field.valueType());
            if (value.type() == Id.class) {
                Optional<Resource<?>> target = value.argument().map(exported::get);
                if (target.isPresent()) {
                    node.add(new Link(field.name(), target, null));
                }
            } else if (value.type().isRecord() && !Scalar.class.isAssignableFrom(value.type())) {
                node.add(new Link(field.name(), Optional.empty(), node(value)));
            }
        }
        return node;
    }

    /** A type, and what its one type argument is where it has one. */
    private record Kind(Class<?> type, Optional<Class<?>> argument) {
        /** The type of one of its fields. */
        Kind of(Type field) {
            if (field instanceof Class<?> plain) {
                return new Kind(plain, Optional.empty());
            } else if (field instanceof ParameterizedType generic) {
                Kind inner = of(generic.getActualTypeArguments()[0]);
                return new Kind(
                        (Class<?>) generic.getRawType(),
                        inner.type() == Object.class ? Optional.empty() : Optional.of(inner.type()));
            } else if (field instanceof TypeVariable<?>) {
                return new Kind(argument.orElse(Object.class), Optional.empty());
            }
            return new Kind(Object.class, Optional.empty());
        }
    }

    /** A kind of object. */
    private static final class Node {
        private final List<Link> links = new ArrayList<>();
        private final Map<String, Link> byName = new HashMap<>();

        void add(Link link) {
            links.add(link);
            byName.put(link.field, link);
        }

        /** The kind of record that it is about. */
        Optional<Resource<?>> target() {
            return Optional.ofNullable(byName.get(ID)).flatMap(link -> link.target);
        }
    }

    /** A field that names records, or holds what may. */
    private record Link(
            String field,
            Optional<Resource<?>> target,
            @Nullable Node node) {}
}
