package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.file.Content;
import io.hirelay.input.AnswerInput;
import io.hirelay.input.CandidateChange;
import io.hirelay.input.CandidateType;
import io.hirelay.input.FileInput;
import io.hirelay.input.NewCandidate;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.Education;
import io.hirelay.model.RawJson;
import io.hirelay.spi.Written;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire when candidates are written. */
class CandidateWireTest {
    private static final String JOB = "9CD658E13E";
    private static final String CREATE = FakeWorkable.API + "/jobs/" + JOB + "/candidates";
    private static final String ADA = FakeWorkable.API + "/candidates/a1";

    private final FakeWorkable workable = new FakeWorkable();

    @BeforeEach
    void account() {
        workable.answers(
                        "/jobs/" + JOB + "/application_form",
                        "{\"form_fields\":[{\"key\":\"headline\",\"type\":\"string\",\"max_length\":null},"
                                + "{\"key\":\"resume\",\"type\":\"file\",\"supported_file_types\":[\"TXT\"],"
                                + "\"max_file_size\":4}],"
                                + "\"questions\":[{\"id\":\"q1\",\"body\":\"Years\",\"type\":\"numeric\",\"required\":true},"
                                + "{\"id\":\"q2\",\"body\":\"Degree\",\"type\":\"dropdown\",\"choices\":"
                                + "[{\"id\":\"c1\",\"body\":\"BSc\"},{\"id\":\"c2\",\"body\":\"MSc\"}]},"
                                + "{\"id\":\"q3\",\"body\":\"Mood\",\"type\":\"emoji\"}]}")
                .answers("/jobs/" + JOB + "/stages", FakeWorkable.stages("sourced", "Sourced", "applied", "Applied"))
                .answers("/candidates", "{\"candidates\":[]}");
    }

    @AfterEach
    void close() {
        workable.close();
    }

    @Test
    void aCandidateIsSentInWorkablesWords() {
        workable.answers(post(urlPathEqualTo(CREATE))
                .willReturn(aResponse()
                        .withStatus(201)
                        .withBody("{\"status\":\"created\"," + ada("\"name\":\"Ada\"") + "}")));

        Written<?> written = workable.connection()
                .candidates()
                .create(NewCandidate.builder()
                        .jobId(JOB.toLowerCase(java.util.Locale.ROOT))
                        .stageId("Applied")
                        .firstName("Ada")
                        .lastName("Byron")
                        .email("Ada@Example.com")
                        .type(CandidateType.APPLICANT)
                        .resume(FileInput.of("cv.txt", Content.of("abcd".getBytes(StandardCharsets.UTF_8))))
                        .answers(List.of(
                                AnswerInput.of("q1", new AnswerValue.Number(new BigDecimal("2.5"))),
                                AnswerInput.of("Q2", new AnswerValue.Text("msc"))))
                        .remoteData(RawJson.of("{\"candidate\":{\"image_url\":\"https://example.com/a.png\","
                                + "\"answers\":[{\"question_key\":\"q9\"}],\"lastname\":null},\"big\":1e400}"))
                        .build());

        assertEquals(Written.Outcome.CREATED, written.outcome());
        sent(
                postRequestedFor(urlPathEqualTo(CREATE)).withQueryParam("stage", equalTo("applied")),
                "{\"sourced\":false,\"candidate\":{\"firstname\":\"Ada\",\"lastname\":null,"
                        + "\"email\":\"ada@example.com\",\"resume\":{\"name\":\"cv.txt\",\"data\":\"YWJjZA==\"},"
                        + "\"answers\":[{\"question_key\":\"q9\"}],\"image_url\":\"https://example.com/a.png\"},"
                        + "\"big\":1E+400}");
    }

