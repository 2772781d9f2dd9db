package io.hirelay.mapping;

import io.hirelay.model.Coded;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.model.Word;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * States field by field where a unified record comes from and when it is loaded. Sources answer null for what the
 * provider left out; the mapper turns that into an empty value. A field that is named here but not loaded is not asked
 * of the source. Names and types are checked against the record when the mapper is built. Immutable, thread-safe.
 *
 * @param <N> the provider's record, or several of them together
 * @param <T> the unified record
 */
public final class Mapper<N, T extends Unified> {
    private final Shape<T> shape;
    private final FieldPlan<T> plan;
    private final @Nullable Function<N, @Nullable Object>[] readers;
    private final int rawIndex;

    /** What is loaded comes in few combinations: each is worked out once. */
    private final Map<Set<String>, Loaded<N>> byGroups = new ConcurrentHashMap<>();

    private Mapper(Builder<N, T> builder) {
        this.shape = builder.shape;
        this.plan = new FieldPlan<>(shape, builder.loads);
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type can only be made raw
        @Nullable Function<N, @Nullable Object>[] inOrder = new Function[shape.fields().size()];
        int raw = -1;
        for (int i = 0; i < inOrder.length; i++) {
            String name = shape.fields().get(i).name();
            inOrder[i] = builder.readers.get(name);
            if (name.equals(Builder.REMOTE_DATA)) {
                raw = i;
            }
        }
        this.readers = inOrder;
        this.rawIndex = raw;
    }

    /** Starts a mapper for {@code type}; {@code source} names what it maps from. */
    public static <N, T extends Unified> Builder<N, T> of(Class<T> type, Class<N> source) {
        Objects.requireNonNull(source, "source");
        return new Builder<>(Shape.of(type));
    }

    /** Which fields are filled, and when. */
    public FieldPlan<T> plan() {
        return plan;
    }

    /** A row of a list with nothing more than rows carry. */
    public T row(N source, RawJson raw) {
        return map(source, raw, Set.of());
    }

    /** A single record as a get answers it. */
    public T record(N source, RawJson raw) {
        return map(source, raw, Set.of(Load.GET));
    }

    /**
     * A single record of which something could not be learned.
     *
     * @param missing names of fields that stay not loaded
     */
    public T recordWithout(Set<String> missing, N source, RawJson raw) {
        return make(byGroups.computeIfAbsent(Set.of(Load.GET), this::loaded).without(missing, shape), source, raw);
    }

    /**
     * A row of a list for which these groups have been loaded.
     *
     * @param groups names of {@code expand}; those that could not be loaded in time are left out
     */
    public T map(N source, RawJson raw, Set<String> groups) {
        return make(byGroups.computeIfAbsent(groups, this::loaded), source, raw);
    }

    private T make(Loaded<N> loaded, N source, RawJson raw) {
        @Nullable Object[] values = new Object[readers.length];
        for (int i = 0; i < values.length; i++) {
            Function<N, @Nullable Object> reader = loaded.readers[i];
            if (reader != null) {
                values[i] = reader.apply(source);
            }
        }
        values[rawIndex] = raw;
        return shape.make(values, loaded.missing);
    }

    private Loaded<N> loaded(Set<String> groups) {
        return new Loaded<>(readers, Set.of()).without(plan.notLoaded(groups), shape);
    }

    /** Readers of the fields that are loaded, null for the others, and the names of those that are missing. */
    private record Loaded<N>(@Nullable Function<N, @Nullable Object>[] readers, Set<String> missing) {
        Loaded<N> without(Set<String> more, Shape<?> shape) {
            if (more.isEmpty()) {
                return this;
            }
            @Nullable Function<N, @Nullable Object>[] some = readers.clone();
            Set<String> all = new HashSet<>(missing);
            for (int i = 0; i < some.length; i++) {
                if (more.contains(shape.fields().get(i).name())) {
                    some[i] = null;
                }
            }
            all.addAll(more);
            return new Loaded<>(some, Set.copyOf(all));
        }
    }

