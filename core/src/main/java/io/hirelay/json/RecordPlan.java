package io.hirelay.json;

import com.fasterxml.jackson.core.io.SerializedString;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Scalar;
import io.hirelay.model.Shape;
import io.hirelay.model.Shape.Arity;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a record is written: its fields with their names encoded and their kinds told apart beforehand. */
final class RecordPlan {
    /** Name of the field that holds the provider's record. */
    static final String REMOTE_DATA = "remote_data";

    private final Shape<?> shape;
    private final Field[] fields;
    private final boolean[] all;
    private final boolean[] withoutRemoteData;
    private final boolean[] none;

    /** Rows of a page share the set of what they did not load. Written by any thread: each writes what is right. */
    private Missing lastMissing;

    RecordPlan(Class<?> type) {
        this.shape = Shape.of(type);
        this.fields = shape.fields().stream().map(Field::new).toArray(Field[]::new);
        this.all = mask(Projection.ALL);
        this.none = new boolean[fields.length];
        this.lastMissing = new Missing(Set.of(), none);
        this.withoutRemoteData = mask(new Projection(Projection.ALL.only(), Projection.ALL.except(), false));
    }

    Field[] fields() {
        return fields;
    }

    /** The components as they stand in {@code record}. */
    Object[] values(Object record) {
        return shape.values(record);
    }

    /** Which fields a nested record shows. */
    boolean[] mask(boolean remoteData) {
        return remoteData ? all : withoutRemoteData;
    }

    /** Which fields a record shows that is written through a projection. */
    boolean[] mask(Projection projection) {
        boolean[] shown = new boolean[fields.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = projection.keeps(fields[i].field.name());
        }
        return shown;
    }

    /** Which fields are not loaded in a record. */
    boolean[] missing(Object record) {
        Set<String> names = shape.notLoaded(record);
        if (names.isEmpty()) {
            return none;
        }
        Missing last = lastMissing;
        if (last.names == names) {
            return last.mask;
        }
        boolean[] mask = new boolean[fields.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = names.contains(fields[i].field.name());
        }
        if (Set.copyOf(names) == names) { // so it can never change
            lastMissing = new Missing(names, mask);
        }
        return mask;
    }

    private record Missing(Set<String> names, boolean[] mask) {}

    /** What a field's values are, as far as its type tells. */
    enum Kind {
        TEXT,
        FLAG,
        TIME,
        ID,
        CODED,
        RAW,
        RECORD,
        CHANGE,
        OTHER;

        static Kind of(Class<?> type) {
            if (type == String.class) {
                return TEXT;
            } else if (type == Boolean.class || type == boolean.class) {
                return FLAG;
            } else if (type == Instant.class) {
                return TIME;
            } else if (type == Id.class) {
                return ID;
            } else if (type == Coded.class) {
                return CODED;
            } else if (type == RawJson.class) {
                return RAW;
            } else if (type.isRecord() && !Scalar.class.isAssignableFrom(type)) {
                return RECORD;
            } else if (type == Change.class) {
                return CHANGE;
            }
            return OTHER;
        }
    }

    /** One field. */
    static final class Field {
        private final Shape.Field field;
        private final SerializedString name;
        private final Kind kind;
        private final Arity arity;

        /** Found when first needed, since records refer to each other in circles. */
        private @Nullable RecordPlan nested;

        private Field(Shape.Field field) {
            this.field = field;
            this.name = new SerializedString(field.name());
            this.kind = Kind.of(field.valueClass());
            this.arity = field.arity();
        }

        Arity arity() {
            return arity;
        }

        /** How this field's records are written. */
        RecordPlan nested(Plans plans) {
            RecordPlan known = nested;
            if (known == null) {
                known = plans.of(field.valueClass());
                nested = known;
            }
            return known;
        }

        SerializedString name() {
            return name;
        }

        Kind kind() {
            return kind;
        }
    }
}
