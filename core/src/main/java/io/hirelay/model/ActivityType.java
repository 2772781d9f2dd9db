package io.hirelay.model;

/** What happened. */
public enum ActivityType implements Word {
    NOTE,
    EMAIL,
    STAGE_CHANGE,
    APPLICATION,
    RATING,
    DISQUALIFICATION,
    INTERVIEW,
    ASSESSMENT,
    OFFER,
    FILE,
    OTHER
}
