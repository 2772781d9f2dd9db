package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.time.Instant;
import java.util.Optional;

/**
 * A document of an employee.
 *
 * @param filepath where it is to be fetched without a credential, for some hours
 * @param filesize bytes
 * @param type such as {@code simple_employee_document}
 * @param createdBy the name of a member
 */
public record EmployeeDocument(
        String id,
        Optional<String> filename,
        Optional<String> filepath,
        Optional<Long> filesize,
        Optional<String> type,
        Optional<String> createdBy,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        RawJson raw) {}
