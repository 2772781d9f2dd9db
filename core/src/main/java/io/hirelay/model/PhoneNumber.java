package io.hirelay.model;

import java.util.Optional;

/** A phone number. */
@Doc("A phone number.")
@ShortForm("number")
public record PhoneNumber(
        @Personal @Doc("As the provider has it; E.164 where normalised.")
        Optional<String> number,

        @Personal @Doc("Extension.") Optional<String> extension,
        @Doc("Such as mobile or work.") Optional<String> type) {}
