package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.identifier.IdentifierCache;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.mapping.EmployeeGroups;
import io.hirelay.workable.mapping.EmployeeSchema;
import io.hirelay.workable.wire.DepartmentDto;
import io.hirelay.workable.wire.LegalEntityDto;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Names of what employees belong to, read once and remembered for a while, and read again when an employee names what is
 * not known. What cannot be read in time or at all is missing, and that is no failure. Thread-safe.
 */
final class GroupDirectory {
    private static final Duration KEEP = Duration.ofMinutes(10);
    private static final Duration KEEP_ABSENT = Duration.ofMinutes(1);
    private static final String ALL = "all";
    private static final String DIVISION = "division";

    private final WorkableSession session;
    private final IdentifierCache<String, List<DepartmentDto>> departments;
    private final IdentifierCache<String, List<LegalEntityDto>> entities;

    GroupDirectory(WorkableSession session, InstantSource clock) {
        this.session = session;
        this.departments = new IdentifierCache<>(1, KEEP, KEEP_ABSENT, clock);
        this.entities = new IdentifierCache<>(1, KEEP, KEEP_ABSENT, clock);
    }

    /**
     * What is to be known of some employees' groups.
     *
     * @param ofDepartments ids that employees name, as of the two others; nothing is asked where there are none
     */
    EmployeeGroups naming(
            Set<String> ofDepartments, Set<String> ofEntities, Set<String> ofDivisions, CallContext call) {
        CallContext inTime = Tolerated.inTime(call);
        return new EmployeeGroups(
                all(
                        departments,
                        ofDepartments,
                        DepartmentDto::id,
                        () -> session.account().departments(inTime, RemoteQuery.NONE),
                        inTime),
                all(
                        entities,
                        ofEntities,
                        LegalEntityDto::id,
                        () -> session.employees().legalEntities(inTime, RemoteQuery.NONE),
                        inTime),
                ofDivisions.isEmpty()
                        ? EmployeeSchema.UNKNOWN
                        : Tolerated.read(() -> Optional.of(session.employeeFields()
                                        .meeting(schema -> hasDivisions(schema, ofDivisions), inTime)))
                                .orElse(EmployeeSchema.UNKNOWN));
    }

    private static boolean hasDivisions(EmployeeSchema schema, Collection<String> ids) {
        return schema.field(DIVISION)
                .filter(field ->
                        ids.stream().allMatch(id -> field.choices().byId(id).isPresent()))
                .isPresent();
    }

    private <T> List<T> all(
            IdentifierCache<String, List<T>> cache,
            Set<String> wanted,
            Function<T, String> id,
            Supplier<retrofit2.Call<List<Native<T>>>> reading,
            CallContext call) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Supplier<Optional<List<T>>> read = () -> {
            try {
                return Optional.of(session.readRows(reading.get()).stream()
                        .map(Native::value)
                        .toList());
            } catch (NotFoundException | AccessDeniedException e) {
                return Optional.empty();
            }
        };
        return Tolerated.read(() -> cache.find(
                                ALL,
                                call.deadline(),
                                read,
                                known -> Optional.of(known)
                                        .filter(rows -> rows.stream()
                                                .map(id)
                                                .collect(Collectors.toSet())
                                                .containsAll(wanted)))
                        .or(() -> cache.get(ALL, call.deadline(), read)))
                .orElse(List.of());
    }
}
