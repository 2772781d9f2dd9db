package io.hirelay.spi;

import java.util.Objects;

/** What a look told about a write whose outcome was not known. */
public sealed interface Reconciliation<O> {

    /** It was applied. */
    record Happened<O>(Written<O> written) implements Reconciliation<O> {
        public Happened {
            Objects.requireNonNull(written, "written");
        }
    }

    /** It was not applied, and sending it once more cannot apply it twice. */
    record Missing<O>() implements Reconciliation<O> {}

    /** It cannot be known: nobody may send it again by himself. */
    record Unclear<O>() implements Reconciliation<O> {}

    static <O> Reconciliation<O> happened(O value, Written.Outcome outcome) {
        return new Happened<>(new Written<>(value, outcome));
    }

    static <O> Reconciliation<O> missing() {
        return new Missing<>();
    }

    static <O> Reconciliation<O> unclear() {
        return new Unclear<>();
    }
}
