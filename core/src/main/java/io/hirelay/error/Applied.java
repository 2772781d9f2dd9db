package io.hirelay.error;

/** Whether a write that failed may have happened all the same. */
public enum Applied {
    /** It surely did not. */
    NO,
    /** It may have: look before trying again. */
    UNKNOWN
}
