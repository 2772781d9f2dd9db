package io.hirelay.workable.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job; rows of {@code GET /jobs} lack what {@code GET /jobs/:shortcode} adds. */
@WireRecord
public record JobDto(
        @Nullable String id,
        @Nullable String title,
        @Nullable String fullTitle,
        String shortcode,
        @Nullable String code,
        @Nullable String state,
        @Nullable Boolean confidential,
        @Nullable String department,
        @Nullable List<DepartmentLevelDto> departmentHierarchy,
        @Nullable String url,
        @Nullable String applicationUrl,
        @Nullable String shortlink,
        @Nullable String workplaceType,
        @Nullable JobLocationDto location,
        @Nullable List<JobSiteDto> locations,
        @Nullable SalaryDto salary,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Nullable List<String> keywords,
        @Nullable String description,
        @Nullable String requirements,
        @Nullable String benefits,
        @Nullable String employmentType,
        @Nullable String experience) {}
