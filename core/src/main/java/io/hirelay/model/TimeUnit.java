package io.hirelay.model;

/** What time off is counted in. */
public enum TimeUnit implements Word {
    HOURS,
    DAYS,
    WEEKS,
    MONTHS
}
