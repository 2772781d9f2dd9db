package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.input.Deleted;
import io.hirelay.input.DepartmentDeletion;
import io.hirelay.input.NewDepartment;
import io.hirelay.model.Department;
import io.hirelay.model.RawJson;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Operations;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.WriteSupport;
import io.hirelay.spi.Written;
import io.hirelay.workable.mapping.DepartmentMapper;
import io.hirelay.workable.wire.DepartmentDto;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Departments that are made, and such that go. */
final class DepartmentWrites {
    private static final String PATH = "/spi/v3/departments";

    private DepartmentWrites() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .write(Ats.DEPARTMENTS_CREATE, DepartmentWrites::create, WriteSupport.PLAIN)
                .write(Ats.DEPARTMENTS_DELETE, DepartmentWrites::delete, WriteSupport.PLAIN);
    }

    private static PreparedWrite<Department> create(WorkableSession session, NewDepartment input, CallContext call) {
        List<Native<DepartmentDto>> there = all(session, call);
        Findings findings = new Findings();
        Optional<String> parent = input.parent()
                .flatMap(given -> findings.resolve(
                        "parent", () -> resolved(given.id().value(), there).id()));
        findings.throwIfAny();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", input.name().strip());
        parent.ifPresent(id -> body.put("parent_id", id));
        return new Creation(
                session,
                input.name().strip(),
                parent.orElse(null),
                NativeBody.of(body).merged(input.remoteData(), session.json()),
                there,
                call);
    }

    /**
     * A department that is to be made. One of its name and place that was not there before is taken for it when an
     * answer was lost; it is never sent again, for Workable is not known to refuse a second one.
     */
    private record Creation(
            WorkableSession session,
            String name,
            @Nullable String parent,
            NativeBody body,
            List<Native<DepartmentDto>> there,
            CallContext call)
            implements PreparedWrite<Department> {
        private static final String BASELINE = "departments:";

        @Override
        public Plan plan() {
            return new Plan("POST", PATH, body.shown());
        }

        @Override
        public String baseline() {
            return BASELINE
                    + there.stream()
                            .filter(this::isThis)
                            .map(row -> row.value().id())
                            .collect(Collectors.joining(","));
        }

        @Override
        public Written<Department> execute() {
            return new Written<>(
                    DepartmentMapper.map(session.write(session.accountWrites().createDepartment(body.request(), call))),
                    Written.Outcome.CREATED);
        }

        @Override
        public Reconciliation<Department> look(String baseline) {
            if (!baseline.startsWith(BASELINE)) {
                return Reconciliation.unclear();
            }
            Set<String> before = Set.copyOf(
                    Arrays.asList(baseline.substring(BASELINE.length()).split(",")));
            return all(session, call).stream()
                    .filter(row -> isThis(row) && !before.contains(row.value().id()))
                    .findFirst()
                    .map(row -> Reconciliation.happened(DepartmentMapper.map(row), Written.Outcome.CREATED))
                    .orElseGet(Reconciliation::unclear);
        }

        private boolean isThis(Native<DepartmentDto> row) {
            return name.equals(row.value().name())
                    && Objects.equals(parent, row.value().parentId());
        }
    }

    private static PreparedWrite<Deleted> delete(WorkableSession session, DepartmentDeletion input, CallContext call) {
        if (!input.remoteData().equals(RawJson.NULL)) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    "remote_data",
                    "has no place in a deletion, for which Workable takes no body");
        }
        Optional<String> id = meant(input.id().value(), all(session, call)).map(DepartmentDto::id);
        return new Deletion(session, id, input.force().orElse(false), call);
    }

    /**
     * A department that goes.
     *
     * @param id empty when it is not there
     */
    private record Deletion(WorkableSession session, Optional<String> id, boolean force, CallContext call)
            implements PreparedWrite<Deleted> {
        private static final String BASELINE = "department:";

        @Override
        public Plan plan() {
            return new Plan("DELETE", PATH + "/" + there() + (force ? "?force=DELETE" : ""), null);
        }

        @Override
        public String baseline() {
            return BASELINE + id.orElse("");
        }

        @Override
        public Written<Deleted> execute() {
            String gone = there();
            session.write(
                    session.accountWrites().deleteDepartment(gone, force ? Map.of("force", "DELETE") : Map.of(), call));
            return new Written<>(new Deleted(gone), Written.Outcome.UPDATED);
        }

        @Override
        public Reconciliation<Deleted> look(String baseline) {
            String before = baseline.startsWith(BASELINE) ? baseline.substring(BASELINE.length()) : "";
            if (before.isEmpty()) {
                return Reconciliation.missing();
            }
            return all(session, call).stream().anyMatch(row -> row.value().id().equals(before))
                    ? Reconciliation.missing()
                    : Reconciliation.happened(new Deleted(before), Written.Outcome.UPDATED);
        }

        private String there() {
            return id.orElseThrow(() -> new NotFoundException(
                    ErrorCode.REMOTE_NOT_FOUND, "Workable has no department of this id or name", null));
        }
    }

    static List<Native<DepartmentDto>> all(WorkableSession session, CallContext call) {
        return session.readRows(session.account().departments(call, RemoteQuery.NONE));
    }

    /** @throws InvalidRequestException when there is none, or several have this name */
    static DepartmentDto resolved(String given, List<Native<DepartmentDto>> all) {
        return meant(given, all)
                .orElseThrow(() -> Identifiers.unresolved(
                        "is no department of this Workable account, neither an id nor a name", choices(all)));
    }

    /** @throws InvalidRequestException when several have this name */
    static Optional<DepartmentDto> meant(String given, List<Native<DepartmentDto>> all) {
        Optional<DepartmentDto> byId = all.stream()
                .map(Native::value)
                .filter(department -> department.id().equalsIgnoreCase(given.strip()))
                .findFirst();
        if (byId.isPresent()) {
            return byId;
        }
        List<Native<DepartmentDto>> named = all.stream()
                .filter(department -> given.strip().equals(department.value().name()))
                .toList();
        if (named.size() > 1) {
            throw InvalidRequestException.ambiguous(
                    Identifiers.FIELD, "is the name of several departments: use the id of one", choices(named));
        }
        return named.stream().map(Native::value).findFirst();
    }

    private static List<Choice> choices(List<Native<DepartmentDto>> all) {
        return all.stream()
                .map(row -> new Choice(
                        row.value().id(),
                        Objects.requireNonNullElse(
                                row.value().name(), row.value().id())))
                .toList();
    }
}
