package io.hirelay.model;

/** The time one amount of pay is for. */
public enum PayInterval implements Word {
    YEARLY,
    MONTHLY,
    WEEKLY,
    DAILY,
    HOURLY,
    ONE_TIME,
    SEMI_MONTHLY,
    BI_MONTHLY,
    BI_WEEKLY
}
