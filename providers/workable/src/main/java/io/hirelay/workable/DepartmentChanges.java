package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Findings;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.input.Deleted;
import io.hirelay.input.DepartmentChange;
import io.hirelay.input.DepartmentMerge;
import io.hirelay.model.Change;
import io.hirelay.model.Department;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
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
import io.hirelay.workable.wire.DepartmentsApi;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Departments that are renamed, moved, or go into another. */
final class DepartmentChanges {
    private static final String PATH = "/spi/v3/departments/";

    private DepartmentChanges() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .write(Ats.DEPARTMENTS_UPDATE, DepartmentChanges::update, WriteSupport.PLAIN)
                .write(Ats.DEPARTMENTS_MERGE, DepartmentChanges::merge, WriteSupport.PLAIN);
    }

    private static PreparedWrite<Department> update(
            WorkableSession session, DepartmentChange change, CallContext call) {
        List<Native<DepartmentDto>> all = DepartmentWrites.all(session, call);
        Findings findings = new Findings();
        Optional<DepartmentDto> department = findings.resolve(
                "id", () -> DepartmentWrites.resolved(change.id().value(), all));
        Optional<String> above = change.parent() instanceof Change.Set<Ref<Department>> set
                ? findings.resolve(
                        "parent",
                        () -> DepartmentWrites.resolved(set.value().id().value(), all)
                                .id())
                : Optional.empty();
        if (department.isPresent()
                && above.filter(parent -> within(department.get().id(), all).contains(parent))
                        .isPresent()) {
            findings.add("parent", "is the department itself or lies within it");
        }
        findings.throwIfAny();
        DepartmentDto before = department.orElseThrow();
        String name = change.name() instanceof Change.Set<String> set
                ? set.value().strip()
                : Objects.requireNonNullElse(before.name(), "");
        String parent = change.parent() instanceof Change.Keep ? before.parentId() : above.orElse(null);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("parent_id", parent);
        return new Update(
                session,
                before,
                name,
                parent,
                NativeBody.of(body).merged(change.remoteData(), session.json()),
                !change.remoteData().equals(RawJson.NULL),
                call);
    }

    /** The department of this id and all within it. */
    private static Set<String> within(String id, List<Native<DepartmentDto>> all) {
        Set<String> within = new HashSet<>(Set.of(id));
        boolean more = true;
        while (more) {
            more = false;
            for (Native<DepartmentDto> row : all) {
                String parent = row.value().parentId();
                more |= parent != null
                        && within.contains(parent)
                        && within.add(row.value().id());
            }
        }
        return within;
    }

    /**
     * A department that gets this name and this place. Workable wants the whole of it; setting it twice leaves the same as
     * setting it once, so one that is not to be seen after an answer was lost may be sent again.
     *
     * @param inOwnWords whether the body holds more than what is compared
     */
    private record Update(
            WorkableSession session,
            DepartmentDto before,
            String name,
            @Nullable String parent,
            NativeBody body,
            boolean inOwnWords,
            CallContext call)
            implements PreparedWrite<Department> {
        private static final String AS_WANTED = "as wanted";

        @Override
        public Plan plan() {
            return new Plan("PUT", PATH + before.id(), body.shown());
        }

        @Override
        public String baseline() {
            return isAsWanted(before) ? AS_WANTED : "";
        }

        @Override
        public Written<Department> execute() {
            if (isAsWanted(before) && !inOwnWords) {
                return new Written<>(
                        now().map(DepartmentMapper::map).orElseThrow(DepartmentChanges::gone),
                        Written.Outcome.UNCHANGED);
            }
            session.write(api(session).update(before.id(), body.request(), call));
            return new Written<>(
                    session.readBack(() -> now().map(DepartmentMapper::map).orElseThrow(DepartmentChanges::gone)),
                    Written.Outcome.UPDATED);
        }

        @Override
        public Reconciliation<Department> look(String baseline) {
            Optional<Native<DepartmentDto>> now = now();
            boolean wasSo = baseline.equals(AS_WANTED);
            if (now.filter(row -> isAsWanted(row.value())).isEmpty() || wasSo && inOwnWords) {
                return Reconciliation.missing();
            }
            return Reconciliation.happened(
                    DepartmentMapper.map(now.get()), wasSo ? Written.Outcome.UNCHANGED : Written.Outcome.UPDATED);
        }

        private boolean isAsWanted(DepartmentDto department) {
            return name.equals(department.name()) && Objects.equals(parent, department.parentId());
        }

        private Optional<Native<DepartmentDto>> now() {
            return read(session, before.id(), call);
        }
    }

    private static PreparedWrite<Deleted> merge(WorkableSession session, DepartmentMerge input, CallContext call) {
        List<Native<DepartmentDto>> all = DepartmentWrites.all(session, call);
        Findings findings = new Findings();
        Optional<String> from = findings.resolve(
                        "id",
                        () -> DepartmentWrites.meant(input.id().value(), all).map(DepartmentDto::id))
                .flatMap(found -> found);
        Optional<String> into = findings.resolve(
                "into",
                () -> DepartmentWrites.resolved(input.into().value(), all).id());
        if (from.isPresent() && from.equals(into)) {
            findings.add("into", "must be another department than the one that goes");
        }
        findings.throwIfAny();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("target_department_id", into.orElseThrow());
        input.force().filter(force -> force).ifPresent(force -> body.put("force", true));
        return new Merge(session, from, NativeBody.of(body).merged(input.remoteData(), session.json()), call);
    }

    /**
     * A department that goes into another.
     *
     * @param from empty when it is not there
     */
    private record Merge(WorkableSession session, Optional<String> from, NativeBody body, CallContext call)
            implements PreparedWrite<Deleted> {
        private static final String BASELINE = "department:";

        @Override
        public Plan plan() {
            return new Plan("POST", PATH + there() + "/merge", body.shown());
        }

        @Override
        public String baseline() {
            return BASELINE + from.orElse("");
        }

        @Override
        public Written<Deleted> execute() {
            String gone = there();
            session.write(api(session).merge(gone, body.request(), call));
            return new Written<>(new Deleted(gone), Written.Outcome.UPDATED);
        }

        @Override
        public Reconciliation<Deleted> look(String baseline) {
            String before = baseline.startsWith(BASELINE) ? baseline.substring(BASELINE.length()) : "";
            return before.isEmpty() || read(session, before, call).isPresent()
                    ? Reconciliation.missing()
                    : Reconciliation.happened(new Deleted(before), Written.Outcome.UPDATED);
        }

        private String there() {
            return from.orElseThrow(DepartmentChanges::gone);
        }
    }

    private static Optional<Native<DepartmentDto>> read(WorkableSession session, String id, CallContext call) {
        return DepartmentWrites.all(session, call).stream()
                .filter(row -> row.value().id().equals(id))
                .findFirst();
    }

    private static DepartmentsApi api(WorkableSession session) {
        return session.client().api(DepartmentsApi.class);
    }

    private static NotFoundException gone() {
        return new NotFoundException(ErrorCode.REMOTE_NOT_FOUND, "Workable has no department of this id or name", null);
    }
}
