package io.hirelay.model;

import java.time.LocalDate;
import java.util.Optional;

/** A time of study. */
@Doc("A time of study.")
public record Education(
        @Personal @Doc("School or university.") Optional<String> school,
        @Personal @Doc("Degree.") Optional<String> degree,
        @Personal @Doc("Field of study.") Optional<String> fieldOfStudy,
        @Doc("First day.") Optional<LocalDate> startDate,
        @Doc("Last day.") Optional<LocalDate> endDate) {}
