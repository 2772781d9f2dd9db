package io.hirelay.conformance;

import io.hirelay.model.Actor;
import io.hirelay.model.ActorType;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.model.Scalar;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.operation.Ats;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.Resource;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every identifier that stands in a record, whatever it is part of, with the kind of object it names. */
final class References {
    private References() {}

    /**
     * @param where the path to it, such as {@code applications.current_stage.id}
     * @param job the job beside it, where one is: some objects are found only within their job
     */
    record Found(Resource<?> resource, String id, String where, Optional<String> job) {}

    /** All but the record's own. */
    static List<Found> in(Unified record) {
        List<Found> found = new ArrayList<>();
        fields(record, "", Optional.empty(), false, found);
        return found;
    }

    /** The job that the record names: some ids are told apart by it alone. */
    static Optional<String> jobOf(Unified record) {
        return jobIn(Shape.of(record.getClass()), record);
    }

    private static void fields(Object record, String path, Optional<String> outer, boolean own, List<Found> found) {
        Shape<?> shape = Shape.of(record.getClass());
        Optional<String> job = jobIn(shape, record).or(() -> outer);
        for (Shape.Field field : shape.fields()) {
            if (!own && field.name().equals("id") && path.isEmpty()) {
                continue;
            }
            String here = path.isEmpty() ? field.name() : path + "." + field.name();
            Object value = field.in(record);
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(item -> value(item, field.valueType(), here, job, found));
            } else if (value instanceof List<?> list) {
                list.forEach(item -> value(item, field.valueType(), here, job, found));
            } else {
                value(value, field.valueType(), here, job, found);
            }
        }
    }

    private static void value(Object value, Type type, String path, Optional<String> job, List<Found> found) {
        if (value instanceof Id<?> id) {
            add(type, id.value(), path, job, found);
        } else if (value instanceof Ref<?> ref) {
            add(type, ref.id().value(), path + ".id", job, found);
        } else if (value instanceof NamedRef<?> ref) {
            ref.id().ifPresent(id -> add(type, id.value(), path + ".id", job, found));
        } else if (value instanceof Actor actor) {
            actor(actor, path, found);
        } else if (value instanceof Record
                && !(value instanceof Scalar)
                && value.getClass().getPackage() == Unified.class.getPackage()
                && !RawJson.class.isInstance(value)) {
            fields(value, path, job, true, found);
        }
    }

    private static void actor(Actor actor, String path, List<Found> found) {
        if (actor.id().isPresent() && actor.type().isPresent()) {
            Optional<Resource<?>> resource = actor.type().get().is(ActorType.USER)
                    ? Optional.of(Ats.USERS)
                    : actor.type().get().is(ActorType.CANDIDATE) ? Optional.of(Ats.CANDIDATES) : Optional.empty();
            resource.ifPresent(kind -> found.add(new Found(kind, actor.id().get(), path + ".id", Optional.empty())));
        }
    }

    private static void add(Type type, String id, String path, Optional<String> job, List<Found> found) {
        if (type instanceof ParameterizedType generic && generic.getActualTypeArguments()[0] instanceof Class<?> kind) {
            resource(kind).ifPresent(resource -> found.add(new Found(resource, id, path, job)));
        }
    }

    private static Optional<String> jobIn(Shape<?> shape, Object record) {
        return shape.field("job")
                .filter(field -> field.valueClass() == Ref.class)
                .map(field -> field.in(record))
                .filter(value -> value instanceof Optional<?> optional && optional.isPresent())
                .map(value -> ((Ref<?>) ((Optional<?>) value).get()).id().value());
    }

    /** What an id of this type names; nothing for a type that is no kind of record. */
    static Optional<Resource<?>> resourceOf(@Nullable Type type) {
        return type instanceof Class<?> kind ? resource(kind) : Optional.empty();
    }

    private static Optional<Resource<?>> resource(Class<?> type) {
        return Catalogue.resources().stream()
                .filter(resource -> resource.type() == type)
                .findFirst();
    }
}
