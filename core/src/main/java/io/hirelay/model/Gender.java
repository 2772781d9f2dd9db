package io.hirelay.model;

/** The gender a person tells. */
public enum Gender implements Word {
    MALE,
    FEMALE,
    NON_BINARY,
    OTHER,
    UNDISCLOSED
}
