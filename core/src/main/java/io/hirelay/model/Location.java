package io.hirelay.model;

import java.util.Optional;

/** A place, as far as the provider splits it. */
@Doc("A place, as far as the provider splits it.")
public record Location(
        @Doc("The provider's id of the place.") Optional<String> id,
        @Personal @Doc("City.") Optional<String> city,
        @Doc("State, province or region.") Optional<String> region,
        @Doc("Name of the country.") Optional<String> country,
        @Doc("ISO 3166-1 alpha-2 code of the country.") Optional<String> countryCode,
        @Personal @Doc("Postal code.") Optional<String> postalCode,

        @Doc("Whether the work there is done from elsewhere.")
        Optional<Boolean> isRemote,

        @Doc("Where the work is done.") Optional<Coded<WorkplaceType>> workplaceType) {}
