package io.hirelay.operation;

import io.hirelay.model.Unified;
import io.hirelay.page.Cursor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which records of a list are wanted.
 *
 * @param limit how many at most, 1 to 100; the page may be shorter
 * @param after where to go on; the other parts must be as they were when the cursor was given
 * @param expand names of field groups that cost further provider calls
 * @param remoteQuery query parameters in the provider's own words, passed on as they are
 */
public record ListRequest<T extends Unified>(
        List<Criterion<T, ?>> filters,
        OptionalInt limit,
        Optional<Cursor> after,
        Set<String> expand,
        Map<String, List<String>> remoteQuery) {
    /** The most a page can be asked for. */
    public static final int LARGEST_LIMIT = 100;

    /** What a page has when no limit is named. */
    public static final int DEFAULT_LIMIT = 50;

    public ListRequest {
        filters = List.copyOf(filters);
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(after, "after");
        expand = Set.copyOf(expand);
        remoteQuery = Map.copyOf(remoteQuery);
    }

    public static <T extends Unified> ListRequest<T> all() {
        return new ListRequest<>(List.of(), OptionalInt.empty(), Optional.empty(), Set.of(), Map.of());
    }

    public ListRequest<T> where(Criterion<T, ?> criterion) {
        List<Criterion<T, ?>> more = new ArrayList<>(filters);
        more.add(criterion);
        return withFilters(more);
    }

    public ListRequest<T> withFilters(Collection<Criterion<T, ?>> others) {
        return new ListRequest<>(List.copyOf(others), limit, after, expand, remoteQuery);
    }

    public ListRequest<T> limit(int most) {
        return new ListRequest<>(filters, OptionalInt.of(most), after, expand, remoteQuery);
    }

    public ListRequest<T> after(Optional<Cursor> cursor) {
        return new ListRequest<>(filters, limit, cursor, expand, remoteQuery);
    }

    public ListRequest<T> expand(String... names) {
        return new ListRequest<>(filters, limit, after, Set.of(names), remoteQuery);
    }

    public ListRequest<T> withRemoteQuery(Map<String, List<String>> query) {
        return new ListRequest<>(filters, limit, after, expand, query);
    }

    /** The page size wanted, or the default. */
    public int limitOrDefault() {
        return limit.orElse(DEFAULT_LIMIT);
    }

    /** The criterion on this field with this operator. */
    @SuppressWarnings("unchecked") // a criterion on a field has that field's types
    public <V> Optional<Criterion<T, V>> filter(FilterField<T, V> field, Operator operator) {
        return filters.stream()
                .filter(criterion -> criterion.field().name().equals(field.name()) && criterion.operator() == operator)
                .findFirst()
                .map(criterion -> (Criterion<T, V>) criterion);
    }

    /** The only value this field is asked to have. */
    public <V> Optional<V> value(FilterField<T, V> field) {
        return filter(field, Operator.EQ)
                .or(() -> filter(field, Operator.IN)
                        .filter(criterion -> criterion.values().size() == 1))
                .filter(criterion -> !criterion.wantsAll())
                .map(criterion -> criterion.values().get(0));
    }
}
