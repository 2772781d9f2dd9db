package io.hirelay.model;

/** Where an interview is in its life. */
public enum InterviewStatus implements Word {
    DRAFT,
    SCHEDULED,
    CANCELLED,
    AWAITING_FEEDBACK,
    COMPLETED
}
