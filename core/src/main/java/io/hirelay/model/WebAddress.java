package io.hirelay.model;

import java.util.Optional;

/** An address on the web. */
@Doc("An address on the web.")
@ShortForm("url")
public record WebAddress(
        @Personal @Format("uri") @Doc("The address.") Optional<String> url,

        @Doc("Such as linkedin, or profile for the page of the record in the provider's own application.")
        Optional<String> type) {}
