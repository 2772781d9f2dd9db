package io.hirelay.model;

/** What has become of a request for time off. */
public enum TimeoffStatus implements Word {
    PENDING,
    APPROVED,
    REJECTED,
    CANCELED,
    PLANNED,
    WITHDRAWN
}
