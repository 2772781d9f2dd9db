package io.hirelay.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a record of the model is made of, read once by reflection: the one source of JSON names, OpenAPI schemas,
 * mappers' checks and documentation. Immutable, thread-safe.
 *
 * @param <T> the record
 */
public final class Shape<T> {
    private static final ClassValue<Shape<?>> SHAPES = new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> type) {
            return new Shape<>(type);
        }
    };

    /** Name of the component that is never written: it says which of the others are not loaded. */
    private static final String NOT_LOADED = "notLoaded";

    private final Class<T> type;
    private final List<Field> fields;
    private final Map<String, Field> byName;
    private final int notLoadedIndex;
    private final @Nullable MethodHandle notLoadedAccessor;
    private final MethodHandle constructor;
    private final MethodHandle reader;

    private Shape(Class<T> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type.getName() + " is not a record");
        }
        var lookup = MethodHandles.lookup();
        List<Field> found = new ArrayList<>();
        int notLoadedAt = -1;
        MethodHandle notLoaded = null;
        try {
            for (int i = 0; i < components.length; i++) {
                if (components[i].getName().equals(NOT_LOADED)) {
                    notLoadedAt = i;
                    notLoaded = lookup.unreflect(components[i].getAccessor())
                            .asType(MethodType.methodType(Set.class, Object.class));
                } else {
                    found.add(new Field(components[i], i, lookup.unreflect(components[i].getAccessor())));
                }
            }
            Class<?>[] raw =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            this.constructor = lookup.findConstructor(type, MethodType.methodType(void.class, raw))
                    .asSpreader(Object[].class, raw.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " must be a public record", e);
        }
        this.reader = reader(found);
        this.notLoadedIndex = notLoadedAt;
        this.notLoadedAccessor = notLoaded;
        this.fields = List.copyOf(found);
        Map<String, Field> names = new LinkedHashMap<>();
        found.forEach(field -> names.put(field.name(), field));
        this.byName = Map.copyOf(names);
    }

    /** From a record to its fields' values: the JVM compiles one handle as a whole, a loop over many it does not. */
    private static MethodHandle reader(List<Field> fields) {
        MethodHandle toArray = MethodHandles.identity(Object[].class).asCollector(Object[].class, fields.size());
        MethodHandle[] accessors = fields.stream().map(field -> field.accessor).toArray(MethodHandle[]::new);
        MethodHandle recordForEach = MethodHandles.filterArguments(toArray, 0, accessors);
        MethodType oneRecord = MethodType.methodType(Object[].class, Object.class);
        return MethodHandles.permuteArguments(recordForEach, oneRecord, new int[fields.size()]);
    }

    @SuppressWarnings("unchecked") // the value computed for a class is the shape of that class
    public static <T> Shape<T> of(Class<T> type) {
        return (Shape<T>) SHAPES.get(Objects.requireNonNull(type, "type"));
    }

    public Class<T> type() {
        return type;
    }

    /** The fields in their order, without the list of those not loaded. */
    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> field(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What the type holds, in a sentence. */
    public Optional<String> doc() {
        return Optional.ofNullable(type.getAnnotation(Doc.class)).map(Doc::value);
    }

    /**
     * Makes a record.
     *
     * @param values a value for each field in the order of {@link #fields()}; null stands for the field's empty value
     * @param notLoaded names of the fields not loaded; ignored where the record does not keep them
     */
    public T make(@Nullable Object[] values, Set<String> notLoaded) {
        @Nullable Object[] arguments = new Object[notLoadedIndex < 0 ? fields.size() : fields.size() + 1];
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            Object value = values[i];
            arguments[field.index] = value == null ? field.emptyValue() : value;
        }
        if (notLoadedIndex >= 0) {
            arguments[notLoadedIndex] = notLoaded;
        }
        try {
            return type.cast(constructor.invokeExact(arguments));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type.getSimpleName() + " could not be made", e);
        }
    }

    /** The values of {@link #fields()} in their order: each a value, an Optional or a List. */
    public Object[] values(Object record) {
        try {
            return (Object[]) reader.invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type.getSimpleName() + " could not be read", e);
        }
    }

    /** JSON names of the fields not loaded in {@code record}; empty where the record does not keep them. */
    @SuppressWarnings("unchecked") // that is the component's type
    public Set<String> notLoaded(Object record) {
        if (record instanceof Unified unified) {
            return unified.notLoaded();
        }
        if (notLoadedAccessor == null) {
            return Set.of();
        }
        try {
            return (Set<String>) notLoadedAccessor.invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(NOT_LOADED + " could not be read", e);
        }
    }

    /** Whether records of this shape know which of their fields are not loaded. */
    public boolean keepsNotLoaded() {
        return notLoadedIndex >= 0;
    }

    /** {@code jobPostingUrls} as {@code job_posting_urls}, {@code street1} as {@code street_1}. */
    static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) || Character.isDigit(c) && !Character.isDigit(name.charAt(i - 1))) {
                snake.append('_');
            }
            snake.append(c);
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }

    /** How many values a field holds. */
    public enum Arity {
        /** Always one. */
        ONE,
        /** One or none. */
        OPTIONAL,
        /** Any number, in order. */
        LIST
    }

    /** One field of a record. */
    public static final class Field {
        private final String name;
        private final int index;
        private final Arity arity;
        private final Type valueType;
        private final AnnotatedElement annotations;
        private final MethodHandle accessor;

        private Field(RecordComponent component, int index, MethodHandle accessor) {
            this.name = snakeCase(component.getName());
            this.index = index;
            Class<?> raw = component.getType();
            if (raw == Optional.class || raw == List.class) {
                this.arity = raw == List.class ? Arity.LIST : Arity.OPTIONAL;
                this.valueType = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            } else {
                this.arity = Arity.ONE;
                this.valueType = component.getGenericType();
            }
            this.annotations = component;
            this.accessor = accessor.asType(MethodType.methodType(Object.class, Object.class));
        }

        /** JSON name. */
        public String name() {
            return name;
        }

        public Arity arity() {
            return arity;
        }

        /** Type of the value, or of each of them. */
        public Type valueType() {
            return valueType;
        }

        /** Class of the value, or of each of them; {@code Object} where only a type variable stands for it. */
        public Class<?> valueClass() {
            if (valueType instanceof Class<?> plain) {
                return plain;
            }
            return valueType instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : Object.class;
        }

        public Optional<String> doc() {
            return Optional.ofNullable(annotations.getAnnotation(Doc.class)).map(Doc::value);
        }

        public Optional<String> format() {
            return Optional.ofNullable(annotations.getAnnotation(Format.class)).map(Format::value);
        }

        public boolean required() {
            return annotations.isAnnotationPresent(Required.class);
        }

        public boolean personal() {
            return annotations.isAnnotationPresent(Personal.class);
        }

        /** The component as it stands in {@code record}: a value, an Optional or a List. */
        public Object in(Object record) {
            try {
                return accessor.invokeExact(record);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(name + " could not be read", e);
            }
        }

        private Object emptyValue() {
            return switch (arity) {
                case OPTIONAL -> Optional.empty();
                case LIST -> List.of();
                case ONE -> throw new IllegalArgumentException(name + " is missing");
            };
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
