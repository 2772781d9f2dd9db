package io.hirelay.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What became of several records that were to be fetched.
 *
 * @param values in the order they were asked for; empty where the time did not suffice
 */
public record Loaded<T>(List<Optional<T>> values) {
    public Loaded {
        values = List.copyOf(values);
    }

    /** Whether every one was loaded. */
    public boolean isComplete() {
        return values.stream().allMatch(Optional::isPresent);
    }

    /** Places of those that were not loaded. */
    public List<Integer> notLoaded() {
        return IntStream.range(0, values.size())
                .filter(i -> values.get(i).isEmpty())
                .boxed()
                .toList();
    }
}
