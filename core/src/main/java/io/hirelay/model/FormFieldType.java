package io.hirelay.model;

/** How a question of an application form is answered. */
public enum FormFieldType implements Word {
    TEXT,
    TEXTAREA,
    DROPDOWN,
    FILE,
    RADIO,
    CHECKBOX,
    DATE,
    NUMBER,
    BOOLEAN
}
