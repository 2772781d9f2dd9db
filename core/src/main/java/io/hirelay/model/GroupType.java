package io.hirelay.model;

/** What a group of employees is. */
public enum GroupType implements Word {
    TEAM,
    DEPARTMENT,
    DIVISION,
    BUSINESS_UNIT,
    LEGAL_ENTITY,
    ORGANIZATION,
    ORG_UNIT,
    ORG_LOCATION,
    OFFICE,
    COST_CENTER,
    PAY_GROUP,
    PROJECT_TEAM,
    CLASS,
    CLIENT_TEAM,
    GROUP
}
