package io.hirelay.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one field of a record held; no values is known to be empty. */
public record FieldState(String name, List<StateValue> values) {
    public FieldState {
        values = List.copyOf(values);
    }

    /** What is different from an earlier state: of those that came and went, two of one type belong together. */
    List<FieldChange> since(FieldState before) {
        List<StateValue> gone = without(before.values, values);
        List<StateValue> come = new ArrayList<>(without(values, before.values));
        List<FieldChange> changes = new ArrayList<>();
        for (StateValue one : gone) {
            Optional<StateValue> instead =
                    come.stream().filter(each -> each.type().equals(one.type())).findFirst();
            instead.ifPresent(come::remove);
            changes.add(new FieldChange(name, Optional.of(one), instead));
        }
        come.forEach(one -> changes.add(new FieldChange(name, Optional.empty(), Optional.of(one))));
        return changes;
    }

    private static List<StateValue> without(List<StateValue> some, List<StateValue> others) {
        return some.stream().filter(one -> others.stream().noneMatch(one::same)).toList();
    }
}
