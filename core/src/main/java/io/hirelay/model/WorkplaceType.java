package io.hirelay.model;

/** Where the work is done. */
public enum WorkplaceType implements Word {
    ON_SITE,
    HYBRID,
    REMOTE
}
