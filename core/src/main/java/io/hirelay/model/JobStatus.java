package io.hirelay.model;

/** Where a job is in its life. */
public enum JobStatus implements Word {
    DRAFT,
    PENDING,
    OPEN,
    CLOSED,
    ARCHIVED
}
