package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.hirelay.file.Content;
import io.hirelay.input.CustomFieldValue;
import io.hirelay.input.DepartmentDeletion;
import io.hirelay.input.NewActivity;
import io.hirelay.input.NewAttachment;
import io.hirelay.input.NewDepartment;
import io.hirelay.input.NewScorecard;
import io.hirelay.input.Rejection;
import io.hirelay.input.RequisitionDecision;
import io.hirelay.input.StageMove;
import io.hirelay.input.Unrejection;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Recommendation;
import io.hirelay.model.Visibility;
import io.hirelay.spi.Written.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Workable is sent, and what it may answer with. */
class WritesOnTheWireTest {
    private static final ResponseDefinitionBuilder BLANK =
            aResponse().withHeader("Content-Type", "text/plain; charset=utf-8").withBody(" ");

    private FakeWorkable workable;

    @BeforeEach
    void start() {
        workable = new FakeWorkable();
        workable.answers(
                "/members",
                "{\"members\":[{\"id\":\"2a\",\"name\":\"Bo\",\"role\":\"admin\",\"active\":true},"
                        + "{\"id\":\"1f\",\"name\":\"Nora\",\"role\":\"admin\",\"active\":true}]}");
        workable.answers("/jobs/J1/stages", FakeWorkable.stages("sourced", "Sourced", "interview", "Interview"));
        workable.answers(
                "/disqualification_reasons",
                "[{\"id\":\"4d2\",\"description\":\"Not now\",\"candidate_withdrew\":false,\"position\":1}]");
        workable.answers("/candidates/1a/activities", "{\"activities\":[]}");
        workable.answers("/candidates/1a/files", "{\"files\":[]}");
        candidate(false);
    }

    @AfterEach
    void stop() {
        workable.close();
    }

    @Test
    void aMoveNamesMemberAndSlug() {
        answersTo("POST", "/candidates/1a/move", BLANK.withStatus(202));

        workable.connection().applications().moveStage(StageMove.of("1A", "Interview"));

        sent("POST", "/candidates/1a/move", "{\"member_id\":\"1f\",\"target_stage\":\"interview\"}");
    }

    @Test
    void aRejectionNamesReasonNoteAndWithdrawal() {
        answersTo("POST", "/candidates/1a/disqualify", BLANK);

        workable.connection()
                .applications()
                .reject(new Rejection(
                        Id.of("1a"),
                        Optional.of(Id.of("Not now")),
                        Optional.of("Call in spring"),
                        Optional.of(true),
                        RawJson.of("{\"member_id\":\"2a\"}")));

        sent(
                "POST",
                "/candidates/1a/disqualify",
                "{\"member_id\":\"2a\",\"disqualify_reason_id\":\"4d2\",\"disqualify_note\":\"Call in spring\","
                        + "\"withdrew\":true}");
    }

    @Test
    void aRejectionIsTakenBackByAMemberAlone() {
        candidate(true);
        answersTo("POST", "/candidates/1a/revert", aResponse().withStatus(200));

        workable.connection().applications().unreject(Unrejection.of("1a"));

        sent("POST", "/candidates/1a/revert", "{\"member_id\":\"1f\"}");
    }

    @Test
    void aNoteSaysWhoMaySeeIt() {
        answersTo("POST", "/candidates/1a/comments", aResponse().withStatus(201).withBody("{\"id\":\"77\"}"));
        String anybody = "{\"member_id\":\"1f\",\"comment\":{\"body\":\"Called\"%s}}";

        // Workable shows nothing of it yet: what is known of the note is answered
        assertEquals(
                Id.of("77"),
                workable.connection()
                        .activities()
                        .create(NewActivity.note("1a", "Called"))
                        .value()
                        .id());
        workable.connection()
                .activities()
                .create(NewActivity.note("1a", "Called").seenBy(Visibility.PUBLIC));
        workable.connection()
                .activities()
                .create(NewActivity.note("1a", "Called").seenBy(Visibility.ADMIN_ONLY));

        sent(
                "POST",
                "/candidates/1a/comments",
                anybody.formatted(",\"policy\":[\"simple\",\"hiring_manager\",\"recruiting_admin\",\"admin\"]"));
        sent("POST", "/candidates/1a/comments", anybody.formatted(""));
        sent("POST", "/candidates/1a/comments", anybody.formatted(",\"policy\":[]"));
    }

    @Test
    void aFileGoesOutAsBase64() {
        answersTo("POST", "/candidates/1a/comments", aResponse().withStatus(201).withBody("{\"id\":\"77\"}"));
        answersTo(
                "PATCH",
                "/candidates/1a",
                aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"candidate\":{\"id\":\"1a\",\"job\":{\"shortcode\":\"J1\"}}}"));
        Content file = Content.of("%PDF".getBytes(StandardCharsets.US_ASCII));

        String other = workable.connection()
                .attachments()
                .create(NewAttachment.of("1a", "report.pdf", file))
                .value()
                .id()
                .value();
        String resume = workable.connection()
                .attachments()
                .create(NewAttachment.of("1a", "cv.pdf", file).as(AttachmentType.RESUME))
                .value()
                .id()
                .value();

