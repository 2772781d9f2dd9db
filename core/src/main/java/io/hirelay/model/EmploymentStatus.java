package io.hirelay.model;

/** Whether somebody works for the customer. */
public enum EmploymentStatus implements Word {
    ACTIVE,
    INACTIVE,
    PENDING
}
