package io.hirelay.event;

import io.hirelay.model.Employee;
import io.hirelay.model.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a record held in the fields whose changes matter, small enough to be kept of every record.
 *
 * @param id the record's canonical id
 * @param fields those that were loaded; of the others nothing is known
 */
public record RecordState(String id, List<FieldState> fields) {
    /** Whether somebody works for the customer. */
    static final String EMPLOYMENT_STATUS = "employment_status";

    private static final String MANAGER = "manager";
    private static final String GROUPS = "groups";

    public RecordState {
        fields = List.copyOf(fields);
    }

    /** Status, manager and groups of an employee, as far as the row carries them. */
    public static RecordState of(Employee employee) {
        List<FieldState> fields = new ArrayList<>();
        if (employee.isLoaded(EMPLOYMENT_STATUS)) {
            fields.add(new FieldState(
                    EMPLOYMENT_STATUS,
                    employee.employmentStatus().stream()
                            .map(status -> StateValue.of(status.word()))
                            .toList()));
        }
        if (employee.isLoaded(MANAGER)) {
            fields.add(new FieldState(
                    MANAGER,
                    employee.manager().stream()
                            .flatMap(manager -> value(manager.id(), manager.name(), Optional.empty()))
                            .toList()));
        }
        if (employee.isLoaded(GROUPS)) {
            fields.add(new FieldState(
                    GROUPS,
                    employee.groups().stream()
                            .flatMap(group ->
                                    value(group.id(), group.name(), group.type().map(type -> type.word())))
                            .toList()));
        }
        return new RecordState(employee.id().value(), fields);
    }

    private static Stream<StateValue> value(
            Optional<? extends Id<?>> id, Optional<String> name, Optional<String> type) {
        Optional<String> known = id.map(Id::value);
        return known.or(() -> name).map(value -> new StateValue(value, name, type)).stream();
    }

    /** What the field held; empty where it is not known. */
    public Optional<FieldState> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** What is different from an earlier state of the record. What either of the two does not know is no change. */
    public List<FieldChange> since(RecordState before) {
        List<FieldChange> changes = new ArrayList<>();
        for (FieldState field : fields) {
            before.field(field.name()).ifPresent(earlier -> changes.addAll(field.since(earlier)));
        }
        return List.copyOf(changes);
    }

    /** This state, with what it does not know taken from an earlier one. */
    public RecordState completedFrom(RecordState before) {
        List<FieldState> all = new ArrayList<>(fields);
        before.fields.stream()
                .filter(earlier -> field(earlier.name()).isEmpty())
                .forEach(all::add);
        return all.size() == fields.size() ? this : new RecordState(id, all);
    }
}
