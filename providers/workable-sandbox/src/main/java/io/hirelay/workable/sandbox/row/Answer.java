package io.hirelay.workable.sandbox.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a candidate said to a question or holds in a custom attribute; {@code value} is null when left unanswered. */
public record Answer(String question, @Nullable Value value) {
    public sealed interface Value {}

    public record Text(String body) implements Value {}

    public record Checked(boolean checked) implements Value {}

    /** The chosen texts; the platform does not give their ids back. */
    public record Choices(List<String> bodies) implements Value {
        public Choices {
            bodies = List.copyOf(bodies);
        }
    }

    public record Day(String date) implements Value {}

    public record Amount(double number) implements Value {}

    /** Key of the file in the account's file store. */
    public record Upload(String file) implements Value {}
}