    /** Collects the fields of a mapper. Not thread-safe. */
    public static final class Builder<N, T extends Unified> {
        private static final String REMOTE_DATA = "remote_data";

        private final Shape<T> shape;
        private final Map<String, Function<N, @Nullable Object>> readers = new LinkedHashMap<>();
        private final Map<String, Set<Load>> loads = new LinkedHashMap<>();

        private Builder(Shape<T> shape) {
            this.shape = shape;
            this.loads.put(REMOTE_DATA, Set.of());
        }

        /** The canonical id; the one field that must be there. */
        public Builder<N, T> id(Function<N, String> source) {
            return put("id", Id.class, Shape.Arity.ONE, n -> Id.of(source.apply(n)));
        }

        /** A single value; null when the provider left it out. Without {@code when} every row carries it. */
        public <V> Builder<N, T> value(
                String field, Class<? super V> type, Function<N, @Nullable V> source, Load... when) {
            return put(field, type, Shape.Arity.OPTIONAL, n -> Optional.ofNullable(source.apply(n)), when);
        }

        /** A value of an open list, by the provider's words; a word that is not among them is carried as it is. */
        public <E extends Enum<E> & Word> Builder<N, T> coded(
                String field, Class<E> list, Map<String, E> words, Function<N, @Nullable String> source, Load... when) {
            Map<String, Optional<Coded<E>>> known = new LinkedHashMap<>();
            words.forEach((word, value) -> known.put(word, Optional.of(Coded.of(value, word))));
            return checked(field, list, when, n -> {
                String word = source.apply(n);
                if (word == null) {
                    return Optional.empty();
                }
                Optional<Coded<E>> coded = known.get(word);
                return coded == null ? Optional.of(Coded.<E>unknown(word)) : coded;
            });
        }

        /** A value of an open list that the provider has no single word for. */
        public <E extends Enum<E> & Word> Builder<N, T> coded(
                String field, Class<E> list, Function<N, @Nullable Coded<E>> source, Load... when) {
            return checked(field, list, when, n -> Optional.ofNullable(source.apply(n)));
        }

        private <E extends Enum<E> & Word> Builder<N, T> checked(
                String field, Class<E> list, Load[] when, Function<N, @Nullable Object> reader) {
            Builder<N, T> built = put(field, Coded.class, Shape.Arity.OPTIONAL, reader, when);
            String declared = shape.field(field).orElseThrow().valueType().getTypeName();
            if (!declared.contains("<" + list.getTypeName() + ">")) {
                throw new IllegalArgumentException(field + " is a " + declared + ", not coded by " + list.getName());
            }
            return built;
        }

        /** Any number of values; null is no values. */
        public <V> Builder<N, T> list(
                String field, Class<? super V> type, Function<N, @Nullable List<V>> source, Load... when) {
            return put(
                    field, type, Shape.Arity.LIST, n -> Objects.requireNonNullElse(source.apply(n), List.of()), when);
        }

        /** @throws IllegalStateException when there is no id */
        public Mapper<N, T> build() {
            if (!readers.containsKey("id")) {
                throw new IllegalStateException(shape.type().getSimpleName() + " has no id");
            }
            return new Mapper<>(this);
        }

        private Builder<N, T> put(
                String field, Class<?> type, Shape.Arity arity, Function<N, @Nullable Object> reader, Load... when) {
            Shape.Field declared = shape.field(field)
                    .orElseThrow(() -> new IllegalArgumentException(
                            shape.type().getSimpleName() + " has no field " + field + "; it has " + shape.fields()));
            if (declared.arity() != arity || declared.valueClass() != type) {
                throw new IllegalArgumentException(
                        shape.type().getSimpleName() + "." + field + " is " + declared.arity() + " of "
                                + declared.valueClass().getSimpleName() + ", not " + arity + " of "
                                + type.getSimpleName());
            }
            if (readers.putIfAbsent(field, reader) != null) {
                throw new IllegalArgumentException(field + " is mapped twice");
            }
            loads.put(field, Set.of(when));
            return this;
        }
    }
}
