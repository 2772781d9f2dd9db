package io.hirelay.model;

/** What a user may do. */
public enum AccessRole implements Word {
    ADMIN,
    SIMPLE,
    REVIEWER,
    NO_ACCESS
}
