package io.hirelay.model;

/** What a field of an employee holds. */
public enum FieldType implements Word {
    SHORT_TEXT,
    FREE_TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    EMAIL,
    PHONE,
    URL,
    DROPDOWN,
    MULTIPLE_CHOICE,
    COUNTRY,
    LOCATION,
    CURRENCY,
    PERCENTAGE,
    PAY_RATE,
    FILE,
    EMPLOYEE,
    GROUP,
    SCHEDULE,
    COMPOSITE
}
