package io.hirelay.workable.sandbox.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that the customer added to candidates.
 *
 * @param provider who fills it in on a job: {@code candidate} or {@code user}
 */
public record CustomAttribute(
        long id,
        String label,
        String type,
        boolean enabled,
        boolean required,
        @Nullable String hint,
        String provider,
        boolean single,
        List<Question.Choice> choices) {
    public CustomAttribute {
        choices = List.copyOf(choices);
    }

    public boolean hasChoices() {
        return type.equals("multiple_choice") || type.equals("dropdown");
    }
}
