package io.hirelay.model;

/** Where a requisition is in its life. */
public enum RequisitionStatus implements Word {
    PROCESSING,
    DRAFT,
    PENDING,
    APPROVED,
    OPEN,
    FILLED,
    REJECTED,
    CANCELLED,
    RESERVED,
    ON_HOLD
}
