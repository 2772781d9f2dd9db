package io.hirelay.model;

/** On what terms somebody is employed. */
public enum EmploymentType implements Word {
    FULL_TIME,
    PART_TIME,
    CONTRACT,
    INTERNSHIP,
    TEMPORARY,
    TRAINEE,
    VOLUNTEER,
    PER_DIEM
}
