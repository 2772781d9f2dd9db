package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys stand where: the wrappers, and what is absent rather than null. */
class ShapeTest extends SandboxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/departments",
                "/disqualification_reasons",
                "/permission_sets",
                "/legal_entities",
                "/work_schedules"
            })
    void someListsAreBareArrays(String path) {
        assertTrue(api.json(path).isArray());
        assertFalse(api.json(path).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts",
                "jobs",
                "candidates",
                "stages",
                "members",
                "recruiters",
                "events",
                "custom_attributes",
                "requisitions"
            })
    void otherListsAreWrapped(String plural) {
        assertTrue(api.json("/" + plural).path(plural).isArray());
        assertFalse(api.json("/" + plural).path(plural).isEmpty());
    }

    @Test
    void aJobIsBareAndACandidateWrapped() {
        String shortcode = published(0);
        assertEquals(shortcode, api.json("/jobs/" + shortcode).path("shortcode").asText());
        JsonNode row = api.json("/candidates").path("candidates").get(0);
        assertEquals(row.path("id"), candidate(row.path("id").asText()).path("id"));
    }

    @Test
    void theJobsListAndTheSingleJobDifferInTheirKeys() {
        JsonNode row = job(job -> job.path("title").asText().equals("Account Executive"));
        JsonNode single = api.json("/jobs/" + row.path("shortcode").asText());

        assertTrue(row.has("sample"));
        assertFalse(single.has("sample"));
        assertTrue(row.path("location").has("location_str"));
        assertFalse(single.path("location").has("location_str"));
        assertFalse(row.has("description"));
        assertTrue(single.path("full_description")
                .asText()
                .contains(single.path("requirements").asText()));
        assertEquals("gbp", single.at("/salary/salary_currency").asText());
        assertEquals("Account Executive - GB/01/AE", row.path("full_title").asText());
    }

    @Test
    void includeFieldsAddsTheHeavyTextsToTheList() {
        JsonNode row = api.json("/jobs?include_fields=description,benefits")
                .path("jobs")
                .get(0);

        assertTrue(row.path("description").asText().startsWith("<p>"));
        assertTrue(row.has("benefits"));
        assertFalse(row.has("requirements"));
    }

    @Test
    void theCandidatesListLacksTheProfile() {
        JsonNode row = api.json("/candidates").path("candidates").get(0);
        Set<String> missing = Set.of(
                "education_entries",
                "skills",
                "answers",
                "tags",
                "location",
                "cover_letter",
                "summary",
                "image_url",
                "outbound_mailbox",
                "resume_url",
                "disqualified_at",
                "withdrew",
                "social_profiles");

        assertEquals(List.of(), keys(row).stream().filter(missing::contains).toList());
        JsonNode full = candidate(row.path("id").asText());
        for (String key : keys(row)) {
            assertEquals(row.path(key), full.path(key), key);
        }
    }

    @Test
    void keysThatHaveNoValueAreAbsentRatherThanNull() {
        List<JsonNode> rows = api.walk("/candidates?limit=100", "candidates");
        assertTrue(rows.stream().anyMatch(row -> row.has("resume_metadata")));
        assertTrue(rows.stream().anyMatch(row -> !row.has("resume_metadata")));
        List<JsonNode> full = rows.stream()
                .limit(60)
                .map(row -> candidate(row.path("id").asText()))
                .toList();
        assertTrue(full.stream().anyMatch(row -> row.has("social_profiles")));
        assertTrue(full.stream().anyMatch(row -> !row.has("social_profiles")));
        assertTrue(full.stream().allMatch(row -> row.path("location").has("city")));
        assertTrue(full.stream().anyMatch(row -> row.at("/location/city").isNull()));
        assertTrue(rows.stream().noneMatch(row -> row.has("talent_pool")));
    }

    @Test
    void answersComeInEveryForm() {
        String shortcode = jobTitled("Account Executive");
        Set<String> forms = api.walk("/jobs/" + shortcode + "/candidates?limit=100", "candidates").stream()
                .flatMap(row -> {
                    List<JsonNode> answers = new ArrayList<>();
                    candidate(row.path("id").asText()).path("answers").forEach(answers::add);
                    return answers.stream();
                })
                .map(answer -> answer.path("answer").isNull()
                        ? "null"
                        : keys(answer.path("answer")).get(0))
                .collect(Collectors.toSet());

        assertEquals(Set.of("body", "checked", "choices", "number", "date", "file_url", "null"), forms);
    }

    @Test
    void aJobAsksQuestionsOfEveryType() {
        JsonNode questions = api.json("/jobs/" + jobTitled("Account Executive") + "/questions")
                .path("questions");

        assertEquals(
                Set.of("short_text", "free_text", "boolean", "multiple_choice", "dropdown", "numeric", "date", "file"),
                Set.copyOf(ApiClient.texts(questions, "type")));
        for (JsonNode question : questions) {
            boolean choosing = Set.of("multiple_choice", "dropdown")
                    .contains(question.path("type").asText());
            assertEquals(choosing, question.has("choices"), question.toString());
            assertEquals(choosing, question.has("single_answer"), question.toString());
            assertEquals(question.path("type").asText().equals("file"), question.has("max_file_size"));
        }
        JsonNode form = api.json("/jobs/" + jobTitled("Account Executive") + "/application_form");
        assertEquals(questions, form.path("questions"));
        assertTrue(ApiClient.texts(form.path("form_fields"), "key").containsAll(List.of("resume", "education")));
    }

    @Test
    void aCandidateWithoutAnOfferAnswersTwoHundredAndItsNameAlone() {
        String id = first("/candidates?stage=sourced", "candidates", row -> true)
                .path("id")
                .asText();
        JsonNode offer = api.json("/candidates/" + id + "/offer");

        assertEquals(List.of("candidate"), keys(offer));
        assertEquals(List.of("id", "location", "name"), keys(offer.path("candidate")));
    }

    @Test
    void aHiredCandidateHasAnOfferWithDocumentsAndMoney() {
        String id = first(
                        "/candidates?limit=100",
                        "candidates",
                        row -> !row.path("hired_at").isNull()
                                && !row.path("moved_to_offer_at").isNull())
                .path("id")
                .asText();
        JsonNode offer = api.json("/candidates/" + id + "/offer");

        assertEquals("accepted", offer.path("state").asText());
        assertEquals("Offer", offer.at("/documents/0/kind").asText());
        assertEquals(
                "EUR", offer.at("/document_variables/2/value/data/currency_iso").asText());
        assertTrue(ApiClient.texts(api.json("/candidates/" + id + "/files").path("files"), "kind")
                .contains("Offer"));
    }

    @Test
    void departmentsAreATreeByParentAndJobsNameTheApplicationsNumbers() {
        JsonNode departments = api.json("/departments");
        JsonNode job = job(row -> row.path("department_hierarchy").size() == 3);

        String parent = null;
        for (JsonNode step : job.path("department_hierarchy")) {
            String id = Long.toHexString(step.path("id").asLong() + 1234);
            JsonNode department = null;
            for (JsonNode row : departments) {
                department = row.path("id").asText().equals(id) ? row : department;
            }
            assertEquals(step.path("name"), department == null ? null : department.path("name"));
            assertEquals(parent, department.path("parent_id").textValue());
            parent = id;
        }
        assertEquals(job.path("department"), job.at("/department_hierarchy/2/name"));
    }

    @Test
    void customAttributesComeInEveryTypeWithTheirChoices() {
        JsonNode ofAccount = api.json("/custom_attributes").path("custom_attributes");
        JsonNode ofJob =
                api.json("/jobs/" + published(0) + "/custom_attributes").path("custom_attributes");

        assertEquals(8, Set.copyOf(ApiClient.texts(ofAccount, "type")).size());
        assertTrue(ApiClient.texts(ofAccount, "enabled").contains("false"));
        assertEquals(ofAccount.size() - 1, ofJob.size());
        assertEquals(Set.of("candidate", "user"), Set.copyOf(ApiClient.texts(ofJob, "provider")));
        for (JsonNode attribute : ofAccount) {
            if (attribute.path("type").asText().equals("dropdown")) {
                assertEquals(4, attribute.path("choices").size());
                assertTrue(attribute.at("/choices/0/translations/en/body").isTextual());
            }
        }
    }
}
