package io.hirelay.model;

/** Whether a person is married. */
public enum MaritalStatus implements Word {
    SINGLE,
    MARRIED,
    DOMESTIC_PARTNERSHIP,
    SEPARATED,
    DIVORCED,
    WIDOWED,
    OTHER,
    UNDISCLOSED
}
