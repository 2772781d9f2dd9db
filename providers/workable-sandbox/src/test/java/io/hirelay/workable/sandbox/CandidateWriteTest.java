package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateWriteTest extends SandboxTest {
    private static final String ADA = "\"firstname\":\"Ada\",\"lastname\":\"Byron\",\"email\":\"ada@example.com\"";

    private ApiClient.Response post(String path, String body) {
        return api.send("POST", path, body);
    }

    @Test
    void aCandidateIsSourcedUnlessTheBodySaysOtherwise() {
        JsonNode created = post("/jobs/" + published(0) + "/candidates", "{\"candidate\":{" + ADA + "}}")
                .json();
        JsonNode candidate = created.path("candidate");

        assertEquals("created", created.path("status").asText());
        assertEquals("Sourced", candidate.path("stage").asText());
        assertTrue(candidate.path("sourced").asBoolean());
        assertEquals("SPI", candidate.path("outlet").asText());
        assertEquals("Unknown", candidate.path("common_source").asText());
        assertEquals("2026-08-03T10:15:30Z", candidate.path("created_at").asText());
        JsonNode only = lastActivity(candidate.path("id").asText());
        assertEquals("uploaded", only.path("action").asText());
        assertFalse(only.has("member"));
        assertEquals("2026-08-03T10:15:30.250Z", only.path("created_at").asText());
    }

    @Test
    void anApplicantLandsInTheAppliedStage() {
        String shortcode = jobTitled("Customer Support Agent (French & Greek)");
        JsonNode candidate = post(
                        "/jobs/" + shortcode + "/candidates", "{\"sourced\":false,\"candidate\":{" + ADA + "}}")
                .json()
                .path("candidate");

        assertEquals("applied", candidate.path("stage_kind").asText());
        assertEquals(
                "applied",
                lastActivity(candidate.path("id").asText()).path("action").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/candidates?stage=interview", "/interview/candidates"})
    void aStageCanBeGivenInEitherWay(String ending) {
        JsonNode candidate = post("/jobs/" + published(0) + ending, "{\"candidate\":{" + ADA + "}}")
                .json()
                .path("candidate");

        assertEquals("Interview", candidate.path("stage").asText());
    }

    @Test
    void aNewCandidateIsTheLastOfTheListAndFoundByItsAddress() {
        String id = create(published(0), "ada@example.com");
        List<String> all = ApiClient.texts(api.walk("/candidates?limit=100", "candidates"), "id");

        assertEquals(id, all.get(all.size() - 1));
        assertEquals(401, all.size());
        assertEquals(List.of(id), ApiClient.texts(api.walk("/candidates?email=ada@example.com", "candidates"), "id"));
        assertEquals(
                List.of(id), ApiClient.texts(api.walk("/candidates?updated_after=2026-08-01", "candidates"), "id"));
        assertEquals(List.of(), api.walk("/candidates?email=ADA@example.com", "candidates"));
    }

    @Test
    void theSameAddressTwiceInOneJobIsRefusedExactlyAsThePlatformDoes() {
        create(published(0), "ada@example.com");
        ApiClient.Response twice = post("/jobs/" + published(0) + "/candidates", "{\"candidate\":{" + ADA + "}}");

        assertEquals(422, twice.status());
        assertEquals(
                "{\"error\":\"Validation failed: Email candidate already exists\","
                        + "\"validation_errors\":{\"email\":[\"candidate already exists\"]}}",
                twice.body());
        assertNotEquals("", create(published(1), "ada@example.com"));
        assertEquals(
                201,
                post("/talent_pool/candidates", "{\"candidate\":{" + ADA + "}}").status());
    }

    @Test
    void aSeededAddressIsKnownToo() {
        JsonNode row = first(
                "/candidates",
                "candidates",
                candidate -> candidate.path("email").isTextual());
        String email = row.path("email").asText();

        assertEquals(
                422,
                post(
                                "/jobs/" + row.at("/job/shortcode").asText() + "/candidates",
                                "{\"candidate\":{\"name\":\"Ada Byron\",\"email\":\"" + email + "\"}}")
                        .status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"lastname\":\"Byron\",\"email\":\"a@example.com\"}|firstname",
                "{\"firstname\":\"Ada\",\"email\":\"a@example.com\"}|lastname",
                "{\"name\":\"Ada Byron\"}|email",
                "{\"name\":\"Ada Byron\",\"email\":\"nobody\"}|email",
                "{\"name\":\"A B\",\"email\":\"a@example.com\",\"education_entries\":[{\"degree\":\"BSc\"}]}|education_entries",
                "{\"name\":\"A B\",\"email\":\"a@example.com\",\"experience_entries\":[{\"company\":\"X\"}]}|experience_entries",
                "{\"name\":\"A B\",\"email\":\"a@example.com\",\"social_profiles\":[{\"type\":\"carrier_pigeon\",\"url\":\"https://x.example\"}]}|social_profiles",
                "{\"name\":\"A B\",\"email\":\"a@example.com\",\"skills\":\"java\"}|skills",
                "{\"name\":\"A B\",\"email\":\"a@example.com\",\"resume_url\":\"ftp://x.example/cv.pdf\"}|resume_url",
                "{\"name\":\"A B\",\"email\":\"a@example.com\",\"resume\":{\"name\":\"cv.exe\",\"data\":\"aGk=\"}}|resume",
                "{\"name\":\"A B\",\"email\":\"a@example.com\",\"recruiter_key\":\"1\"}|recruiter_key",
                "{\"name\":\"A B\",\"email\":\"a@example.com\",\"answers\":[{\"question_key\":\"1\",\"body\":\"x\"}]}|answers"
            })
    void whatIsInvalidIsNamedAndNothingIsMade(String candidate, String field) {
        ApiClient.Response response =
                post("/jobs/" + published(0) + "/candidates", "{\"candidate\":" + candidate + "}");

        assertEquals(422, response.status(), response.body());
        assertTrue(response.json().path("validation_errors").has(field), response.body());
        assertEquals(400, api.walk("/candidates?limit=100", "candidates").size());
    }

    @Test
    void answersGoInByIdAndComeOutByText() {
        String shortcode = jobTitled("Account Executive");
        StringBuilder answers = new StringBuilder();
        for (JsonNode question : api.json("/jobs/" + shortcode + "/questions").path("questions")) {
            String choice = question.at("/choices/1/id").asText();
            String value = switch (question.path("type").asText()) {
                case "free_text", "short_text" -> "\"body\":\"Because\"";
                case "boolean" -> "\"checked\":false";
                case "dropdown", "multiple_choice" -> "\"choices\":[\"" + choice + "\"]";
                case "numeric" -> "\"number\":2.5";
                case "date" -> "\"date\":\"2026-09-01\"";
                default -> "\"file\":{\"name\":\"x.pdf\",\"data\":\"aGVsbG8=\"}";
            };
            answers.append(answers.isEmpty() ? "" : ",")
                    .append("{\"question_key\":\"" + question.path("id").asText() + "\"," + value + "}");
        }
        JsonNode made = post(
                        "/jobs/" + shortcode + "/candidates",
                        "{\"sourced\":false,\"candidate\":{" + ADA + ",\"answers\":[" + answers + "]}}")
                .json()
                .at("/candidate/answers");

        assertEquals("{\"body\":\"Because\"}", made.at("/0/answer").toString());
        assertEquals("{\"checked\":false}", made.at("/2/answer").toString());
        assertEquals(
                "{\"choices\":[{\"body\":\"Bachelor's Degree\"}]}",
                made.at("/3/answer").toString());
        assertEquals("{\"number\":2.5}", made.at("/5/answer").toString());
        assertEquals("{\"date\":\"2026-09-01\"}", made.at("/6/answer").toString());
        assertTrue(made.at("/7/answer/file_url").asText().startsWith("http://127.0.0.1:"));
    }

    @Test
    void anApplicantMustAnswerRequiredQuestions() {
        ApiClient.Response response = post(
                "/jobs/" + jobTitled("Warehouse Associate") + "/candidates",
                "{\"sourced\":false,\"candidate\":{" + ADA + "}}");

        assertEquals(422, response.status());
        assertTrue(response.json().path("validation_errors").has("answers"));
    }

    @Test
    void aResumeIsStillBeingProcessedWhenTheCallIsAnswered() {
        String data = Base64.getEncoder().encodeToString("my cv".getBytes(StandardCharsets.UTF_8));
        JsonNode answered = post(
                        "/jobs/" + published(0) + "/candidates",
                        "{\"candidate\":{" + ADA + ",\"resume\":{\"name\":\"Ada CV.pdf\",\"data\":\"" + data + "\"}}}")
                .json()
                .path("candidate");
        JsonNode later = candidate(answered.path("id").asText());

        assertTrue(answered.path("resume_url").isNull());
        assertFalse(answered.has("resume_metadata"));
        assertEquals("Ada CV.pdf", later.at("/resume_metadata/filename").asText());
        assertEquals("pdf", later.at("/resume_metadata/filetype").asText());
        assertEquals("my cv", FileTest.fetch(later.path("resume_url").asText()).body());
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        JsonNode row = first(
                "/candidates",
                "candidates",
                candidate -> candidate.path("phone").isTextual()
                        && candidate(candidate.path("id").asText())
                                        .path("experience_entries")
                                        .size()
                                > 1);
        JsonNode before = candidate(row.path("id").asText());
        clock.pass(Duration.ofMinutes(1));
        JsonNode after = api.send(
                        "PATCH",
                        "/candidates/" + before.path("id").asText(),
                        "{\"candidate\":{\"headline\":\"\",\"tags\":[\"one\",\"two\"],\"stage\":\"hired\"}}")
                .json()
                .path("candidate");

        assertTrue(after.path("headline").isNull());
        assertEquals("[\"one\",\"two\"]", after.path("tags").toString());
        assertEquals("2026-08-03T10:16:30Z", after.path("updated_at").asText());
        for (String key : keys(before)) {
            if (!List.of("headline", "tags", "updated_at", "resume_url", "image_url", "answers")
                    .contains(key)) {
                assertEquals(before.path(key), after.path(key), key);
            }
        }
    }

    @Test
    void aPatchReplacesArraysButKeepsTheIdentityOfEntriesThatAreSentWithTheirId() {
        JsonNode row = first(
                "/candidates",
                "candidates",
                candidate -> candidate(candidate.path("id").asText())
                                .path("experience_entries")
                                .size()
                        > 1);
        String id = row.path("id").asText();
        String kept = candidate(id).at("/experience_entries/1/id").asText();
        JsonNode entries = api.send(
                        "PATCH",
                        "/candidates/" + id,
                        "{\"candidate\":{\"experience_entries\":[{\"id\":\"" + kept
                                + "\",\"title\":\"Boss\"},{\"title\":\"Clerk\"}],\"skills\":[\"go\"],"
                                + "\"education_entries\":[]}}")
                .json()
                .path("candidate");

        assertEquals(kept, entries.at("/experience_entries/0/id").asText());
        assertEquals(List.of("Boss", "Clerk"), ApiClient.texts(entries.path("experience_entries"), "title"));
        assertEquals("[{\"name\":\"go\"}]", entries.path("skills").toString());
        assertEquals(0, entries.path("education_entries").size());
    }

    @Test
    void aPatchMayNotTakeAnothersAddress() {
        create(published(0), "ada@example.com");
        String other = create(published(0), "bab@example.com");

        assertEquals(
                422,
                api.send("PATCH", "/candidates/" + other, "{\"candidate\":{\"email\":\"ada@example.com\"}}")
                        .status());
        assertEquals(
                200,
                api.send("PATCH", "/candidates/" + other, "{\"candidate\":{\"email\":\"bab@example.com\"}}")
                        .status());
    }

    @Test
    void tagsAreReplacedByPut() {
        String id = create(published(0), "ada@example.com");
        ApiClient.Response response = api.send("PUT", "/candidates/" + id + "/tags", "{\"tags\":[\"a\",\"b\"]}");

        assertEquals(202, response.status());
        assertEquals("{\"tags\":[\"a\",\"b\"]}", response.body());
        assertEquals("[\"a\",\"b\"]", candidate(id).path("tags").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numeric|\"value\":6|{\"number\":6}",
                "free_text|\"value\":\"fine\"|{\"body\":\"fine\"}",
                "boolean|\"checked\":true|{\"checked\":true}",
                "date|\"date\":\"2026-12-24\"|{\"date\":\"2026-12-24\"}"
            })
    void aCustomAttributeIsReadBackAmongTheAnswers(String type, String value, String expected) {
        String id = create(published(0), "ada@example.com");
        JsonNode attribute = first(
                "/custom_attributes",
                "custom_attributes",
                row -> row.path("type").asText().equals(type));
        String key = "{\"custom_attribute_key\":\"" + attribute.path("id").asText() + "\",";

        assertEquals(200, setAttribute(id, key + value + "}").status());
        assertEquals(200, setAttribute(id, key + value + "}").status());
        JsonNode answers = candidate(id).path("answers");
        assertEquals(1, answers.size());
        assertEquals(attribute.path("label"), answers.at("/0/question/body"));
        assertEquals(expected, answers.at("/0/answer").toString());
    }

    @Test
    void anUnknownCustomAttributeIsNotFoundAndAWrongValueUnprocessable() {
        String id = create(published(0), "ada@example.com");
        JsonNode date = first(
                "/custom_attributes",
                "custom_attributes",
                row -> row.path("type").asText().equals("date"));

        assertEquals(
                "{\"error\":\"Not found\"}",
                setAttribute(id, "{\"custom_attribute_key\":\"seed_attr\",\"value\":\"x\"}")
                        .body());
        assertEquals(
                422,
                setAttribute(
                                id,
                                "{\"custom_attribute_key\":\"" + date.path("id").asText() + "\",\"date\":\"soon\"}")
                        .status());
    }

    private ApiClient.Response setAttribute(String id, String body) {
        return api.send("PATCH", "/candidates/" + id + "/update_custom_attribute_value", body);
    }
}
