package io.hirelay.workable.client;

import java.util.Optional;

/** Something that another record names. */
public record NamedRef(Optional<String> id, Optional<String> name) {}
