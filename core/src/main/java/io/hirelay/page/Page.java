package io.hirelay.page;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some of the records of a list, in the list's order. A value that fetches nothing.
 *
 * @param items the records; may be empty although there is a next page
 * @param next where to go on; empty on the last page
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {
    public Page {
        items = List.copyOf(items);
        Objects.requireNonNull(next, "next");
    }

    /** The only page of a list that is not paged. */
    public static <T> Page<T> of(List<T> items) {
        return new Page<>(items, Optional.empty());
    }

    public <U> Page<U> map(Function<? super T, ? extends U> mapper) {
        return new Page<U>(items.stream().<U>map(mapper).toList(), next);
    }
}
