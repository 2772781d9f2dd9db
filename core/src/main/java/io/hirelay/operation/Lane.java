package io.hirelay.operation;

/** How urgent a call is against others that share its provider budget, most urgent first. */
public enum Lane {
    INTERACTIVE,
    EVENTS,
    SYNC,
    BACKFILL
}
