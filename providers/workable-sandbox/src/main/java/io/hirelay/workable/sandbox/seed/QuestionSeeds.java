package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Question;
import io.hirelay.workable.sandbox.row.Question.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The questions of each job's application form: of all eight types in the first job, some of them in the others. */
public final class QuestionSeeds {
    private static final long FIRST = 0xc40010;
    private static final long FIRST_CHOICE = 0x6b2000;
    private static final int PER_JOB = 16;
    private static final int CHOICES_PER_QUESTION = 8;

    private record Draft(String body, String type, boolean required, boolean single, List<String> choices) {
        Draft(String body, String type, boolean required) {
            this(body, type, required, false, List.of());
        }
    }

    private static final List<Draft> DRAFTS = List.of(
            new Draft("Why do you want to work with us?", "free_text", true),
            new Draft("Where did you hear about this opening?", "short_text", false),
            new Draft("Do you have the right to work in this country?", "boolean", true),
            new Draft(
                    "Highest degree",
                    "dropdown",
                    true,
                    true,
                    List.of("High School", "Bachelor's Degree", "Master's Degree", "Doctorate")),
            new Draft(
                    "Which of these have you worked with?",
                    "multiple_choice",
                    false,
                    false,
                    List.of("Java", "Kotlin", "C++", "SQL & NoSQL", "None of these")),
            new Draft("Years of experience", "numeric", false),
            new Draft("Earliest start date", "date", false),
            new Draft("Please attach a work sample", "file", false),
            new Draft("Preferred shift", "multiple_choice", false, true, List.of("Early", "Late", "Night")));

    private final JobSeeds jobs;

    QuestionSeeds(JobSeeds jobs) {
        this.jobs = jobs;
    }

    public List<Question> of(int job) {
        int kind = job % JobTemplate.ALL.size();
        if (jobs.template(job).state().equals("draft") || kind == 9) {
            return List.of();
        }
        IntStream chosen = kind == JobTemplate.WITH_ALL_QUESTIONS
                ? IntStream.range(0, DRAFTS.size())
                : IntStream.of(0, 2, 3 + kind % 3, 6 + kind % 3);
        List<Question> questions = new ArrayList<>();
        chosen.forEach(number -> questions.add(question(job, number)));
        return questions;
    }

    private Question question(int job, int number) {
        Draft draft = DRAFTS.get(number);
        long place = (long) job * PER_JOB + number;
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < draft.choices().size(); i++) {
            choices.add(new Choice(
                    FIRST_CHOICE + place * CHOICES_PER_QUESTION + i,
                    draft.choices().get(i)));
        }
        return new Question(
                FIRST + place,
                draft.body(),
                draft.type(),
                draft.required() && job % JobTemplate.ALL.size() == JobTemplate.REQUIRING,
                draft.single(),
                choices);
    }
}
