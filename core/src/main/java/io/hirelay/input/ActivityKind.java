package io.hirelay.input;

import io.hirelay.model.Word;

/** Activities that can be written. */
public enum ActivityKind implements Word {
    NOTE,
    LINK,
    RATING
}
