package io.hirelay.model;

import org.jspecify.annotations.Nullable;

/** A value that stands in JSON as one plain value instead of an object. */
public interface Scalar {

    /** This value as a string, a boolean, a number or a list of those; null for JSON's null. */
    @Nullable Object json();
}
