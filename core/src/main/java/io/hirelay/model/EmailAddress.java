package io.hirelay.model;

import java.util.Optional;

/** An e-mail address. */
@Doc("An e-mail address.")
@ShortForm("email")
public record EmailAddress(
        @Personal @Format("email") @Doc("The address.") Optional<String> email,
        @Doc("Such as work or personal.") Optional<String> type,
        @Doc("Whether it is the one to use first.") Optional<Boolean> isPrimary) {}
