package io.hirelay.input;

import io.hirelay.model.Word;

/** What becomes of a candidate who is there already. */
public enum OnDuplicate implements Word {
    /** It is refused. */
    ERROR,
    /** The record that is there is the answer. */
    RETURN_EXISTING,
    /** What is sent is written into the record that is there; lists are united. */
    UPDATE_EXISTING
}
