package io.hirelay.model;

import java.util.Optional;

/** One of the choices of a question or custom field. */
@Doc("One of the choices of a question or custom field.")
public record Option(
        @Doc("The choice's id.") Optional<String> id,
        @Doc("The text a person reads.") Optional<String> label,
        @Doc("What is submitted for it.") Optional<String> value) {}
