package io.hirelay.model;

import java.util.Optional;

/** Why somebody takes time off. */
@Doc("Why somebody takes time off.")
public record TimeoffReason(
        @Doc("The reason's id.") Optional<String> id,
        @Personal @Doc("What a person reads.") Optional<String> name) {}
