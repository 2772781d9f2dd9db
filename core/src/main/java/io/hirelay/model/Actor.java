package io.hirelay.model;

import java.util.Optional;

/** Who did something. */
@Doc("Who did something.")
public record Actor(
        @Doc("The user's or candidate's id.") Optional<String> id,
        @Doc("Which of the two, or the system.") Optional<Coded<ActorType>> type,
        @Personal @Doc("Display name.") Optional<String> name) {}
