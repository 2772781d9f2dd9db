package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/**
 * A document of an employee.
 *
 * @param filepath an address that is good for a short time only
 * @param filesize in bytes
 * @param createdBy a member's name
 */
@WireRecord
public record EmployeeDocumentDto(
        String id,
        @Nullable String filename,
        @Nullable String filepath,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Nullable Long filesize,
        @Nullable String type,
        @Nullable String createdBy) {}
