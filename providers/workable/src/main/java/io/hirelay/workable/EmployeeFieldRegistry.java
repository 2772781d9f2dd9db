package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.identifier.IdentifierCache;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.mapping.EmployeeSchema;
import io.hirelay.workable.wire.EmployeeFieldDto;
import io.hirelay.workable.wire.FieldValues;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The fields that the account's employees have, read once and remembered for a while; read again when something names a
 * field, part or choice that is not among them, but not again and again for one that is nowhere. Thread-safe.
 */
final class EmployeeFieldRegistry {
    private static final Duration KEEP = Duration.ofMinutes(10);
    private static final Duration KEEP_ABSENT = Duration.ofMinutes(1);
    private static final String ALL = "all";

    private final WorkableSession session;
    private final IdentifierCache<String, EmployeeSchema> schemas;

    EmployeeFieldRegistry(WorkableSession session, InstantSource clock) {
        this.session = session;
        this.schemas = new IdentifierCache<>(1, KEEP, KEEP_ABSENT, clock);
    }

    /** All fields; {@link EmployeeSchema#UNKNOWN} when the token may not see them or the account has none. */
    EmployeeSchema all(CallContext call) {
        return schemas.get(ALL, call.deadline(), () -> read(call)).orElse(EmployeeSchema.UNKNOWN);
    }

    /** The same for a record, whose fields and choices may be newer than what is remembered. */
    EmployeeSchema covering(FieldValues record, CallContext call) {
        return meeting(schema -> schema.covers(record), call);
    }

    /** All fields, read again when what is remembered is not as wanted: that may have come since. */
    EmployeeSchema meeting(Predicate<EmployeeSchema> wanted, CallContext call) {
        return schemas.find(
                        ALL,
                        call.deadline(),
                        () -> read(call),
                        known -> Optional.of(known).filter(wanted))
                .orElseGet(() -> all(call));
    }

    /** The definitions as they are now, as they stand in the answer. */
    List<Native<EmployeeFieldDto>> current(RemoteQuery more, CallContext call) {
        List<Native<EmployeeFieldDto>> fields =
                session.readRows(session.employees().fields(Map.of(), call, more));
        if (more.parameters().isEmpty()) {
            schemas.put(ALL, schema(fields));
        }
        return fields;
    }

    private Optional<EmployeeSchema> read(CallContext call) {
        try {
            return Optional.of(schema(session.readRows(session.employees().fields(Map.of(), call, RemoteQuery.NONE))));
        } catch (NotFoundException | AccessDeniedException e) {
            return Optional.empty();
        }
    }

    private static EmployeeSchema schema(List<Native<EmployeeFieldDto>> fields) {
        return EmployeeSchema.of(fields.stream().map(Native::value).toList());
    }
}
