package io.hirelay.event;

import io.hirelay.model.Employee;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.operation.Hris;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds joiners, movers and leavers: compares all employees, row by row, with what was kept of them before. Rows may be
 * partial: what a row does not carry is no change. For one walk by one thread:
 *
 * <pre>{@code
 * EmployeeComparison comparison = EmployeeComparison.since(kept, Instant.now());
 * for (Employee employee : connection.employees().all()) {
 *     comparison.next(employee).forEach(this::told);
 * }
 * comparison.finish().forEach(this::told);
 * comparison.snapshot().writeTo(file);
 * }</pre>
 */
public final class EmployeeComparison {
    /** With these somebody does not work for the customer; whatever else a provider says, they do. */
    private static final Set<String> OUT = Set.of(EmploymentStatus.PENDING.word(), EmploymentStatus.INACTIVE.word());

    private final Snapshot before;
    private final Snapshot after = Snapshot.empty(Hris.EMPLOYEES);
    private final Instant observedAt;
    private boolean finished;

    private EmployeeComparison(Snapshot before, Instant observedAt) {
        this.before = before;
        this.observedAt = observedAt;
    }

    /**
     * @param before what the last comparison left behind, or an empty one; it is used up
     * @param observedAt the time that all facts bear
     */
    public static EmployeeComparison since(Snapshot before, Instant observedAt) {
        return new EmployeeComparison(before, observedAt);
    }

    /**
     * What has become different about an employee: of one who was not known that they are there, and nothing else; and
     * that only once their status is told. An employee whom a walk meets twice is compared with the row before.
     */
    public List<ChangeFact> next(Employee employee) {
        if (finished) {
            throw new IllegalStateException("the comparison is finished");
        }
        RecordState now = RecordState.of(employee);
        Optional<RecordState> earlier = before.take(now.id()).or(() -> after.state(now.id()));
        after.keep(earlier.map(now::completedFrom).orElse(now));
        List<ChangeFact> facts = new ArrayList<>();
        if (tellsStatus(now) && earlier.filter(EmployeeComparison::tellsStatus).isEmpty()) {
            Optional<StateValue> status = status(now);
            facts.add(fact(
                    now.id(),
                    kind(false, works(status)),
                    new FieldChange(RecordState.EMPLOYMENT_STATUS, Optional.empty(), status)));
        }
        if (earlier.isEmpty()) {
            return facts;
        }
        for (FieldChange change : now.since(earlier.get())) {
            boolean status = change.field().equals(RecordState.EMPLOYMENT_STATUS);
            facts.add(fact(
                    now.id(),
                    status ? kind(works(change.before()), works(change.after())) : ChangeKind.CHANGED,
                    change));
        }
        return facts;
    }

    /** After the last row of a whole walk: what became of those who were not among them. */
    public List<ChangeFact> finish() {
        List<ChangeFact> facts = new ArrayList<>();
        for (String id : before.ids()) {
            Optional<StateValue> status = before.take(id).flatMap(EmployeeComparison::status);
            facts.add(fact(
                    id,
                    kind(works(status), false),
                    new FieldChange(RecordState.EMPLOYMENT_STATUS, status, Optional.empty())));
        }
        finished = true;
        return facts;
    }

    /** What is to be kept for the next comparison. */
    public Snapshot snapshot() {
        if (!finished) {
            throw new IllegalStateException("the comparison has not been finished: employees would be forgotten");
        }
        return after;
    }

    private static boolean tellsStatus(RecordState state) {
        return state.field(RecordState.EMPLOYMENT_STATUS).isPresent();
    }

    private static Optional<StateValue> status(RecordState state) {
        return state.field(RecordState.EMPLOYMENT_STATUS)
                .flatMap(field -> field.values().stream().findFirst());
    }

    /** Of somebody who is there. */
    private static boolean works(Optional<StateValue> status) {
        return status.filter(value -> OUT.contains(value.value())).isEmpty();
    }

    private static ChangeKind kind(boolean worked, boolean works) {
        if (worked == works) {
            return ChangeKind.CHANGED;
        }
        return works ? ChangeKind.JOINED : ChangeKind.LEFT;
    }

    private ChangeFact fact(String id, ChangeKind kind, FieldChange change) {
        return new ChangeFact(
                Hris.EMPLOYEES.model().word(),
                Hris.EMPLOYEES.name(),
                id,
                kind,
                change.field(),
                change.before(),
                change.after(),
                observedAt);
    }
}
