package io.hirelay.http;

/** Whether a provider is called for a connection; the later, the worse. */
public enum BreakerState {
    /** It is. */
    CLOSED,
    /** It has been failing, and one call looks whether it has recovered. */
    HALF_OPEN,
    /** It has been failing, and is left alone for a few seconds. */
    OPEN
}
