package io.hirelay.operation;

import java.util.Objects;

/** Anything but a list or a get: a create, an update, or a method such as {@code move-stage}. */
public record ActionOperation<I, O>(Resource<?> resource, String verb, Safety safety, Class<I> input, Class<O> output)
        implements Operation<I, O> {
    public ActionOperation {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(safety, "safety");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(output, "output");
    }

    @Override
    public String toString() {
        return id();
    }
}
