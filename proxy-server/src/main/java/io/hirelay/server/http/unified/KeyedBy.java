package io.hirelay.server.http.unified;

import io.hirelay.model.Scalar;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list as an object: each record under the value of one of its fields, the later one where two share a value. */
final class KeyedBy {
    private KeyedBy() {}

    /** Fields that records can be keyed by. */
    static List<String> fields(Shape<?> shape) {
        return shape.fields().stream()
                .filter(KeyedBy::possible)
                .map(Shape.Field::name)
                .toList();
    }

    static boolean possible(Shape<?> shape, String field) {
        return shape.field(field).filter(KeyedBy::possible).isPresent();
    }

    private static boolean possible(Shape.Field field) {
        Class<?> type = field.valueClass();
        return field.arity() != Shape.Arity.LIST && (type == String.class || Scalar.class.isAssignableFrom(type));
    }

    /** @param shown what stands for a record in the answer */
    static <T extends Unified> Map<String, Object> of(
            List<? extends T> records, Shape<T> shape, String field, Function<? super T, Object> shown) {
        Shape.Field key = shape.field(field).orElseThrow();
        Map<String, Object> keyed = new LinkedHashMap<>();
        records.forEach(record -> keyed.put(text(key.in(record)), shown.apply(record)));
        return keyed;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return text(optional.orElse(null));
        }
        return value instanceof Scalar scalar ? String.valueOf(scalar.json()) : String.valueOf(value);
    }
}
