package io.hirelay.model;

import java.util.Optional;

/** Somebody who has to agree. */
@Doc("Somebody who has to agree.")
public record Approver(
        @Doc("The user's id.") Optional<String> id,
        @Personal @Doc("Display name.") Optional<String> name,
        @Doc("What was decided, in the provider's words.") Optional<String> decision) {}
