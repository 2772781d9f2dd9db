package io.hirelay.model;

/** Whether overtime is paid under the United States' Fair Labor Standards Act. */
public enum FlsaStatus implements Word {
    EXEMPT,
    NON_EXEMPT
}
