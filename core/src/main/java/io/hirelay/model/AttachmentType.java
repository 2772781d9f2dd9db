package io.hirelay.model;

/** What a file is. */
public enum AttachmentType implements Word {
    RESUME,
    COVER_LETTER,
    OFFER,
    OTHER
}
