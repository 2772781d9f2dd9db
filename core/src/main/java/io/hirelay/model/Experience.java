package io.hirelay.model;

import java.time.LocalDate;
import java.util.Optional;

/** A time of work. */
@Doc("A time of work.")
public record Experience(
        @Personal @Doc("Employer.") Optional<String> company,
        @Personal @Doc("Position.") Optional<String> title,
        @Personal @Doc("What was done; may be HTML.") Optional<String> summary,
        @Doc("Industry.") Optional<String> industry,
        @Doc("Whether it lasts.") Optional<Boolean> isCurrent,
        @Doc("First day.") Optional<LocalDate> startDate,
        @Doc("Last day.") Optional<LocalDate> endDate) {}
