package io.hirelay.model;

/** A reviewer's verdict. */
public enum Recommendation implements Word {
    STRONG_NO,
    NO,
    YES,
    STRONG_YES
}
