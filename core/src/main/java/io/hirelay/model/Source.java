package io.hirelay.model;

import java.util.Optional;

/** Where a candidate came from. */
@Doc("Where a candidate came from.")
@ShortForm("name")
public record Source(
        @Doc("The provider's id of the source.") Optional<String> id,
        @Doc("The source.") Optional<String> name,
        @Doc("The kind of source.") Optional<String> category) {}
