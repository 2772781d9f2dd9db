package io.hirelay.json;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.file.Content;
import io.hirelay.input.Input;
import io.hirelay.input.Inputs;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.Id;
import io.hirelay.model.ObjectForm;
import io.hirelay.model.RawJson;
import io.hirelay.model.Shape;
import io.hirelay.model.Shape.Arity;
import io.hirelay.model.ShortForm;
import io.hirelay.model.Word;
import io.hirelay.operation.ValueType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes records of what was read, and gathers everything that is wrong with it. For one document. */
final class RecordBinder {
    private static final int LONGEST_NAME = 64;

    /** More of them help nobody, and an answer is not to be larger than what it answers. */
    private static final int MOST_FAILURES = 100;

    /** Beyond these it is no number of anything, but takes room as if it were. */
    private static final int MOST_DIGITS = 100;

    private final Json json;
    private final List<Failure> failures = new ArrayList<>();
    private boolean strict;

    RecordBinder(Json json) {
        this.json = json;
    }

    <T extends Record> T bind(Map<String, @Nullable Object> object, Class<T> type) {
        strict = Input.class.isAssignableFrom(type);
        Shape<T> shape = Shape.of(type);
        @Nullable Object[] values = values(object, shape, "");
        @Nullable Object bound = strict ? checked(shape, values) : made(object, shape, values, 0, "");
        if (bound == null || !failures.isEmpty()) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_VALIDATION_FAILED, failures);
        }
        return type.cast(bound);
    }

    private @Nullable Object record(Map<?, ?> object, Shape<?> shape, String path) {
        int before = failures.size();
        @Nullable Object[] values = values(object, shape, path);
        return made(object, shape, values, before, path);
    }

    /** An input as a whole is looked at as well, as far as it could be made, so that everything wrong is told at once. */
    private @Nullable Object checked(Shape<?> shape, @Nullable Object[] values) {
        Object made;
        try {
            made = shape.make(values, Set.of());
        } catch (IllegalArgumentException e) {
            if (failures.isEmpty()) {
                fail(JsonReader.BODY, e.getMessage());
            }
            return null;
        }
        Findings findings = new Findings();
        ((Input) made).check(findings);
        List<String> known = failures.stream().map(Failure::field).toList();
        findings.failures().stream()
                .filter(found -> known.stream().noneMatch(other -> covers(found.field(), other)))
                .forEach(failures::add);
        return made;
    }

    /** Whether {@code other} is the field or a part of it. */
    private static boolean covers(String field, String other) {
        return other.equals(field) || other.startsWith(field + ".") || other.startsWith(field + "[");
    }

    private @Nullable Object[] values(Map<?, ?> object, Shape<?> shape, String path) {
        for (Object name : object.keySet()) {
            if (shape.field((String) name).isEmpty()) {
                fail(
                        path + shortened((String) name),
                        "is not a field here; the fields are "
                                + shape.fields().stream().map(Shape.Field::name).collect(Collectors.joining(", ")));
            }
        }
        Optional<ObjectForm> moved = Optional.ofNullable(shape.type().getAnnotation(ObjectForm.class))
                .filter(form -> object.get(form.in()) instanceof Map && !object.containsKey(form.is()));
        @Nullable Object[] values = new Object[shape.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Shape.Field field = shape.fields().get(i);
            String name = field.name();
            String from = moved.map(
                            form -> name.equals(form.in()) ? form.is() : name.equals(form.is()) ? form.in() : name)
                    .orElse(name);
            values[i] = field(field, object.containsKey(from), object.get(from), path + from);
        }
        return values;
    }

    private @Nullable Object made(
            Map<?, ?> object, Shape<?> shape, @Nullable Object[] values, int before, String path) {
        if (failures.size() > before) {
            return null;
        }
        Set<String> notLoaded = new HashSet<>();
        for (Shape.Field field : shape.fields()) {
            if (field.arity() == Arity.LIST && object.containsKey(field.name()) && object.get(field.name()) == null) {
                notLoaded.add(field.name());
            }
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
            Object set = value == null ? null : sound(field, value(value, argument(field.valueType()), path), path);
            return set == null ? Change.clear() : Change.set(set);
        }
        if (value == null) {
            if (field.valueClass() == RawJson.class && field.arity() == Arity.ONE) {
                return RawJson.NULL;
            }
            return field.required() || field.arity() == Arity.ONE ? fail(path, "is required") : null;
        }
        return switch (field.arity()) {
            case ONE -> sound(field, value(value, field.valueType(), path), path);
            case OPTIONAL -> Optional.ofNullable(sound(field, value(value, field.valueType(), path), path));
            case LIST -> sound(field, list(value, field.valueType(), path), path);
        };
    }

    /** The value, or null after it was told what is wrong with it; only inputs have such rules. */
    private @Nullable Object sound(Shape.Field field, @Nullable Object value, String path) {
        if (!strict || value == null) {
            return value;
        }
        if (value instanceof List<?> items) {
            boolean all = true;
            for (int i = 0; i < items.size(); i++) {
                Object item = Objects.requireNonNull(items.get(i));
                all &= sound(field, item, path + "[" + i + "]") != null;
            }
            return all ? value : null;
        }
        Optional<String> problem = Inputs.problem(field, value);
        return problem.isEmpty() ? value : fail(path, problem.get());
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
        } else if (wanted == Content.class) {
            return content(value, path);
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
        } else if (wanted == Id.class
                || wanted == Instant.class
                || wanted == LocalDate.class
                || wanted == LocalDateTime.class
                || wanted.isEnum()) {
            return value instanceof String text ? parsed(text, wanted, path) : expected("text", value, path);
        } else if (wanted.isRecord()) {
            ShortForm shortForm = wanted.getAnnotation(ShortForm.class);
            if (strict && shortForm != null && value instanceof String) {
                return record(Map.of(shortForm.value(), value), Shape.of(wanted), path + ".");
            }
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
            } else if (wanted == LocalDateTime.class) {
                return ValueType.LOCAL_TIME.parse(text);
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
            return number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS
                    ? fail(path, "must be a number of at most " + MOST_DIGITS + " digits")
                    : new AnswerValue.Number(number);
        } else if (value instanceof Long number) {
            return new AnswerValue.Number(BigDecimal.valueOf(number));
        } else if (value instanceof List<?> items && items.stream().allMatch(String.class::isInstance)) {
            return new AnswerValue.Choices(
                    items.stream().map(String.class::cast).toList());
        }
        return expected("text, true or false, a number, or a list of texts", value, path);
    }

    /** Text as base64, or what has come apart from the document already. */
    private @Nullable Object content(Object value, String path) {
        if (value instanceof Content) {
            return value;
        }
        if (!(value instanceof String text)) {
            return expected("the file's bytes as base64 text", value, path);
        }
        try {
            return Content.base64(text);
        } catch (IllegalArgumentException e) {
            return fail(path, e.getMessage());
        }
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
        if (failures.size() < MOST_FAILURES) {
            failures.add(new Failure(path, message == null ? "is not valid" : message));
        } else if (failures.size() == MOST_FAILURES) {
            failures.add(new Failure(JsonReader.BODY, "has more that is wrong than is told here"));
        }
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
