package io.hirelay.model;

import java.util.Optional;

/** A sender or receiver of a message. */
@Doc("A sender or receiver of a message.")
public record Correspondent(
        @Personal @Format("email") @Doc("E-mail address.") Optional<String> email,
        @Personal @Doc("Display name.") Optional<String> name) {}
