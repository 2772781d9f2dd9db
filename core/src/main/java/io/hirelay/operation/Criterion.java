package io.hirelay.operation;

import io.hirelay.model.Unified;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One condition on the records of a list.
 *
 * @param values one value, or several for {@link Operator#IN}; none for a filter with a default that is lifted
 */
public record Criterion<T extends Unified, V>(FilterField<T, V> field, Operator operator, List<V> values) {
    public Criterion {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(operator, "operator");
        values = values.stream().map(field.type()::canonical).toList();
        if (!field.operators().contains(operator)) {
            throw new IllegalArgumentException(field.name() + " cannot be compared with " + operator.word());
        }
        if (values.isEmpty() && field.unlessAsked().isEmpty()) {
            throw new IllegalArgumentException(field.name() + " needs a value");
        }
        if (values.size() > 1 && operator != Operator.IN) {
            throw new IllegalArgumentException(
                    field.name() + " takes one value with " + operator.word() + ", not " + values.size());
        }
    }

    /** Lifts the default of a filter: records with any value are wanted. */
    public static <T extends Unified, V> Criterion<T, V> any(FilterField<T, V> field) {
        return new Criterion<>(field, Operator.EQ, List.of());
    }

    /** Whether every record is wanted, whatever its value. */
    public boolean wantsAll() {
        return values.isEmpty();
    }

    /** Whether the record is wanted; empty when the record does not tell. */
    public Optional<Boolean> test(T item) {
        if (wantsAll()) {
            return Optional.of(true);
        }
        Collection<V> present = field.accessor().apply(item);
        if (present.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(present.stream().anyMatch(this::matches));
    }

    private boolean matches(V present) {
        return switch (operator) {
            case EQ, IN -> values.stream().anyMatch(value -> field.type().same(value, present));
            case GT -> compare(present) > 0;
            case GTE -> compare(present) >= 0;
            case LT -> compare(present) < 0;
            case LTE -> compare(present) <= 0;
        };
    }

    @SuppressWarnings("unchecked") // only types that are ordered have the operators that come here
    private int compare(V present) {
        return ((Comparable<V>) present).compareTo(values.get(0));
    }

    /** The values as text, as a caller would write them. */
    public List<String> texts() {
        return values.stream().map(field.type()::write).toList();
    }

    /** The field and the operator: values may be personal data. */
    @Override
    public String toString() {
        return field.name() + "[" + operator.word() + "]";
    }
}
