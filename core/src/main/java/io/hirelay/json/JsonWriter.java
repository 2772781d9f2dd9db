package io.hirelay.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Scalar;
import io.hirelay.model.Shape.Arity;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes one value. For one call. */
final class JsonWriter {
    private static final SerializedString NOTHING = new SerializedString("");

    /** Shorter raw JSON goes through the generator's buffer, longer goes to the sink directly. */
    private static final int SHORT = 512;

    /** A number of more digits than this before or after its point is written with an exponent. */
    private static final int MOST_DIGITS = 1_000;

    private final JsonGenerator out;
    private final OutputStream sink;
    private final Plans plans;
    private final byte[] scratch = new byte[Times.LONGEST];

    private boolean remoteData = true;

    // Rows of a page share their class and their projection: their mask is made once.
    private @Nullable RecordPlan maskedPlan;
    private @Nullable Projection maskedBy;
    private boolean[] mask = {};

    JsonWriter(JsonGenerator out, OutputStream sink, Plans plans) {
        this.out = out;
        this.sink = sink;
        this.plans = plans;
    }

    void value(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Optional<?> optional) {
            value(optional.isPresent() ? optional.get() : null);
        } else if (value instanceof Collection<?> many) {
            out.writeStartArray();
            for (Object each : many) {
                value(each);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(key(entry.getKey()));
                value(entry.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof Projected projected) {
            projected(projected);
        } else if (value instanceof RawJson raw) {
            raw(raw);
        } else if (value instanceof Coded<?> coded) {
            coded(coded);
        } else if (value instanceof Scalar scalar) {
            value(scalar.json());
        } else if (value instanceof Enum<?> constant) {
            out.writeString(plans.word(constant));
        } else if (value instanceof Instant moment) {
            time(moment);
        } else if (value instanceof LocalDate date) {
            date(date);
        } else if (value instanceof LocalDateTime time) {
            clock(time);
        } else if (value instanceof Record) {
            RecordPlan plan = plans.of(value.getClass());
            record(value, plan, plan.mask(remoteData));
        } else if (value instanceof UUID || value instanceof URI) {
            out.writeString(value.toString());
        } else {
            throw new IllegalArgumentException(value.getClass().getName() + " has no JSON form");
        }
    }

    private void projected(Projected projected) throws IOException {
        boolean before = remoteData;
        remoteData = before && projected.projection().remoteData();
        projected(projected.value(), projected.projection());
        remoteData = before;
    }

    private void projected(@Nullable Object value, Projection projection) throws IOException {
        if (value instanceof Collection<?> many) {
            out.writeStartArray();
            for (Object each : many) {
                projected(each, projection);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(key(entry.getKey()));
                projected(entry.getValue(), projection);
            }
            out.writeEndObject();
        } else if (value instanceof Optional<?> optional) {
            projected(optional.isPresent() ? optional.get() : null, projection);
        } else if (value instanceof Record && !(value instanceof Scalar) && !(value instanceof Projected)) {
            RecordPlan plan = plans.of(value.getClass());
            if (maskedPlan != plan || maskedBy != projection) {
                maskedPlan = plan;
                maskedBy = projection;
                mask = plan.mask(projection);
            }
            record(value, plan, mask);
        } else {
            value(value);
        }
    }

    private void record(Object record, RecordPlan plan, boolean[] shown) throws IOException {
        boolean[] missing = plan.missing(record);
        RecordPlan.Field[] fields = plan.fields();
        Object[] values = plan.values(record);
        out.writeStartObject();
        for (int i = 0; i < fields.length; i++) {
            if (shown[i]) {
                RecordPlan.Field field = fields[i];
                if (missing[i]) {
                    out.writeFieldName(field.name());
                    out.writeNull();
                } else {
                    field(field, values[i]);
                }
            }
        }
        out.writeEndObject();
    }

    private void field(RecordPlan.Field field, Object value) throws IOException {
        if (field.kind() == RecordPlan.Kind.CHANGE && value instanceof Change.Keep<?>) {
            return; // left out: that is how a partial write keeps a field
        }
        out.writeFieldName(field.name());
        Arity arity = field.arity();
        if (arity == Arity.LIST) {
            out.writeStartArray();
            List<?> many = (List<?>) value;
            for (Object each : many) {
                value(field, each);
            }
            out.writeEndArray();
        } else if (arity == Arity.OPTIONAL) {
            Optional<?> optional = (Optional<?>) value;
            value(field, optional.isPresent() ? optional.get() : null);
        } else {
            value(field, value);
        }
    }

    private void value(RecordPlan.Field field, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
            return;
        }
        switch (field.kind()) {
            case TEXT -> out.writeString((String) value);
            case FLAG -> out.writeBoolean((Boolean) value);
            case TIME -> time((Instant) value);
            case ID -> out.writeString(((Id<?>) value).value());
            case CODED -> coded((Coded<?>) value);
            case RAW -> raw((RawJson) value);
            case RECORD -> {
                RecordPlan plan = field.nested(plans);
                record(value, plan, plan.mask(remoteData));
            }
            case CHANGE -> value(value instanceof Change.Set<?> set ? set.value() : null);
            case OTHER -> value(value);
        }
    }

    private void coded(Coded<?> coded) throws IOException {
        if (coded.known().isPresent()) {
            out.writeString(plans.word(coded.known().get()));
        } else {
            out.writeString(coded.providerWord());
        }
    }

    private void raw(RawJson raw) throws IOException {
        if (raw.length() <= SHORT) {
            out.writeRawValue(new RawText(raw));
        } else {
            out.writeRawValue(NOTHING); // a comma or colon where one is due
            out.flush();
            raw.writeTo(sink);
        }
    }

    private void time(Instant moment) throws IOException {
        int length = Times.write(moment, scratch);
        if (length > 0) {
            out.writeRawUTF8String(scratch, 0, length);
        } else {
            out.writeString(moment.toString());
        }
    }

    private void date(LocalDate date) throws IOException {
        int length = Times.write(date, scratch);
        if (length > 0) {
            out.writeRawUTF8String(scratch, 0, length);
        } else {
            out.writeString(date.toString());
        }
    }

    private void clock(LocalDateTime time) throws IOException {
        int length = Times.write(time, scratch);
        if (length > 0) {
            out.writeRawUTF8String(scratch, 0, length);
        } else {
            out.writeString(time.toString());
        }
    }

    private void number(Number number) throws IOException {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            out.writeNumber(number.intValue());
        } else if (number instanceof Long) {
            out.writeNumber(number.longValue());
        } else if (number instanceof BigDecimal decimal) {
            boolean plain = Math.abs((long) decimal.scale()) <= MOST_DIGITS;
            out.writeNumber(plain ? decimal.toPlainString() : decimal.toString());
        } else if (number instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new IllegalArgumentException("JSON has no number for " + number);
            }
            out.writeNumber(new BigDecimal(number.toString()).toPlainString());
        } else {
            throw new IllegalArgumentException(number.getClass().getName() + " has no JSON form");
        }
    }

    private static String key(@Nullable Object key) {
        if (key instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the keys of a JSON object are strings, not "
                + (key == null ? "null" : key.getClass().getName()));
    }
}
