package io.hirelay.model;

/** Where an offer is in its life. */
public enum OfferStatus implements Word {
    DRAFT,
    APPROVAL_SENT,
    APPROVED,
    SENT,
    SENT_MANUALLY,
    OPENED,
    DENIED,
    SIGNED,
    DEPRECATED
}
