package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.workable.sandbox.access.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateActionTest extends SandboxTest {
    private final String job = published(0);
    private final String otherJob = jobTitled("Backend Engineer");
    private final String id = create(job, "ada@example.com");
    private final String admin = admin();

    private ApiClient.Response act(String action, String fields) {
        return act("POST", action, admin, fields);
    }

    private ApiClient.Response act(String method, String action, String member, String fields) {
        clock.pass(Duration.ofSeconds(5));
        return api.send(
                method,
                "/candidates/" + id + "/" + action,
                "{\"member_id\":\"" + member + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}");
    }

    @Test
    void aMoveIsAnActivityNamedAfterTheTargetAndShowsWhereItCameFrom() {
        ApiClient.Response moved = act("move", "\"target_stage\":\"interview\"");
        JsonNode activity = lastActivity(id);

        assertEquals(200, moved.status());
        assertEquals("", moved.body());
        assertEquals("text/plain; charset=utf-8", moved.header("Content-Type"));
        assertEquals("Interview", candidate(id).path("stage").asText());
        assertEquals("2026-08-03T10:15:35Z", candidate(id).path("updated_at").asText());
        assertEquals("interview", activity.path("action").asText());
        assertEquals("Sourced", activity.path("stage_name").asText());
        assertEquals("Interview", activity.at("/target_stage/name").asText());
        assertEquals(admin, activity.at("/member/id").asText());
        List<JsonNode> feed = api.walk("/jobs/" + job + "/activities?limit=100", "activities");
        assertEquals(activity.path("id"), feed.get(feed.size() - 1).path("id"));
        assertEquals("Interview", feed.get(feed.size() - 1).path("stage_name").asText());
    }

    @Test
    void aHireIsDatedAndUndoneByMovingBack() {
        act("move", "\"target_stage\":\"offer\"");
        act("move", "\"target_stage\":\"hired\"");
        assertEquals(
                "2026-08-03T10:15:35Z", candidate(id).path("moved_to_offer_at").asText());
        assertEquals("2026-08-03T10:15:40Z", candidate(id).path("hired_at").asText());

        act("move", "\"target_stage\":\"assessment\"");
        assertTrue(candidate(id).path("hired_at").isNull());
        assertEquals("Assessment", candidate(id).path("stage").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sourced", "technical-interview", "Interview", ""})
    void aMoveToTheCurrentStageOrToNoneOfTheJobsIsUnprocessable(String stage) {
        ApiClient.Response response = act("move", "\"target_stage\":\"" + stage + "\"");

        assertEquals(422, response.status());
        assertTrue(response.json().path("validation_errors").has("target_stage"));
        assertEquals(1, activities(id).size());
    }

    @Test
    void aHireNeedsARequisitionWhenTheAccountInsists() {
        account.control().needRequisitionToHire(true);
        JsonNode open = first("/requisitions?state=open", "requisitions", row -> true);
        String code = open.path("code").asText();

        assertEquals(422, act("move", "\"target_stage\":\"hired\"").status());
        assertEquals(
                200,
                act(
                                "move",
                                "\"target_stage\":\"hired\",\"requisition\":{\"code\":\"" + code
                                        + "\",\"start_date\":\"2026-10-01\",\"salary\":{\"amount\":50000,"
                                        + "\"frequency\":\"year\",\"currency_iso\":\"GBP\"}}")
                        .status());
        JsonNode filled = api.json("/requisitions/" + code).at("/requisitions/0");
        assertEquals("filled", filled.path("state").asText());
        assertEquals(id, filled.path("candidate_id").asText());
        assertEquals("GBP", filled.at("/salary/currency_iso").asText());
    }

    @Test
    void aCopyIsANewCandidateAndTheOriginalStays() {
        ApiClient.Response response =
                act("copy", "\"target_job_shortcode\":\"" + otherJob + "\",\"target_stage\":\"applied\"");
        String copy = response.json().at("/candidate/id").asText();
        JsonNode made = candidate(copy);

        assertEquals(201, response.status());
        assertEquals(
                account.baseUri() + "/spi/v3/candidates/" + copy,
                response.json().at("/candidate/url").asText());
        assertEquals(200, api.get("/candidates/" + id).status());
        assertNotEquals(id, copy);
        assertEquals("2026-08-03T10:15:35Z", made.path("created_at").asText());
        assertTrue(made.path("outlet").isNull());
        assertEquals("Copied from another job", made.path("common_source").asText());
        assertEquals("Sourced", made.path("common_source_category").asText());
        assertEquals(id, made.path("originating_candidate_id").asText());
        assertEquals(List.of("copied"), ApiClient.texts(activities(copy), "action"));
        assertEquals(
                422,
                act("copy", "\"target_job_shortcode\":\"" + otherJob + "\"").status());
    }

    @Test
    void aRelocationEndsTheOldIdAndCarriesTheHistoryOver() {
        act("comments", "\"comment\":{\"body\":\"Before\"}");
        List<String> before = ApiClient.texts(activities(id), "id");
        String created = candidate(id).path("created_at").asText();
        ApiClient.Response response =
                act("relocate", "\"target_job_shortcode\":\"" + otherJob + "\",\"target_stage\":\"assessment\"");
        String relocated = response.json().at("/candidate/id").asText();
        List<JsonNode> after = activities(relocated);

        assertEquals(201, response.status());
        assertEquals(404, api.get("/candidates/" + id).status());
        assertEquals(created, candidate(relocated).path("created_at").asText());
        assertEquals("SPI", candidate(relocated).path("outlet").asText());
        assertEquals("Take-home Exercise", candidate(relocated).path("stage").asText());
        List<String> expected = new ArrayList<>(List.of("uploaded", "comment", "moved", "assessment"));
        assertEquals(expected, ApiClient.texts(after, "action"));
        assertEquals(before, ApiClient.texts(after.subList(0, 2), "id"));
        assertEquals("Take-home Exercise", after.get(2).at("/action_stage/name").asText());
        assertEquals("Take-home Exercise", after.get(3).at("/action_stage/name").asText());
    }

    @Test
    void aSeededCandidateTakesItsHistoryEventsAndOfferAlong() {
        JsonNode row = first(
                "/candidates?shortcode=" + job,
                "candidates",
                candidate -> candidate.path("moved_to_offer_at").isTextual()
                        && !api.walk(
                                        "/events?candidate_id="
                                                + candidate.path("id").asText(),
                                        "events")
                                .isEmpty());
        String old = row.path("id").asText();
        List<JsonNode> history = activities(old);
        List<JsonNode> events = api.walk("/events?candidate_id=" + old, "events");
        String relocated = account.control().relocateCandidate(old, otherJob);

        assertEquals(404, api.get("/candidates/" + old).status());
        assertEquals(history, activities(relocated).subList(0, history.size()));
        assertEquals(
                ApiClient.texts(events, "id"),
                ApiClient.texts(api.walk("/events?candidate_id=" + relocated, "events"), "id"));
        assertEquals(List.of(), api.walk("/events?candidate_id=" + old, "events"));
        assertTrue(api.json("/candidates/" + relocated + "/offer").has("state"));
        List<String> all = ApiClient.texts(api.walk("/candidates?limit=100", "candidates"), "id");
        assertTrue(all.contains(relocated));
        assertEquals(401, all.size());
    }

    @Test
    void aDisqualificationSetsThreeFieldsAndARevertClearsThem() {
        JsonNode reason = api.json("/disqualification_reasons").get(7);
        assertEquals(
                200,
                act(
                                "disqualify",
                                "\"disqualify_reason_id\":\""
                                        + reason.path("id").asText() + "\"")
                        .status());

        JsonNode disqualified = candidate(id);
        assertTrue(disqualified.path("disqualified").asBoolean());
        assertEquals(reason.path("description"), disqualified.path("disqualification_reason"));
        assertEquals(
                "2026-08-03T10:15:35.250Z", disqualified.path("disqualified_at").asText());
        assertEquals("Sourced", disqualified.path("stage").asText());
        assertEquals(reason.path("description"), lastActivity(id).path("body"));

        assertEquals(200, act("revert", "").status());
        JsonNode reverted = candidate(id);
        assertEquals("false", reverted.path("disqualified").asText());
        assertTrue(reverted.path("disqualified_at").isNull());
        assertTrue(reverted.path("disqualification_reason").isNull());
        assertEquals("reverted", lastActivity(id).path("action").asText());
    }

    @Test
    void aCandidateWhoWithdrewIsMarkedSo() {
        act("disqualify", "\"withdrew\":true,\"disqualification_reason\":\"Found another job\"");

        assertTrue(candidate(id).path("withdrew").asBoolean());
        assertEquals(
                "Found another job",
                candidate(id).path("disqualification_reason").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "thumbs,0,negative",
        "thumbs,2,definite",
        "stars,1,negative",
        "stars,3,positive",
        "stars,4,definite",
        "numbers,9,definite"
    })
    void aRatingIsReadBackAsAnActivity(String scale, int grade, String score) {
        assertEquals(
                200,
                act("ratings", "\"comment\":\"Well\",\"scale\":\"" + scale + "\",\"grade\":" + grade)
                        .status());
        JsonNode activity = lastActivity(id);

        assertEquals("rating", activity.path("action").asText());
        assertEquals(score, activity.at("/rating/score").asText());
        assertEquals(scale, activity.at("/rating/scale").asText());
        assertEquals(grade, activity.at("/rating/grade").asInt());
        assertEquals(6, activity.path("visibility_roles").size());
    }

    @Test
    void aMemberRatesOnceInAStageAndPutReplacesTheRating() {
        act("ratings", "\"comment\":\"First\",\"grade\":1");
        JsonNode before = lastActivity(id);
        assertEquals(422, act("ratings", "\"comment\":\"Second\",\"grade\":2").status());
        assertEquals(
                200,
                act("PUT", "ratings", admin, "\"comment\":\"Third\",\"grade\":0")
                        .status());
        JsonNode after = lastActivity(id);

        assertEquals(before.path("id"), after.path("id"));
        assertEquals(before.path("created_at"), after.path("created_at"));
        assertNotEquals(before.path("updated_at"), after.path("updated_at"));
        assertEquals("Third", after.path("body").asText());
        assertEquals("negative", after.at("/rating/score").asText());
        act("move", "\"target_stage\":\"interview\"");
        assertEquals(200, act("ratings", "\"comment\":\"Fourth\",\"grade\":2").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"grade\":1",
                "\"comment\":\"x\"",
                "\"comment\":\"x\",\"grade\":3",
                "\"comment\":\"x\",\"grade\":1,\"scale\":\"hearts\""
            })
    void anImpossibleRatingIsUnprocessable(String fields) {
        assertEquals(422, act("ratings", fields).status());
    }

    @Test
    void aCommentAnswersTheIdOfItsActivity() {
        ApiClient.Response response = act("comments", "\"comment\":{\"body\":\"Called\"}");
        JsonNode activity = lastActivity(id);

        assertEquals(201, response.status());
        assertEquals(activity.path("id"), response.json().path("id"));
        assertEquals(
                "[\"simple\",\"hiring_manager\",\"admin\",\"reviewer\",\"recruiting_admin\"]",
                activity.path("visibility_roles").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|[\"admin\"]",
                "[\"simple\"]|[\"simple\",\"admin\"]",
                "[\"admin\",\"simple\"]|[\"admin\",\"simple\"]"
            })
    void aPolicySaysWhoSeesAComment(String policy, String roles) {
        act("comments", "\"comment\":{\"body\":\"Called\",\"policy\":" + policy + "}");

        assertEquals(roles, lastActivity(id).path("visibility_roles").toString());
    }

    @Test
    void whatHangsOnACommentIsAmongTheFiles() {
        act("comments", "\"comment\":{\"body\":\"Report\",\"attachment\":{\"name\":\"r.txt\",\"data\":\"aGVsbG8=\"}}");
        JsonNode file = api.json("/candidates/" + id + "/files").at("/files/0");

        assertEquals("r.txt", file.path("name").asText());
        assertEquals("hello", FileTest.fetch(file.path("preview_url").asText()).body());
    }

    @Test
    void anAccountTokenMustNameAMemberAndAUserTokenNeedNot() {
        String body = "{\"target_stage\":\"interview\"}";
        ApiClient user = new ApiClient(account, account.control().issueUserToken(admin, Scope.ALL));

        ApiClient.Response response = api.send("POST", "/candidates/" + id + "/move", body);
        assertEquals(422, response.status());
        assertTrue(response.json().path("validation_errors").has("member_id"));
        assertEquals(200, user.send("POST", "/candidates/" + id + "/move", body).status());
        assertEquals(admin, lastActivity(id).at("/member/id").asText());
    }

    @Test
    void aReviewerMayCommentButNotMove() {
        String reviewer = first("/members?role=reviewer", "members", row -> true)
                .path("id")
                .asText();

        assertEquals(
                403,
                act("POST", "move", reviewer, "\"target_stage\":\"interview\"").status());
        assertEquals(
                201,
                act("POST", "comments", reviewer, "\"comment\":{\"body\":\"Hi\"}")
                        .status());
    }

    @Test
    void anInactiveMemberMayNothingAndAnUnknownOneIsNotFound() {
        String inactive = first("/members?status=inactive", "members", row -> true)
                .path("id")
                .asText();

        assertEquals(
                403,
                act("POST", "move", inactive, "\"target_stage\":\"interview\"").status());
        assertEquals(
                404, act("POST", "move", "1", "\"target_stage\":\"interview\"").status());
    }

    @Test
    void candidatesOfAnArchivedJobAreLeftAlone() {
        account.control().setJobState(job, "archived");

        assertEquals(403, act("move", "\"target_stage\":\"interview\"").status());
        assertEquals(403, act("disqualify", "").status());
        account.control().setJobState(job, "closed");
        assertEquals(200, act("move", "\"target_stage\":\"interview\"").status());
    }
}
