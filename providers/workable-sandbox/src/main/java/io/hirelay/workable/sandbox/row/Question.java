package io.hirelay.workable.sandbox.row;

import java.util.List;

/**
 * A question of a job's application form.
 *
 * @param type one of the platform's eight question types
 * @param single for choices: whether only one may be chosen
 */
public record Question(long id, String body, String type, boolean required, boolean single, List<Choice> choices) {
    public Question {
        choices = List.copyOf(choices);
    }

    public record Choice(long id, String body) {}

    public boolean hasChoices() {
        return type.equals("multiple_choice") || type.equals("dropdown");
    }
}
