package io.hirelay.server.http.unified;

import io.hirelay.model.Shape;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Safety;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters of operations that are neither lists nor gets which are true or false. */
public final class Flags {
    static final String DRY_RUN = "dry_run";

    private Flags() {}

    /** What each of them means, by name. */
    public static Map<String, String> of(ActionOperation<?, ?> operation) {
        Map<String, String> flags = new LinkedHashMap<>();
        for (String name : ofInput(operation)) {
            flags.put(name, "The field of this name, which may stand in the body as well.");
        }
        if (writes(operation)) {
            flags.put(DRY_RUN, "Do everything but the change itself: answer the request that would be sent.");
        }
        return flags;
    }

    /** Names of the fields of an operation's input that are true or false. */
    static List<String> ofInput(ActionOperation<?, ?> operation) {
        return Shape.of(operation.input()).fields().stream()
                .filter(field -> field.valueClass() == Boolean.class || field.valueClass() == boolean.class)
                .map(Shape.Field::name)
                .toList();
    }

    /** Whether there is anything that a dry run would leave out. */
    static boolean writes(ActionOperation<?, ?> operation) {
        return operation.safety() != Safety.READ;
    }
}
