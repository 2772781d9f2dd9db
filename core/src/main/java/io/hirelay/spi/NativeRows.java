package io.hirelay.spi;

import java.util.Objects;

/**
 * Where a native list has its records.
 *
 * @param field name of the answer's field that holds them; empty when the answer is the bare array, or the one record
 *     there is
 * @param paging how the list goes on
 * @param notFoundIfEmpty whether the provider answers 404 where there are none
 */
public record NativeRows(String field, NativePaging paging, boolean notFoundIfEmpty) {
    public NativeRows {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(paging, "paging");
    }

    /** Rows of a list that is there even when it is empty. */
    public NativeRows(String field, NativePaging paging) {
        this(field, paging, false);
    }
}
