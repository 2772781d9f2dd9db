package io.hirelay.model;

/** How somebody is employed. */
public enum JobType implements Word {
    FULL_TIME,
    PART_TIME,
    CONTRACT,
    INTERNSHIP,
    TEMPORARY,
    VOLUNTEER,
    PER_DIEM
}
