package io.hirelay.model;

/** The outcome of an application, apart from its stage. */
public enum ApplicationStatus implements Word {
    ACTIVE,
    REJECTED,
    WITHDRAWN,
    HIRED
}
