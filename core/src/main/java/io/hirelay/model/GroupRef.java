package io.hirelay.model;

import java.util.Optional;

/** A reference to a group together with its name and what it is. */
@Doc("A reference to a group together with its name and what it is.")
@ShortForm("id")
public record GroupRef(
        @Doc("The canonical id; null where the provider gives the name alone.")
        Optional<Id<Group>> id,

        @Doc("Display name.") Optional<String> name,
        @Doc("What it is.") Optional<Coded<GroupType>> type) {}
