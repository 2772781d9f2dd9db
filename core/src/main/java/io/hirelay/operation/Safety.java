package io.hirelay.operation;

/** Whether an operation may be sent twice; of the operation, not of an HTTP verb. */
public enum Safety {
    /** Changes nothing. */
    READ,
    /** Twice is the same as once. */
    IDEMPOTENT,
    /** Twice may be more than once: never repeated blindly. */
    WRITE
}
