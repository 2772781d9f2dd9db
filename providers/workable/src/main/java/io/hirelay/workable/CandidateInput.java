package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.input.AnswerInput;
import io.hirelay.input.NewCandidate;
import io.hirelay.workable.mapping.AnswerWriter;
import io.hirelay.workable.mapping.CandidateWriter;
import io.hirelay.workable.wire.FormFieldDto;
import io.hirelay.workable.wire.FormPartDto;
import io.hirelay.workable.wire.QuestionDto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A new candidate held against the form of the job, everything that is wrong told at once. What the form requires is
 * required of applicants and of leads, for Workable documents no difference; a caller whose leads never saw the form says
 * so. For one thread.
 */
final class CandidateInput {
    /** Workable's field of the résumé. */
    static final String RESUME = "resume";

    private final NewCandidate candidate;
    private final Optional<CandidateForm> form;
    private final boolean pool;
    private final boolean known;
    private final Map<String, ? extends @Nullable Object> inOwnWords;
    private final Uploads uploads;
    private final Findings findings;

    /** Ids of the questions that have an answer, be it right or wrong. */
    private final Set<String> answered = new HashSet<>();

    /**
     * @param inOwnWords fields of the candidate in Workable's own words, sent beside
     * @param findings about the candidate
     */
    CandidateInput(
            NewCandidate candidate,
            Arrival arrival,
            Map<String, ? extends @Nullable Object> inOwnWords,
            Uploads uploads,
            Findings findings) {
        this.candidate = candidate;
        this.form = arrival.form();
        this.pool = arrival.pool();
        this.known = arrival.job().isPresent();
        this.inOwnWords = inOwnWords;
        this.uploads = uploads;
        this.findings = findings;
    }

