package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.model.Coded;
import io.hirelay.model.FormFieldType;
import io.hirelay.model.JobFormField;
import io.hirelay.model.Option;
import io.hirelay.model.Ref;
import io.hirelay.workable.wire.ApplicationFormDto;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFormFieldMapperTest {

    @Test
    void fieldsComeFirstThenQuestionsAllInOneCount() {
        String education = "{\"key\":\"education\",\"label\":\"Education\",\"type\":\"complex\",\"multiple\":true,"
                + "\"required\":false,\"fields\":[{\"key\":\"school\",\"type\":\"string\"}]}";

        List<JobFormField> form = form(
                "{\"key\":\"headline\",\"label\":\"Headline\",\"type\":\"string\",\"required\":true,\"max_length\":255},"
                        + education,
                "{\"id\":\"b99\",\"body\":\"Why us?\",\"type\":\"free_text\",\"required\":true}");

        assertEquals(
                List.of("headline", "education", "b99"),
                form.stream().map(field -> field.id().value()).toList());
        assertEquals(
                List.of(0, 1, 2),
                form.stream().map(field -> field.index().orElseThrow()).toList());
        JobFormField headline = form.get(0);
        assertEquals(Optional.of("headline"), headline.name());
        assertEquals(Optional.of("Headline"), headline.label());
        assertEquals(Optional.of(true), headline.isRequired());
        assertEquals(Optional.of(Ref.to("AB12")), headline.job());
        assertEquals(
                Optional.of(Coded.<FormFieldType>unknown("complex")),
                form.get(1).type());
        assertEquals(education, form.get(1).remoteData().text());
        assertEquals(Optional.of("b99"), form.get(2).name());
        assertEquals(Optional.of("Why us?"), form.get(2).label());
    }

    @ParameterizedTest
    @CsvSource({
        "short_text, , TEXT",
        "free_text, , TEXTAREA",
        "numeric, , NUMBER",
        "date, , DATE",
        "file, , FILE",
        "boolean, , BOOLEAN",
        "dropdown, true, DROPDOWN",
        "multiple_choice, false, CHECKBOX",
        "multiple_choice, true, RADIO",
        "multiple_choice, , CHECKBOX",
    })
    void everyTypeOfQuestionHasAForm(String type, String singleAnswer, FormFieldType expected) {
        JobFormField question = form(
                        "", "{\"id\":\"1\",\"type\":\"" + type + "\",\"single_answer\":" + singleAnswer + "}")
                .get(0);

        assertEquals(Optional.of(Coded.of(expected, type)), question.type());
    }

    @Test
    void choicesAreOptions() {
        JobFormField question = form("", """
                        {"id":"1","type":"dropdown","single_answer":true,
                         "choices":[{"id":"60c","body":"Yes"},{"id":"60d","body":"No"}]}""").get(0);

        assertEquals(
                List.of(
                        new Option(Optional.of("60c"), Optional.of("Yes"), Optional.of("60c")),
                        new Option(Optional.of("60d"), Optional.of("No"), Optional.of("60d"))),
                question.options());
    }

    @Test
    void aFormWithoutQuestionsOrFieldsIsEmpty() {
        assertEquals(List.of(), JobFormFieldMapper.map(Wire.read(ApplicationFormDto.class, "{}"), "AB12"));
    }

    private static List<JobFormField> form(String fields, String questions) {
        return JobFormFieldMapper.map(
                Wire.read(
                        ApplicationFormDto.class,
                        "{\"form_fields\":[" + fields + "],\"questions\":[" + questions + "]}"),
                "AB12");
    }
}
