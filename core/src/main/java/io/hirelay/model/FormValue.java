package io.hirelay.model;

import java.util.Optional;

/** One rated trait or answer on a scorecard. */
@Doc("One rated trait or answer on a scorecard.")
public record FormValue(
        @Doc("Key of the trait.") Optional<String> name,
        @Doc("The trait.") Optional<String> label,
        @Doc("What is rated.") Optional<String> description,
        @Doc("The verdict.") Optional<String> value) {}
