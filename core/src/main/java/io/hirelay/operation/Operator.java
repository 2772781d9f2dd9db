package io.hirelay.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a filter compares. */
public enum Operator {
    EQ,
    IN,
    GT,
    GTE,
    LT,
    LTE;

    /** How it is written in brackets behind a filter's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Operator> of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.word().equals(word))
                .findFirst();
    }
}
