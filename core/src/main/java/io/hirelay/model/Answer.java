package io.hirelay.model;

import java.util.Optional;

/** An answer to a question of the application form or of a custom field. */
@Doc("An answer to a question of the application form or of a custom field.")
public record Answer(
        @Doc("The question's text.") Optional<String> question,

        @Doc("The question's id, where the provider tells it.")
        Optional<String> questionId,

        @Doc("How the question is answered, such as short_text, boolean or multiple_choice, as far as it can be told.")
        Optional<String> type,

        @Personal
        @Doc("The answer: text, boolean, number, list of choice texts, or a file's address; null if unanswered.")
        Optional<AnswerValue> value) {}
