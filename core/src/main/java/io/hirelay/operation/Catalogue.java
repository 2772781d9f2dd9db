package io.hirelay.operation;

import java.util.List;
import java.util.stream.Stream;

/** Everything there is in the unified models, whether or not a provider offers it. */
public final class Catalogue {
    private static final List<Operation<?, ?>> OPERATIONS = Stream.of(Ats.operations(), Hris.operations())
            .<Operation<?, ?>>flatMap(List::stream)
            .toList();

    private static final List<Resource<?>> RESOURCES =
            OPERATIONS.stream().<Resource<?>>map(Operation::resource).distinct().toList();

    private Catalogue() {}

    /** Every operation, model by model and resource by resource. */
    public static List<Operation<?, ?>> operations() {
        return OPERATIONS;
    }

    /** Every resource, in the same order. */
    public static List<Resource<?>> resources() {
        return RESOURCES;
    }
}
