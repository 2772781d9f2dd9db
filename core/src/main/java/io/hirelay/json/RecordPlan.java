package io.hirelay.json;

import com.fasterxml.jackson.core.io.SerializedString;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Scalar;
import io.hirelay.model.Shape;
import java.time.Instant;

/** How a record is written: its fields with their names encoded and their kinds told apart beforehand. */
final class RecordPlan {
    /** Name of the field that holds the provider's record. */
    static final String REMOTE_DATA = "remote_data";

    private final Shape<?> shape;
    private final Field[] fields;
    private final boolean[] all;
    private final boolean[] withoutRemoteData;

    RecordPlan(Class<?> type) {
        this.shape = Shape.of(type);
        this.fields = shape.fields().stream().map(Field::new).toArray(Field[]::new);
        this.all = mask(Projection.ALL);
        this.withoutRemoteData = mask(new Projection(Projection.ALL.only(), Projection.ALL.except(), false));
    }

    Shape<?> shape() {
        return shape;
    }

    Field[] fields() {
        return fields;
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

        private Field(Shape.Field field) {
            this.field = field;
            this.name = new SerializedString(field.name());
            this.kind = Kind.of(field.valueClass());
        }

        Shape.Field field() {
            return field;
        }

        SerializedString name() {
            return name;
        }

        Kind kind() {
            return kind;
        }
    }
}
