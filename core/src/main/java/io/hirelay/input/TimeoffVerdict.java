package io.hirelay.input;

import io.hirelay.model.Word;

/** What is decided about a request for time off. */
public enum TimeoffVerdict implements Word {
    APPROVED,
    REJECTED
}
