package io.hirelay.conformance;

import io.hirelay.mapping.FieldPlan;
import io.hirelay.model.Unified;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.Operator;
import io.hirelay.spi.ListSupport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Criteria worth trying on a walk, made of the values that its own records have. */
final class Criteria {
    private static final int VALUES = 3;

    private Criteria() {}

    /**
     * @param expected ids of the records that meet it; none known when the walk's records do not tell
     * @param told whether the records tell
     */
    record Case<T extends Unified>(Criterion<T, ?> criterion, Set<String> expected, boolean told) {}

    /** Cases for every filter and operator that the list supports, beside those the walk already has. */
    static <T extends Unified> List<Case<T>> of(Trial trial, Walk<T> walk) {
        List<Case<T>> cases = new ArrayList<>();
        for (FilterField<T, ?> filter : walk.operation().filters()) {
            boolean used = walk.request().filters().stream()
                    .anyMatch(criterion -> criterion.field().name().equals(filter.name()) && !criterion.wantsAll());
            if (!used && usable(walk, filter)) {
                cases.addAll(of(trial, walk, filter));
            }
        }
        return cases;
    }

    /** Whether the list declares the filter for what the walk asks for. */
    static <T extends Unified> boolean usable(Walk<T> walk, FilterField<T, ?> filter) {
        ListSupport<T> support = walk.registration().support();
        return support.supports(filter)
                && support.missingBeside(filter, walk.request().filters()).isEmpty();
    }

    private static <T extends Unified, V> List<Case<T>> of(Trial trial, Walk<T> walk, FilterField<T, V> filter) {
        ListSupport<T> support = walk.registration().support();
        List<T> rows = telling(trial, walk, support.fields().support(filter.field()));
        List<V> values = values(trial, filter, rows);
        boolean told =
                rows.stream().anyMatch(row -> !filter.accessor().apply(row).isEmpty());
        List<Case<T>> cases = new ArrayList<>();
        for (Operator operator : filter.operators()) {
            if (!support.supports(filter, operator) || values.isEmpty()) {
                continue;
            }
            switch (operator) {
                case EQ -> values.forEach(value -> cases.add(made(rows, told, filter.is(value))));
                case IN -> cases.add(made(rows, told, filter.in(values.subList(0, Math.min(2, values.size())))));
                default -> cases.add(made(rows, told, filter.compares(operator, values.get(values.size() / 2))));
            }
        }
        return cases;
    }

    /** The walk's records with the filter's field loaded, as far as a list can load it. */
    private static <T extends Unified> List<T> telling(Trial trial, Walk<T> walk, FieldPlan.Support field) {
        return field.list() || field.expand().isEmpty()
                ? trial.survey().rows(walk)
                : trial.survey().expanded(walk);
    }

    @SuppressWarnings("unchecked") // a filter that names objects has their ids, which are text, for values
    private static <T extends Unified, V> List<V> values(Trial trial, FilterField<T, V> filter, List<T> rows) {
        Set<V> different = new LinkedHashSet<>();
        // From the middle outwards, so that values from later pages are tried too.
        for (int i = 0; i < rows.size(); i++) {
            int at = (rows.size() / 2 + i) % rows.size();
            different.addAll(filter.accessor().apply(rows.get(at)));
        }
        if (different.isEmpty() && filter.type().names().isPresent()) {
            return (List<V>) trial.survey().ids(filter.type().names().get(), VALUES);
        }
        return different.stream().limit(VALUES).toList();
    }

    private static <T extends Unified> Case<T> made(List<T> rows, boolean told, Criterion<T, ?> criterion) {
        Set<String> expected = new LinkedHashSet<>();
        for (T row : rows) {
            if (criterion.test(row).orElse(false)) {
                expected.add(row.id().toString());
            }
        }
        return new Case<>(criterion, expected, told);
    }
}
