package io.hirelay.spi;

import io.hirelay.mapping.FieldPlan;
import io.hirelay.model.Unified;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a provider serves a list: what its rows carry, which filters it runs itself, and without which it cannot answer.
 * The core runs the other filters on each page, as far as rows carry their field. Immutable.
 *
 * @param fields what rows carry
 * @param natively filter name to the operators the provider runs
 * @param required names of filters of which one must be given; none for a list that needs none
 * @param beside filter name to the name of another without which it cannot be used
 */
public record ListSupport<T extends Unified>(
        FieldPlan<T> fields, Map<String, Set<Operator>> natively, List<String> required, Map<String, String> beside) {
    public ListSupport {
        Objects.requireNonNull(fields, "fields");
        natively = Map.copyOf(natively);
        required = List.copyOf(required);
        beside = Map.copyOf(beside);
    }

    public static <T extends Unified> ListSupport<T> of(FieldPlan<T> fields) {
        return new ListSupport<>(fields, Map.of(), List.of(), Map.of());
    }

    /** The provider runs this filter with these operators; equality when none is named. */
    public ListSupport<T> natively(FilterField<T, ?> filter, Operator... operators) {
        Map<String, Set<Operator>> more = new LinkedHashMap<>(natively);
        more.put(filter.name(), operators.length == 0 ? Set.of(Operator.EQ) : Set.of(operators));
        return new ListSupport<>(fields, more, required, beside);
    }

    /** The provider cannot answer without one of these filters, and runs them itself. */
    @SafeVarargs
    public final ListSupport<T> requiringOneOf(FilterField<T, ?>... filters) {
        ListSupport<T> support = this;
        List<String> names = new ArrayList<>();
        for (FilterField<T, ?> filter : filters) {
            support = support.natively(filter);
            names.add(filter.name());
        }
        return new ListSupport<>(fields, support.natively, names, beside);
    }

    /** A list that several filters can be asked for shows what this one looks at only with that one of them. */
    public ListSupport<T> onlyBeside(FilterField<T, ?> filter, FilterField<T, ?> other) {
        Map<String, String> more = new LinkedHashMap<>(beside);
        more.put(filter.name(), other.name());
        return new ListSupport<>(fields, natively, required, more);
    }

    /**
     * The name of the filter that is missing for this one to be used among those given; empty as long as none is given
     * that the list requires, which is to be told first.
     */
    public Optional<String> missingBeside(FilterField<T, ?> filter, Collection<? extends Criterion<T, ?>> given) {
        Set<String> names =
                given.stream().map(criterion -> criterion.field().name()).collect(Collectors.toSet());
        return Optional.ofNullable(beside.get(filter.name()))
                .filter(other -> !names.contains(other))
                .filter(other -> required.isEmpty() || required.stream().anyMatch(names::contains));
    }

    /** Whether the provider itself runs this criterion. */
    public boolean runs(Criterion<T, ?> criterion) {
        return natively.getOrDefault(criterion.field().name(), Set.of()).contains(criterion.operator());
    }

    /** Whether a list can be filtered by this field at all. */
    public boolean supports(FilterField<T, ?> filter) {
        return natively.containsKey(filter.name())
                || fields.support(filter.field()).list();
    }

    /** Whether a list can be filtered by this field with this operator. */
    public boolean supports(FilterField<T, ?> filter, Operator operator) {
        return filter.operators().contains(operator)
                && (fields.support(filter.field()).list()
                        || natively.getOrDefault(filter.name(), Set.of()).contains(operator));
    }
}
