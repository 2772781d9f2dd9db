package io.hirelay.model;

/** What a custom field holds. */
public enum CustomFieldType implements Word {
    SHORT_TEXT,
    FREE_TEXT,
    BOOLEAN,
    DROPDOWN,
    MULTIPLE_CHOICE,
    NUMERIC,
    DATE,
    FILE
}
