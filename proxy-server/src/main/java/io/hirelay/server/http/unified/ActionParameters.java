package io.hirelay.server.http.unified;

import io.hirelay.model.Shape;
import io.hirelay.operation.ActionOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of an operation that is neither a list nor a get. It has no filters: whatever is not a parameter of its
 * own is refused.
 *
 * @param dryRun whether everything but the change itself is wanted
 * @param flags fields of the input that are true or false, as far as they were given here
 */
record ActionParameters(CallParameters common, boolean dryRun, Map<String, Boolean> flags) {
    /** What is wrong is added to {@code problems}. */
    static ActionParameters read(
            List<Given> all, ActionOperation<?, ?> operation, Optional<Shape<?>> answered, Problems problems) {
        CallParameters common = CallParameters.ofAction(all, operation, answered, problems);
        Map<String, Boolean> flags = new LinkedHashMap<>();
        boolean dryRun = false;
        for (Given given : common.others()) {
            if (given.plain() && given.base().equals(Flags.DRY_RUN) && Flags.writes(operation)) {
                dryRun = flag(given, problems);
            } else if (given.plain() && Flags.ofInput(operation).contains(given.base())) {
                flags.put(given.base(), flag(given, problems));
            } else {
                problems.unknown(given.written(), unknown(given, operation));
            }
        }
        return new ActionParameters(common, dryRun, flags);
    }

    private static boolean flag(Given given, Problems problems) {
        String text = String.join(",", given.values()).strip().toLowerCase(Locale.ROOT);
        if (given.values().size() != 1 || !Set.of("true", "false", "1", "0", "").contains(text)) {
            problems.invalid(given.written(), "must be given once, as true or false");
        }
        return text.equals("true") || text.equals("1");
    }

    private static String unknown(Given given, ActionOperation<?, ?> operation) {
        List<String> known = new ArrayList<>(Flags.ofInput(operation));
        if (Flags.writes(operation)) {
            known.add(Flags.DRY_RUN);
        }
        known.addAll(CallParameters.OF_ACTIONS);
        String body = Shape.of(operation.input()).field(given.base()).isPresent()
                ? "; it is a field of the body"
                : Filters.didYouMean(given.base(), known);
        return "is not a parameter of " + operation.id() + body + "; it has " + String.join(", ", known);
    }
}
