package io.hirelay.model;

import java.util.Optional;

/** A place that mail can be sent to, as far as the provider splits it. */
@Doc("A place that mail can be sent to, as far as the provider splits it.")
public record PostalAddress(
        @Doc("The provider's id of the place.") Optional<String> id,

        @Personal @Doc("What the place is called, or the whole address as text.")
        Optional<String> name,

        @Personal @Doc("Street and number.") Optional<String> street1,
        @Personal @Doc("More of the address.") Optional<String> street2,
        @Personal @Doc("City.") Optional<String> city,
        @Doc("State, province or region.") Optional<String> state,
        @Personal @Doc("Postal code.") Optional<String> postalCode,

        @Format("country") @Doc("ISO 3166-1 alpha-2 code where it is known, else as the provider has it.")
        Optional<String> country) {}