    /** The candidate in Workable's words. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = CandidateWriter.created(candidate, findings);
        candidate
                .resume()
                .flatMap(resume ->
                        uploads.file(resume, form.orElse(CandidateForm.NONE).resume(), findings.under("resume")))
                .ifPresent(resume -> fields.put(RESUME, resume));
        List<Map<String, Object>> answers = answers();
        if (!answers.isEmpty()) {
            fields.put("answers", answers);
        }
        form.ifPresent(asked -> {
            asked.fields().forEach(this::checkLengths);
            if (!candidate.allowIncomplete().orElse(false)) {
                Set<String> sent = new HashSet<>(fields.keySet());
                sent.addAll(inOwnWords.keySet());
                asked.fields().forEach(field -> checkRequired(field, sent));
                checkAnswered(asked);
            }
        });
        return fields;
    }

    private List<Map<String, Object>> answers() {
        List<Map<String, Object>> all = new ArrayList<>();
        if (candidate.answers().isEmpty()) {
            return all;
        }
        if (pool) {
            findings.add("answers", "cannot be stored: the talent pool asks no questions");
            return all;
        }
        if (form.isEmpty()) {
            if (known) {
                findings.add("answers", "cannot be given to this job: Workable does not tell what it asks");
            }
            return all;
        }
        for (int i = 0; i < candidate.answers().size(); i++) {
            AnswerInput given = candidate.answers().get(i);
            Findings about = findings.under("answers[" + i + "]");
            Optional<QuestionDto> question = question(given, about);
            if (question.isEmpty()) {
                continue;
            }
            if (!answered.add(question.get().id())) {
                about.add(named(given), "is answered already by another element");
                continue;
            }
            answer(question.get(), given, about).ifPresent(answer -> all.add(AnswerWriter.to(question.get(), answer)));
        }
        return all;
    }

    private Optional<QuestionDto> question(AnswerInput given, Findings about) {
        CandidateForm asked = form.orElseThrow();
        List<QuestionDto> meant = given.questionId().isPresent()
                ? asked.question(given.questionId().get()).stream().toList()
                : asked.asking(given.question().orElse(""));
        if (meant.size() == 1) {
            return Optional.of(meant.get(0));
        }
        about.add(
                named(given),
                meant.isEmpty()
                        ? "is no question of this job's form"
                        : "may be several questions of this job's form; name it by question_id",
                asked.choices());
        return Optional.empty();
    }

    private Optional<Map<String, Object>> answer(QuestionDto question, AnswerInput given, Findings about) {
        if (given.file().isPresent() && "file".equals(question.type())) {
            return uploads.file(
                            given.file().get(),
                            FileRules.ANSWER.or(question.supportedFileTypes(), question.maxFileSize()),
                            about.under("file"))
                    .map(file -> Map.of("file", file));
        }
        if (given.value().isEmpty()) {
            about.add("file", "is no answer to this question, which is for a value");
            return Optional.empty();
        }
        return AnswerWriter.answer(question, given.value().get(), about);
    }

    private static String named(AnswerInput given) {
        return given.questionId().isPresent() ? "question_id" : "question";
    }

    private void checkLengths(FormFieldDto field) {
        switch (field.key()) {
            case "headline" -> checkLength("title", candidate.title(), field.maxLength());
            case "phone" ->
                candidate.phones().forEach(phone -> checkLength("phones[0].number", phone.number(), field.maxLength()));
            case "address" -> checkLength("address", candidate.address(), field.maxLength());
            case "education" -> {
                for (int i = 0; i < candidate.education().size(); i++) {
                    String at = "education[" + i + "].";
                    var entry = candidate.education().get(i);
                    checkLength(at + "school", entry.school(), part(field, "school"));
                    checkLength(at + "degree", entry.degree(), part(field, "degree"));
                    checkLength(at + "field_of_study", entry.fieldOfStudy(), part(field, "field_of_study"));
                }
            }
            case "experience" -> {
                for (int i = 0; i < candidate.experience().size(); i++) {
                    String at = "experience[" + i + "].";
                    var entry = candidate.experience().get(i);
                    checkLength(at + "title", entry.title(), part(field, "title"));
                    checkLength(at + "company", entry.company(), part(field, "company"));
                    checkLength(at + "industry", entry.industry(), part(field, "industry"));
                }
            }
            default -> {}
        }
    }

    private static @Nullable Integer part(FormFieldDto field, String key) {
        return Stream.ofNullable(field.fields())
                .flatMap(List::stream)
                .filter(part -> part != null && part.key().equals(key))
                .findFirst()
                .map(FormPartDto::maxLength)
                .orElse(null);
    }

    private void checkLength(String path, Optional<String> text, @Nullable Integer most) {
        if (most != null && most > 0 && text.orElse("").length() > most) {
            findings.add(path, "must not be longer than " + most + " characters");
        }
    }

    private void checkRequired(FormFieldDto field, Set<String> sent) {
        String name = CandidateWriter.FORM_FIELDS.get(field.key());
        if (!Boolean.TRUE.equals(field.required()) || name == null) {
            return;
        }
        boolean there = sent.contains(field.key())
                || sent.contains(field.key() + "_entries")
                || sent.contains(field.key() + "_url")
                || name.equals("resume") && candidate.resume().isPresent();
        if (!there) {
            findings.add(name, "is required by the form of this job");
        }
    }

    private void checkAnswered(CandidateForm asked) {
        if (inOwnWords.containsKey("answers")) {
            return;
        }
        for (QuestionDto question : asked.questions()) {
            if (Boolean.TRUE.equals(question.required()) && !answered.contains(question.id())) {
                findings.add(
                        "answers",
                        "must hold an answer to the required question " + question.id() + ": "
                                + Objects.requireNonNullElse(question.body(), ""));
            }
        }
    }

    /** That a person who is there already cannot get what only a new one can. */
    static void requireNoAnswers(NewCandidate candidate) {
        if (!candidate.answers().isEmpty()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    "answers",
                    "cannot be stored: the candidate is in the job already, and Workable takes answers of new ones alone");
        }
    }
}
