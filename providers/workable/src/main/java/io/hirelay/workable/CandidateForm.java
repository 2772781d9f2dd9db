package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.http.Native;
import io.hirelay.workable.wire.ApplicationFormDto;
import io.hirelay.workable.wire.FormFieldDto;
import io.hirelay.workable.wire.QuestionDto;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a job asks of its applicants. Immutable. */
record CandidateForm(List<FormFieldDto> fields, List<QuestionDto> questions) {
    /** Of whom nobody is asked anything: candidates of the talent pool. */
    static final CandidateForm NONE = new CandidateForm(List.of(), List.of());

    CandidateForm {
        fields = List.copyOf(fields);
        questions = List.copyOf(questions);
    }

    static CandidateForm of(ApplicationFormDto form) {
        return new CandidateForm(values(form.formFields()), values(form.questions()));
    }

    Optional<FormFieldDto> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** What the résumé may be. */
    FileRules resume() {
        return field("resume")
                .map(field -> FileRules.RESUME.or(field.supportedFileTypes(), field.maxFileSize()))
                .orElse(FileRules.RESUME);
    }

    Optional<QuestionDto> question(String id) {
        return questions.stream()
                .filter(question -> question.id().equalsIgnoreCase(id.strip()))
                .findFirst();
    }

    /** The questions of this text. */
    List<QuestionDto> asking(String text) {
        return questions.stream()
                .filter(question ->
                        question.body() != null && plain(question.body()).equalsIgnoreCase(plain(text)))
                .toList();
    }

    /** What there is to answer. */
    List<Choice> choices() {
        return questions.stream()
                .map(question -> new Choice(question.id(), Objects.requireNonNullElse(question.body(), question.id())))
                .toList();
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static <T> List<T> values(@Nullable List<? extends @Nullable Native<T>> all) {
        return all == null
                ? List.of()
                : all.stream()
                        .flatMap(each -> Stream.ofNullable(each))
                        .map(Native::value)
                        .toList();
    }
}
