package io.hirelay.json;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Shape;
import io.hirelay.model.Shape.Arity;
import io.hirelay.model.Word;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes records of what was read, and gathers everything that is wrong with it. For one document. */
final class RecordBinder {
    private static final int LONGEST_NAME = 64;

    private final Json json;
    private final List<Failure> failures = new ArrayList<>();

    RecordBinder(Json json) {
        this.json = json;
    }

    <T extends Record> T bind(Map<String, @Nullable Object> object, Class<T> type) {
        Object bound = record(object, Shape.of(type), "");
        if (bound == null || !failures.isEmpty()) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_VALIDATION_FAILED, failures);
        }
        return type.cast(bound);
    }

    private @Nullable Object record(Map<?, ?> object, Shape<?> shape, String path) {
        int before = failures.size();
        for (Object name : object.keySet()) {
            if (shape.field((String) name).isEmpty()) {
                fail(
                        path + shortened((String) name),
                        "is not a field here; the fields are "
                                + shape.fields().stream().map(Shape.Field::name).collect(Collectors.joining(", ")));
            }
        }
        Set<String> notLoaded = new HashSet<>();
        @Nullable Object[] values = new Object[shape.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Shape.Field field = shape.fields().get(i);
            boolean present = object.containsKey(field.name());
            Object value = object.get(field.name());
            if (field.arity() == Arity.LIST && present && value == null) {
                notLoaded.add(field.name());
            }
            values[i] = field(field, present, value, path + field.name());
        }
        if (failures.size() > before) {
            return null;
        }
        try {
            return shape.make(values, notLoaded);
        } catch (IllegalArgumentException e) {
            return fail(path.isEmpty() ? JsonReader.BODY : path.substring(0, path.length() - 1), e.getMessage());
        }
    }

    /** The component's value; null for its empty value and where it failed. */
    private @Nullable Object field(Shape.Field field, boolean present, @Nullable Object value, String path) {
        if (field.valueClass() == Change.class) {
            if (!present) {
                return Change.keep();
            }
            Object set = value == null ? null : value(value, argument(field.valueType()), path);
            return set == null ? Change.clear() : Change.set(set);
        }
        if (value == null) {
            if (field.valueClass() == RawJson.class && field.arity() == Arity.ONE) {
                return RawJson.NULL;
            }
            return field.required() || field.arity() == Arity.ONE ? fail(path, "is required") : null;
        }
        return switch (field.arity()) {
            case ONE -> value(value, field.valueType(), path);
            case OPTIONAL -> Optional.ofNullable(value(value, field.valueType(), path));
            case LIST -> list(value, field.valueType(), path);
        };
    }

    private @Nullable Object list(Object value, Type itemType, String path) {
        if (!(value instanceof List<?> items)) {
            return expected("a list", value, path);
        }
        List<Object> bound = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String at = path + "[" + i + "]";
            Object item = items.get(i);
            Object made = item == null ? fail(at, "must not be null") : value(item, itemType, at);
            if (made != null) {
                bound.add(made);
            }
        }
        return bound;
    }

    private @Nullable Object value(Object value, Type type, String path) {
        Class<?> wanted = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
        if (wanted == String.class) {
            return value instanceof String ? value : expected("text", value, path);
        } else if (wanted == Boolean.class || wanted == boolean.class) {
            return value instanceof Boolean ? value : expected("true or false", value, path);
        } else if (wanted == List.class) {
            return list(value, argument(type), path);
        } else if (wanted == Object.class) {
            return value;
        } else if (wanted == Map.class) {
            return value instanceof Map ? value : expected("an object", value, path);
        } else if (wanted == RawJson.class) {
            return RawJson.of(new String(json.write(value), StandardCharsets.UTF_8));
        } else if (wanted == AnswerValue.class) {
            return answer(value, path);
        } else if (wanted == BigDecimal.class
                || wanted == Integer.class
                || wanted == int.class
                || wanted == Long.class
                || wanted == long.class) {
            return number(value, wanted, path);
        } else if (wanted == Coded.class) {
            return value instanceof String word
                    ? coded((Class<?>) argument(type), word, path)
                    : expected("text", value, path);
        } else if (wanted == Id.class || wanted == Instant.class || wanted == LocalDate.class || wanted.isEnum()) {
            return value instanceof String text ? parsed(text, wanted, path) : expected("text", value, path);
        } else if (wanted.isRecord()) {
            return value instanceof Map<?, ?> object
                    ? record(object, Shape.of(wanted), path + ".")
                    : expected("an object", value, path);
        }
        throw new IllegalArgumentException(path + ": " + wanted.getName() + " cannot be read from JSON");
    }

    private @Nullable Object parsed(String text, Class<?> wanted, String path) {
        try {
            if (wanted == Id.class) {
                return Id.of(text);
            } else if (wanted == Instant.class) {
                return OffsetDateTime.parse(text).toInstant();
            } else if (wanted == LocalDate.class) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            return fail(
                    path,
                    wanted == Instant.class
                            ? "must be an ISO 8601 time with its offset, such as 2026-01-31T09:30:00Z"
                            : "must be an ISO 8601 date, such as 2026-01-31");
        } catch (IllegalArgumentException e) {
            return fail(path, e.getMessage());
        }
        return constant(wanted, text)
                .<Object>map(found -> found)
                .orElseGet(() -> fail(
                        path,
                        "must be one of "
                                + Arrays.stream(wanted.getEnumConstants())
                                        .map(each -> Plans.wordOf((Enum<?>) each))
                                        .collect(Collectors.joining(", "))));
    }

    private @Nullable Object number(Object value, Class<?> wanted, String path) {
        boolean decimal = wanted == BigDecimal.class;
        if (!(value instanceof Number)) {
            return expected(decimal ? "a number" : "a whole number", value, path);
        }
        BigDecimal number = value instanceof BigDecimal given ? given : BigDecimal.valueOf((Long) value);
        if (decimal) {
            return number;
        }
        boolean small = wanted == Integer.class || wanted == int.class;
        try {
            return small ? (Object) number.intValueExact() : (Object) number.longValueExact();
        } catch (ArithmeticException e) {
            return fail(path, "must be a whole number of at most " + (small ? 32 : 64) + " bits");
        }
    }

    private @Nullable Object answer(Object value, String path) {
        if (value instanceof String text) {
            return new AnswerValue.Text(text);
        } else if (value instanceof Boolean flag) {
            return new AnswerValue.Flag(flag);
        } else if (value instanceof BigDecimal number) {
            return new AnswerValue.Number(number);
        } else if (value instanceof Long number) {
            return new AnswerValue.Number(BigDecimal.valueOf(number));
        } else if (value instanceof List<?> items && items.stream().allMatch(String.class::isInstance)) {
            return new AnswerValue.Choices(
                    items.stream().map(String.class::cast).toList());
        }
        return expected("text, true or false, a number, or a list of texts", value, path);
    }

    private @Nullable Object coded(Class<?> list, String word, String path) {
        if (word.isBlank()) {
            return fail(path, "must not be blank");
        }
        return codedOf(list, word);
    }

    @SuppressWarnings("unchecked") // Coded<E> is declared of such enums only
    private static <E extends Enum<E> & Word> Coded<E> codedOf(Class<?> list, String word) {
        return constant(list, word).map(found -> Coded.of((E) found, word)).orElseGet(() -> Coded.unknown(word));
    }

    private static Optional<Enum<?>> constant(Class<?> list, String word) {
        return Arrays.stream(list.getEnumConstants())
                .<Enum<?>>map(each -> (Enum<?>) each)
                .filter(each -> Plans.wordOf(each).equals(word))
                .findFirst();
    }

    private static Type argument(Type generic) {
        return ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    private @Nullable Object expected(String right, Object value, String path) {
        return fail(path, "must be " + right + ", not " + kindOf(value));
    }

    private @Nullable Object fail(String path, @Nullable String message) {
        failures.add(new Failure(path, message == null ? "is not valid" : message));
        return null;
    }

    /** A caller's name may be of any length. */
    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    /** What a value is, without saying which. */
    static String kindOf(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof String) {
            return "text";
        } else if (value instanceof Boolean) {
            return "true or false";
        } else if (value instanceof Number) {
            return "a number";
        }
        return value instanceof List ? "a list" : "an object";
    }
}
