package io.hirelay.input;

import io.hirelay.model.Word;

/** How much of an account was searched. */
public enum SearchExtent implements Word {
    /** Everything that can match was compared. */
    COMPLETE,
    /** A part was compared: there may be more. */
    PARTIAL,
    /** It was not asked for. */
    NOT_ASKED
}
