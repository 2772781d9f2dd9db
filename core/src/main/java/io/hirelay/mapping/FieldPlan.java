package io.hirelay.mapping;

import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which fields of a record a provider fills, and when. Capabilities, {@code fields}, {@code expand}, partial flags and
 * documentation come from it. Immutable.
 *
 * @param <T> the record
 */
public final class FieldPlan<T extends Unified> {
    private final Shape<T> shape;
    private final Map<String, Set<Load>> loads;

    /** @param loads the fields the provider fills: never empty sets; {@code ALWAYS} for those that every row carries */
    FieldPlan(Shape<T> shape, Map<String, Set<Load>> loads) {
        this.shape = shape;
        this.loads = Map.copyOf(loads);
    }

    /** A plan in which every row carries these fields. */
    public static <T extends Unified> FieldPlan<T> always(Class<T> type, Collection<String> fields) {
        Map<String, Set<Load>> loads = new HashMap<>();
        fields.forEach(field -> loads.put(field, Set.of()));
        return new FieldPlan<>(Shape.of(type), loads);
    }

    public Shape<T> shape() {
        return shape;
    }

    /** What the provider does for each field of the record, in the record's order. */
    public List<Support> fields() {
        return shape.fields().stream().map(field -> support(field.name())).toList();
    }

    /** What the provider does for this field. */
    public Support support(String field) {
        Set<Load> when = loads.get(field);
        if (when == null) {
            return new Support(field, false, false, Set.of(), 0);
        }
        Set<String> groups = new LinkedHashSet<>();
        int calls = Integer.MAX_VALUE;
        for (Load load : when) {
            if (!load.equals(Load.ON_GET)) {
                groups.add(load.group());
                calls = Math.min(calls, load.calls());
            }
        }
        return new Support(field, when.isEmpty(), true, groups, groups.isEmpty() ? 0 : calls);
    }

    /** Every name that {@code expand} understands, with the provider calls for each record that it costs. */
    public Map<String, Integer> expandable() {
        Map<String, Integer> groups = new java.util.TreeMap<>();
        loads.values()
                .forEach(when -> when.stream()
                        .filter(load -> !load.equals(Load.ON_GET))
                        .forEach(load -> groups.merge(load.group(), load.calls(), Math::max)));
        return groups;
    }

    /** Names of the fields that a record with these groups loaded does not carry. */
    Set<String> notLoaded(Set<String> groups) {
        Set<String> missing = new LinkedHashSet<>();
        loads.forEach((field, when) -> {
            if (!when.isEmpty() && when.stream().noneMatch(load -> groups.contains(load.group()))) {
                missing.add(field);
            }
        });
        return Set.copyOf(missing);
    }

    /**
     * What a provider does for a field.
     *
     * @param list whether every row of a list carries it
     * @param get whether a single record carries it
     * @param expand names that load it in a list
     * @param cost provider calls for each record that this costs, at least
     */
    public record Support(String name, boolean list, boolean get, Set<String> expand, int cost) {
        public Support {
            expand = Set.copyOf(expand);
        }

        /** Whether the provider ever fills it. */
        public boolean any() {
            return list || get;
        }
    }
}
