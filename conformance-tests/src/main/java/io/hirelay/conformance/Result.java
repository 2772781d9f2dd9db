package io.hirelay.conformance;

import java.util.Objects;
import java.util.Optional;

/**
 * What came of one rule.
 *
 * @param number of the rule
 * @param kind {@code MUST} or {@code SHOULD}
 * @param sentence of the rule
 * @param detail by what it is broken, why it could not be tested, or why it says nothing here; empty when it is kept
 * @param failure what was thrown, when it is broken
 */
public record Result(
        String number, String kind, String sentence, Outcome outcome, String detail, Optional<Throwable> failure) {
    /** What can come of a rule. */
    public enum Outcome {
        /** It is kept. */
        PASSED,
        /** It is broken. */
        FAILED,
        /** It is a SHOULD, is broken, and the fixture says why. */
        DEVIATES,
        /** The fixture cannot arrange what it needs, and says why. */
        NOT_TESTABLE,
        /** It says nothing about such a provider. */
        NOT_APPLICABLE
    }

    public Result {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(failure, "failure");
    }

    /** How it is shown: number, kind and sentence. */
    public String title() {
        return number + " " + kind + " " + sentence;
    }
}
