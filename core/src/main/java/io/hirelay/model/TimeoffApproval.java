package io.hirelay.model;

import java.util.Optional;

/** A decision about time off that is awaited. */
@Doc("A decision about time off that is awaited.")
public record TimeoffApproval(
        @Doc("The decision's id.") Optional<String> id,
        @Doc("Who decides, as the provider calls them.") Optional<String> approverId) {}
