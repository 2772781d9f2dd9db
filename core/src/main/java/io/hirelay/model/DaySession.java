package io.hirelay.model;

/** Which part of a day. */
public enum DaySession implements Word {
    FULL,
    MORNING,
    AFTERNOON
}
