package io.hirelay.model;

/** Whether something is in use. */
public enum ActiveStatus implements Word {
    ACTIVE,
    INACTIVE
}
