package io.hirelay.budget;

import io.hirelay.operation.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be done once the budget's lock is free again: nobody is told anything under it. */
final class Effects {
    /** A question to the ledger. */
    record Question(long number, Instant asked, Map<Lane, Integer> wanted) {}

    private final List<Runnable> steps = new ArrayList<>();

    @Nullable Question question;

    void then(Runnable step) {
        steps.add(step);
    }

    void run() {
        steps.forEach(Runnable::run);
    }
}
