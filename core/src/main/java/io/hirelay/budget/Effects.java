package io.hirelay.budget;

import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be done once the budget's lock is free again: nobody is told anything under it. */
final class Effects {
    /**
     * A question to the ledger.
     *
     * @param given whether the ledger has it and did not answer at once: only then it can be silent
     */
    record Question(long number, Instant asked, Map<Lane, Integer> wanted, boolean given) {
        Question givenAt(Instant now) {
            return new Question(number, now, wanted, true);
        }

        Question setBack(Duration by) {
            return new Question(number, asked.minus(by), wanted, given);
        }
    }

    private final List<Runnable> steps = new ArrayList<>();

    @Nullable Question question;

    void then(Runnable step) {
        steps.add(step);
    }

    void run() {
        steps.forEach(Runnable::run);
    }
}
