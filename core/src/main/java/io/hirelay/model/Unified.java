package io.hirelay.model;

import java.util.Set;

/**
 * What every unified object carries. A component that a call could not fill is <em>not loaded</em>: it holds an empty
 * value and its name is in {@link #notLoaded()}, which is neither null nor empty; JSON shows it as {@code null}, while
 * a list known to be empty is {@code []}.
 */
public interface Unified {

    /** The canonical id, accepted by the matching get. */
    Id<?> id();

    /** The provider's record, untouched. */
    RawJson remoteData();

    /** JSON names of the fields this call did not load. */
    Set<String> notLoaded();

    default boolean isLoaded(String field) {
        return !notLoaded().contains(field);
    }
}
