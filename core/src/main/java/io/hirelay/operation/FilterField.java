package io.hirelay.operation;

import io.hirelay.model.Unified;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Something a list can be filtered by. A provider runs it where it can; elsewhere the core compares what the accessor
 * reads from each row, which is possible as long as rows carry the field.
 *
 * @param name the parameter, such as {@code job_id}
 * @param type its values
 * @param field the field of the record it looks at, such as {@code applications}
 * @param accessor the record's values for it; one that matches is enough; empty when the record does not tell
 * @param unlessAsked what holds when the filter is not given; the word {@code all} lifts it
 * @param doc what it does, in a sentence
 */
public record FilterField<T extends Unified, V>(
        String name,
        ValueType<V> type,
        String field,
        Function<? super T, ? extends Collection<V>> accessor,
        Optional<V> unlessAsked,
        String doc) {
    /**
     * What callers write to ask for records with any value: where there is a default, that is lifted, and where there are
     * words to choose from, it is as if the filter were not given.
     */
    public static final String ALL = "all";

    public FilterField {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(accessor, "accessor");
        Objects.requireNonNull(unlessAsked, "unlessAsked");
        Objects.requireNonNull(doc, "doc");
    }

    public static <T extends Unified, V> FilterField<T, V> of(
            String name,
            ValueType<V> type,
            String field,
            Function<? super T, ? extends Collection<V>> accessor,
            String doc) {
        return new FilterField<>(name, type, field, accessor, Optional.empty(), doc);
    }

    /** The same filter, holding {@code value} when it is not given. */
    public FilterField<T, V> unlessAsked(V value) {
        return new FilterField<>(name, type, field, accessor, Optional.of(value), doc);
    }

    public Set<Operator> operators() {
        return type.operators();
    }

    /** Whether {@link #ALL} is understood. */
    public boolean takesAll() {
        return unlessAsked.isPresent() || type.isWord();
    }

    /** The criterion that a record has this value. */
    public Criterion<T, V> is(V value) {
        return new Criterion<>(this, Operator.EQ, List.of(value));
    }

    /** The criterion that a record has one of these values. */
    public Criterion<T, V> in(Collection<V> values) {
        return new Criterion<>(this, Operator.IN, List.copyOf(values));
    }

    /** The criterion that a record's value compares to this one as the operator says. */
    public Criterion<T, V> compares(Operator operator, V value) {
        return new Criterion<>(this, operator, List.of(value));
    }

    @Override
    public String toString() {
        return name;
    }
}
