package io.hirelay.event;

import io.hirelay.model.Word;

/** What a change means. */
public enum ChangeKind implements Word {
    /** Somebody works for the customer who did not before. */
    JOINED,
    /** Somebody works for the customer no longer. */
    LEFT,
    /** A field holds something else. */
    CHANGED
}
