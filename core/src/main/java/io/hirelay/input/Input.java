package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.RawJson;

/** What goes into a write. Implemented by public records, whose JSON names are those of their components in snake case. */
public interface Input {

    /** A JSON object in the provider's own words that is merged into what is sent to it, or {@link RawJson#NULL}. */
    RawJson remoteData();

    /** Tells what is wrong with it as a whole; single fields are checked by what their annotations say. */
    default void check(Findings findings) {}
}
