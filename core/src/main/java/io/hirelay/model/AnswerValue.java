package io.hirelay.model;

import java.math.BigDecimal;
import java.util.List;

/** The value of an answer; JSON shows it as the plain value. */
public sealed interface AnswerValue extends Scalar {

    /** Words; may be HTML. Dates are written as the provider writes them. */
    record Text(String json) implements AnswerValue {}

    /** Yes or no. */
    record Flag(Boolean json) implements AnswerValue {}

    /** A number. */
    record Number(BigDecimal json) implements AnswerValue {}

    /** The texts of the choices taken. */
    record Choices(List<String> json) implements AnswerValue {
        public Choices {
            json = List.copyOf(json);
        }
    }

    /** The address of a file that was handed in; may be valid for a short time only. */
    record FileUrl(String json) implements AnswerValue {}
}
