package io.hirelay.model;

import java.util.Optional;

/** An address of a job. */
@Doc("An address of a job.")
public record PostingUrl(
        @Format("uri") @Doc("The address.") Optional<String> url,
        @Doc("What it leads to.") Optional<Coded<PostingType>> type) {}
