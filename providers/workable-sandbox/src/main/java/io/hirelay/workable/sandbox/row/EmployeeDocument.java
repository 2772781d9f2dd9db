package io.hirelay.workable.sandbox.row;

import java.time.Instant;

/**
 * A paper in an employee's file.
 *
 * @param file key in the file store
 */
public record EmployeeDocument(long id, String name, String file, int size, Instant createdAt, String createdBy) {}
