package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.file.Content;
import io.hirelay.input.CandidateCustomField;
import io.hirelay.input.CustomFieldValue;
import io.hirelay.input.FileInput;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.spi.Written;
import io.hirelay.spi.Written.Outcome;
import io.hirelay.workable.sandbox.control.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of custom attributes, over the simulated account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomFieldWritesTest {
    private SandboxConnection acme;
    private String job;
    private int people;

    @BeforeAll
    void connect() {
        acme = SandboxConnection.open();
        job = acme.read("/jobs?state=published&limit=1")
                .path("jobs")
                .get(0)
                .path("shortcode")
                .asText();
    }

    @AfterAll
    void disconnect() {
        acme.close();
    }

    @BeforeEach
    void noFaults() {
        acme.control().clearFaults();
        acme.asked();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("Notice period (weeks)", number("4"), number("4")),
                Arguments.of("Notice period (weeks)", number("4.5"), number("4.5")),
                Arguments.of("Talent review", text("Words\nof several lines"), text("Words\nof several lines")),
                Arguments.of("Badge number", text("B 7"), text("B 7")),
                Arguments.of("Willing to relocate", new AnswerValue.Flag(true), new AnswerValue.Flag(true)),
                Arguments.of("Next availability", text("2026-09-01"), text("2026-09-01")),
                Arguments.of("Seniority", text("mid"), choices("Mid")),
                Arguments.of("Seniority", choices("4d12b"), choices("Senior")),
                Arguments.of("Languages", choices("English", "Polski"), choices("English", "Polski")));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueOfEachTypeIsSetAndReadBack(String label, AnswerValue given, AnswerValue shown) {
        String candidate = somebody();

        Written<CandidateCustomField> written =
                acme.connection().customFields().update(CustomFieldValue.of(id(label), candidate, given));
        Written<CandidateCustomField> again =
                acme.connection().customFields().update(CustomFieldValue.of(label, candidate, given));

        assertEquals(Outcome.UPDATED, written.outcome());
        assertEquals(Outcome.UNCHANGED, again.outcome());
        assertEquals(Optional.of(label), written.value().label());
        assertEquals(Id.of(id(label)), written.value().id());
        if (shown instanceof AnswerValue.Number number) {
            assertEquals(
                    0,
                    number.json()
                            .compareTo(((AnswerValue.Number)
                                            written.value().value().orElseThrow())
                                    .json()));
        } else {
            assertEquals(Optional.of(shown), written.value().value());
        }
        assertTrue(acme.connection().candidates().get(candidate).answers().stream()
                .anyMatch(answer -> answer.question().equals(Optional.of(label))));
    }

    static Stream<Arguments> wrongs() {
        return Stream.of(
                Arguments.of("Notice period (weeks)", text("soon"), "value"),
                Arguments.of("Badge number", text("x".repeat(129)), "value"),
                Arguments.of("Badge number", number("4"), "value"),
                Arguments.of("Willing to relocate", text("yes"), "value"),
                Arguments.of("Next availability", text("1.9.2026"), "value"),
                Arguments.of("Seniority", text("Boss"), "value"),
                Arguments.of("Seniority", choices("Mid", "Senior"), "value"),
                Arguments.of("Signed NDA", text("yes"), "value"),
                Arguments.of("Old source code", text("x"), "id"));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void aValueThatIsNoneOfItsTypeIsRefused(String label, AnswerValue given, String field) {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection().customFields().update(CustomFieldValue.of(id(label), somebody(), given)));

        assertEquals(
                List.of(field), refused.failures().stream().map(Failure::field).toList());
        assertTrue(acme.asked().stream().noneMatch(asked -> asked.startsWith("PATCH")));
    }

    @Test
    void aValueThatIsToBeClearedIsRefusedAsWorkableCannot() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .customFields()
                        .update(new CustomFieldValue(
                                Id.of(id("Badge number")),
                                Id.of("deadbeef99"),
                                Change.clear(),
                                Optional.empty(),
                                RawJson.NULL)));

        assertEquals(
                List.of("candidate_id", "value"),
                refused.failures().stream().map(Failure::field).toList());
    }

    @Test
    void aFieldThatIsNotThereIsNotFound() {
        assertThrows(
                NotFoundException.class,
                () -> acme.connection().customFields().update(CustomFieldValue.of("99", somebody(), text("x"))));
    }

    static Stream<Fault> lost() {
        return Stream.of(
                Fault.dropAfterApplying(), Fault.drop(), Fault.status(502).applied(), Fault.status(502));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void aValueWhoseAnswerIsLostIsSet(Fault fault) {
        String candidate = somebody();
        acme.control().inject(fault.on("PATCH", "/candidates/*/update_custom_attribute_value"));
        assertEquals(
                Optional.of(text("B 7")),
                acme.connection()
                        .customFields()
                        .update(CustomFieldValue.of(id("Badge number"), candidate, text("B 7")))
                        .value()
                        .value());
        acme.control().inject(fault.on("PATCH", "/candidates/*/update_custom_attribute_value"));

        AnswerValue file = acme.connection()
                .customFields()
                .update(new CustomFieldValue(
                        Id.of(id("Signed NDA")),
                        Id.of(candidate),
                        Change.keep(),
                        Optional.of(FileInput.of("nda.pdf", Content.of("%PDF".getBytes()))),
                        RawJson.NULL))
                .value()
                .value()
                .orElseThrow();

        assertTrue(file instanceof AnswerValue.FileUrl url && url.json().contains("nda.pdf"));
    }

    private String id(String label) {
        for (var row : acme.read("/custom_attributes").path("custom_attributes")) {
            if (row.path("label").asText().equals(label)) {
                return row.path("id").asText();
            }
        }
        throw new AssertionError("no attribute " + label);
    }

    private String somebody() {
        people++;
        return acme.control().addCandidate(job, "Ada", "Byron", "ada" + people + "@fields.example");
    }

    private static AnswerValue text(String text) {
        return new AnswerValue.Text(text);
    }

    private static AnswerValue number(String number) {
        return new AnswerValue.Number(new BigDecimal(number));
    }

    private static AnswerValue choices(String... texts) {
        return new AnswerValue.Choices(List.of(texts));
    }
}