    @Test
    void theFormsOwnLimitsHold() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> workable.connection()
                        .candidates()
                        .create(NewCandidate.builder()
                                .jobId(JOB)
                                .name("Ada Byron")
                                .email("ada@example.com")
                                .title("x".repeat(1_000))
                                .resume(FileInput.of("cv.pdf", Content.of("abcde".getBytes(StandardCharsets.UTF_8))))
                                .answers(List.of(AnswerInput.of("q3", new AnswerValue.Text("fine"))))
                                .build()));

        assertEquals(
                List.of("resume.data", "resume.file_name", "answers[0].value", "answers"),
                refused.failures().stream().map(failure -> failure.field()).toList());
    }

    @Test
    void aJobWhoseFormIsNotToldTakesWhoAnswersNothing() {
        workable.answers("/jobs/" + JOB + "/application_form", aResponse().withStatus(404))
                .answers(post(urlPathEqualTo(CREATE))
                        .willReturn(aResponse().withStatus(201).withBody("{" + ada("\"name\":\"Ada\"") + "}")));

        assertEquals(Written.Outcome.CREATED, createAda().outcome());
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> workable.connection()
                        .candidates()
                        .create(NewCandidate.builder()
                                .jobId(JOB)
                                .name("Ada Byron")
                                .email("ada@example.com")
                                .answers(List.of(AnswerInput.of("q1", new AnswerValue.Text("x"))))
                                .build()));
        assertEquals(
                List.of("answers"),
                refused.failures().stream().map(failure -> failure.field()).toList());
    }

    @Test
    void whatWorkableRefusesIsToldInItsWords() {
        workable.answers(post(urlPathEqualTo(CREATE))
                .willReturn(aResponse()
                        .withStatus(422)
                        .withBody("{\"error\":\"Validation failed: Email candidate already exists\","
                                + "\"validation_errors\":{\"email\":[\"candidate already exists\"]}}")));

        InvalidRequestException refused = assertThrows(InvalidRequestException.class, this::createAda);

        assertEquals(ErrorCode.REMOTE_DUPLICATE, refused.code());
        assertEquals("emails", refused.failures().get(0).field());
        assertEquals(422, refused.providerFailure().orElseThrow().status());
    }

    @Test
    void aCreationWhoseOutcomeCannotBeLookedUpIsNotSentAgain() {
        workable.answers(post(urlPathEqualTo(CREATE)).willReturn(aResponse().withStatus(500)))
                .answers(get(urlPathEqualTo(FakeWorkable.API + "/candidates"))
                        .inScenario("look")
                        .whenScenarioStateIs("Started")
                        .willReturn(aResponse().withBody("{\"candidates\":[]}"))
                        .willSetStateTo("gone"))
                .answers(get(urlPathEqualTo(FakeWorkable.API + "/candidates"))
                        .inScenario("look")
                        .whenScenarioStateIs("gone")
                        .willReturn(aResponse().withStatus(403)));

        assertThrows(UnknownOutcomeException.class, this::createAda);

        workable.server().verify(1, postRequestedFor(urlPathEqualTo(CREATE)));
    }

    @Test
    void entriesThatStayAreSentBackWithAllTheyHold() {
        workable.answers(
                        "/candidates/a1",
                        "{"
                                + ada(
                                        "\"education_entries\":[{\"id\":\"e1\",\"school\":\"UCL\",\"degree\":null,\"grade\":\"A\"},"
                                                + "{\"id\":\"e2\",\"school\":\"Home\"}],\"tags\":[\"a\"],\"skills\":[{\"name\":\"sql\"}],"
                                                + "\"social_profiles\":[{\"type\":\"github\",\"url\":\"https://github.com/ada\",\"username\":\"ada\"}]")
                                + "}")
                .answers(patch(urlPathEqualTo(ADA))
                        .willReturn(aResponse().withBody("{" + ada("\"name\":\"Ada\"") + "}")));

        workable.connection()
                .candidates()
                .update(CandidateChange.of("A1")
                        .educationAdd(List.of(education("MIT"), education("Home")))
                        .urlsAdd(List.of(new io.hirelay.model.WebAddress(
                                Optional.of("https://xing.com/profile/ada"), Optional.empty())))
                        .skillsAdd(List.of("sql"))
                        .summary(Change.clear())
                        .coverLetter(Change.set("Dear all"))
                        .remoteData(RawJson.of("{\"candidate\":{\"texting_consent\":\"declined\"}}"))
                        .build());

        sent(
                patchRequestedFor(urlPathEqualTo(ADA)),
                "{\"candidate\":{\"cover_letter\":\"Dear all\",\"education_entries\":["
                        + "{\"id\":\"e1\",\"school\":\"UCL\",\"grade\":\"A\"},{\"id\":\"e2\",\"school\":\"Home\"},"
                        + "{\"school\":\"MIT\"}],"
                        + "\"social_profiles\":[{\"type\":\"github\",\"url\":\"https://github.com/ada\",\"username\":\"ada\"},"
                        + "{\"type\":\"xing\",\"url\":\"https://xing.com/profile/ada\"}],"
                        + "\"texting_consent\":\"declined\"}}");
    }

    private Written<?> createAda() {
        return workable.connection()
                .candidates()
                .create(NewCandidate.builder()
                        .jobId(JOB)
                        .name("Ada Byron")
                        .email("ada@example.com")
                        .allowIncomplete(true)
                        .build());
    }

    private void sent(RequestPatternBuilder request, String body) {
        workable.server().verify(1, request);
        assertEquals(body, workable.server().findAll(request).get(0).getBodyAsString());
    }

    private static String ada(String more) {
        return "\"candidate\":{\"id\":\"a1\",\"email\":\"ada@example.com\",\"job\":{\"shortcode\":\"" + JOB + "\"},"
                + more + "}";
    }

    private static Education education(String school) {
        return new Education(
                Optional.of(school), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
