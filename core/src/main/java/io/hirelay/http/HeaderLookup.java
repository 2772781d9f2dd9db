package io.hirelay.http;

import java.util.Optional;

/** Headers of an answer, by name. */
@FunctionalInterface
public interface HeaderLookup {

    /** The first value of this header, whatever the case of its name. */
    Optional<String> first(String name);
}
