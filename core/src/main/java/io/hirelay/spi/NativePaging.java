package io.hirelay.spi;

import java.util.List;

/** How a native list goes on after its first page. */
public sealed interface NativePaging {

    /** It does not: all records come at once. */
    record Whole() implements NativePaging {}

    /**
     * The answer holds the address of the next page, and none on the last.
     *
     * @param field where it is, as names joined by dots: {@code paging.next}
     * @param limit name of the query parameter that says how many records a page has at most
     */
    record Link(String field, String limit) implements NativePaging {}

    /**
     * A query parameter says how many records to skip.
     *
     * @param limit name of the query parameter that says how many records a page has
     * @param offset name of the query parameter that says how many come before it
     * @param total name of the answer's field that says how many there are in all
     * @param limits the only values that {@code limit} can have, ascending; empty when it can have any
     */
    record Offset(String limit, String offset, String total, List<Integer> limits) implements NativePaging {
        public Offset {
            limits = limits.stream().sorted().toList();
        }
    }
}
