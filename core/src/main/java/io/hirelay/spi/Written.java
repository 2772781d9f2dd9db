package io.hirelay.spi;

import io.hirelay.model.Word;
import java.util.Objects;

/** What a write has brought about. */
public record Written<O>(O value, Outcome outcome) {
    /** How the record came to be as it is. */
    public enum Outcome implements Word {
        CREATED,
        /** It was there already. */
        MATCHED,
        UPDATED,
        UNCHANGED,
        /** The provider will do it later. */
        ACCEPTED
    }

    public Written {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(outcome, "outcome");
    }
}
