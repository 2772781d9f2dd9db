package io.hirelay.input;

import io.hirelay.model.Doc;

/** How complete a search was, by what it looked for. */
@Doc("How complete a search was, by what it looked for.")
public record Searched(
        @Doc("By e-mail address.") SearchExtent email,
        @Doc("By phone number.") SearchExtent phone,
        @Doc("By social profile.") SearchExtent url,
        @Doc("By name.") SearchExtent name,
        @Doc("How many candidates were compared.") int compared) {}
