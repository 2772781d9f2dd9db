package io.hirelay.operation;

import io.hirelay.model.Coded;
import io.hirelay.model.Word;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What rows tell, in the form in which filters read it. */
final class RowValues {
    private RowValues() {}

    static <V> List<V> list(Optional<V> value) {
        return value.map(List::of).orElseGet(List::of);
    }

    /** The words that are ours; the provider's own cannot be asked for. */
    static <E extends Enum<E> & Word> Collection<E> known(Optional<Coded<E>> coded) {
        return list(coded.flatMap(Coded::known));
    }
}