        sent(
                "POST",
                "/candidates/1a/comments",
                "{\"member_id\":\"1f\",\"comment\":{\"body\":\"report.pdf\",\"policy\":[\"simple\",\"hiring_manager\","
                        + "\"recruiting_admin\",\"admin\"],\"attachment\":{\"name\":\"report.pdf\",\"data\":\"JVBERg==\"}}}");
        sent("PATCH", "/candidates/1a", "{\"candidate\":{\"resume\":{\"name\":\"cv.pdf\",\"data\":\"JVBERg==\"}}}");
        // Neither is listed yet; they have the ids that they will be listed under.
        assertEquals("1a-resume", resume);
        workable.answers(
                "/candidates/1a/files", "{\"files\":[{\"name\":\"report.pdf\",\"preview_url\":\"https://x\"}]}");
        workable.answers("/candidates/1a/offer", "{}");
        assertEquals(
                other,
                workable.connection().attachments().stream(
                                io.hirelay.operation.AtsFilters.Attachments.CANDIDATE_ID.is("1a"))
                        .findFirst()
                        .orElseThrow()
                        .id()
                        .value());
    }

    @Test
    void aVerdictIsPostedAndAReplacementPut() {
        answersTo("POST", "/candidates/1a/ratings", BLANK.withStatus(201));
        answersTo("PUT", "/candidates/1a/ratings", BLANK.withStatus(200));
        workable.answers(
                "/candidates/1a/activities",
                "{\"activities\":[{\"id\":\"9\",\"action\":\"rating\",\"stage_name\":\"Sourced\",\"body\":\"Good\","
                        + "\"member\":{\"id\":\"2a\"},\"rating\":{\"score\":\"positive\",\"scale\":\"thumbs\",\"grade\":1}}]}");

        assertEquals(
                Outcome.UPDATED,
                workable.connection()
                        .as("2a")
                        .scorecards()
                        .create(NewScorecard.of("1a", Recommendation.YES, "Good")
                                .replacing())
                        .outcome());

        sent(
                "PUT",
                "/candidates/1a/ratings",
                "{\"member_id\":\"2a\",\"scale\":\"thumbs\",\"grade\":1,\"comment\":\"Good\"}");
    }

    @Test
    void aCustomFieldIsSetByItsKey() {
        workable.answers(
                "/custom_attributes",
                "{\"custom_attributes\":[{\"id\":\"c1\",\"type\":\"dropdown\",\"label\":\"Level\",\"choices\":"
                        + "[{\"id\":\"d1\",\"body\":\"Junior\"},{\"id\":\"d2\",\"body\":\"Senior\"}]}]}");
        answersTo("PATCH", "/candidates/1a/update_custom_attribute_value", BLANK);

        workable.connection().customFields().update(CustomFieldValue.of("Level", "1a", new AnswerValue.Text("senior")));

        sent(
                "PATCH",
                "/candidates/1a/update_custom_attribute_value",
                "{\"custom_attribute_key\":\"c1\",\"choices\":[\"d2\"]}");
    }

    @Test
    void aDepartmentIsMadeAndGoes() {
        workable.answers("/departments", "[{\"id\":\"a1\",\"name\":\"Research\",\"parent_id\":null,\"sample\":false}]");
        answersTo(
                "POST",
                "/departments",
                aResponse().withBody("{\"id\":\"a2\",\"name\":\"Alloys\",\"parent_id\":\"a1\",\"sample\":false}"));
        answersTo("DELETE", "/departments/a1", aResponse().withStatus(204));

        workable.connection().departments().create(NewDepartment.of("Alloys").within("Research"));
        workable.connection().departments().delete(DepartmentDeletion.of("a1").forced());

        sent("POST", "/departments", "{\"name\":\"Alloys\",\"parent_id\":\"a1\"}");
        workable.server()
                .verify(
                        exactly(1),
                        requestedFor("DELETE", urlPathEqualTo(FakeWorkable.API + "/departments/a1"))
                                .withQueryParam("force", equalTo("DELETE")));
    }

    @Test
    void aRequisitionIsDecidedOnByItsCode() {
        workable.answers(
                "/requisitions/REQ7", "{\"requisitions\":[{\"id\":\"e7\",\"code\":\"REQ7\",\"state\":\"pending\"}]}");
        answersTo("PATCH", "/requisitions/REQ7/approve", aResponse().withBody("{\"id\":\"e7\"}"));

        workable.connection().requisitions().approve(RequisitionDecision.of("REQ7"));

        sent("PATCH", "/requisitions/REQ7/approve", "{\"member_id\":\"1f\"}");
    }

    private void candidate(boolean disqualified) {
        workable.answers(
                "/candidates/1a",
                "{\"candidate\":{\"id\":\"1a\",\"job\":{\"shortcode\":\"J1\"},\"stage\":\"Sourced\",\"disqualified\":"
                        + disqualified + "}}");
    }

    private void answersTo(String method, String path, ResponseDefinitionBuilder answer) {
        workable.answers(
                request(method, urlPathEqualTo(FakeWorkable.API + path)).willReturn(answer));
    }

    private void sent(String method, String path, String json) {
        workable.server()
                .verify(
                        exactly(1),
                        requestedFor(method, urlPathEqualTo(FakeWorkable.API + path))
                                .withRequestBody(equalToJson(json)));
    }
}
