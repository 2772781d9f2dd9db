package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.error.ProtocolException;
import io.hirelay.http.Native;
import io.hirelay.model.Activity;
import io.hirelay.model.ActivityType;
import io.hirelay.model.Actor;
import io.hirelay.model.ActorType;
import io.hirelay.model.Coded;
import io.hirelay.model.NamedRef;
import io.hirelay.model.Ref;
import io.hirelay.model.Visibility;
import io.hirelay.workable.wire.ActivitiesPage;
import io.hirelay.workable.wire.ActivityDto;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityMapperTest {
    private static final Set<String> SLUGS =
            Set.of("sourced", "applied", "phone-screen", "assessment", "interview", "offer", "hired", "panel-2");

    @Test
    void aMoveTellsTheSameInBothFeedsAsFarAsTheyGo() {
        Activity ofCandidate = ofCandidate("""
                {"id":"9a01","action":"interview","stage_name":"Sourced",
                 "action_stage":{"id":71,"identifier":"5a","name":"Sourced","slug":"sourced"},
                 "target_stage":{"id":75,"identifier":"5e","name":"Interview","slug":"interview"},
                 "created_at":"2026-05-04T09:23:20.411Z","updated_at":"2026-05-04T09:23:21.000Z",
                 "member":{"id":"1f1","name":"Nora Lee","type":"Member"},"body":null}""");
        Activity ofJob = ofJob("""
                {"id":"9a01","action":"interview","stage_name":"Interview","created_at":"2026-05-04T09:23:20.411Z",
                 "candidate":{"id":"c1","name":"Ada Byron"},
                 "member":{"id":"1f1","name":"Nora Lee","type":"Member"},"body":null}""");

        assertEquals(Optional.of(NamedRef.to("sourced", "Sourced")), ofCandidate.fromStage());
        assertEquals(Optional.empty(), ofJob.fromStage());
        for (Activity activity : List.of(ofCandidate, ofJob)) {
            assertEquals(ActivityType.STAGE_CHANGE, known(activity));
            assertEquals(Optional.of(NamedRef.to("interview", "Interview")), activity.toStage());
            assertEquals(Optional.of(Ref.to("c1")), activity.candidate());
            assertEquals(Optional.of(Instant.parse("2026-05-04T09:23:20.411Z")), activity.createdAt());
            assertEquals(
                    Optional.of(new Actor(
                            Optional.of("1f1"), Optional.of(Coded.of(ActorType.USER)), Optional.of("Nora Lee"))),
                    activity.actor());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "applied, APPLICATION",
        "interview, INTERVIEW",
        "assessment, ASSESSMENT",
        "offer, OFFER",
    })
    void aWordThatMayBeAStageIsAMoveOnlyWhenAStageWasEntered(String action, ActivityType plain) {
        String rest = "\"created_at\":\"2026-05-04T09:00:00.000Z\",\"body\":null}";

        assertEquals(plain, known(ofJob("{\"id\":\"1\",\"action\":\"" + action + "\",\"stage_name\":null," + rest)));
        assertEquals(
                ActivityType.STAGE_CHANGE,
                known(ofJob("{\"id\":\"1\",\"action\":\"" + action + "\",\"stage_name\":\"So called\"," + rest)));
        assertEquals(
                plain,
                known(ofCandidate("{\"id\":\"1\",\"action\":\"" + action
                        + "\",\"stage_name\":\"Applied\",\"target_stage\":null," + rest)));
        assertEquals(
                ActivityType.STAGE_CHANGE,
                known(ofCandidate("{\"id\":\"1\",\"action\":\"" + action
                        + "\",\"stage_name\":\"Applied\",\"target_stage\":{\"slug\":\"" + action + "\"}," + rest)));
    }

    @Test
    void comingOverFromAnotherJobIsNoChangeOfStage() {
        Activity moved = ofCandidate("{\"id\":\"1\",\"action\":\"moved\",\"stage_name\":\"Interview\","
                + "\"action_stage\":{\"slug\":\"interview\"},\"target_stage\":null}");

        assertEquals(ActivityType.APPLICATION, known(moved));
        assertEquals(Optional.empty(), moved.fromStage());
        assertEquals(Optional.empty(), moved.toStage());
    }

    @Test
    void aStageThatHasLeftThePipelineKeepsItsName() {
        Activity activity = ofJob("{\"id\":\"1\",\"action\":\"trial-day\",\"stage_name\":\"Trial day\"}");

        assertEquals(ActivityType.STAGE_CHANGE, known(activity));
        assertEquals(Optional.of(new NamedRef<>(Optional.empty(), Optional.of("Trial day"))), activity.toStage());
    }

    @Test
    void aPipelineThatCouldNotBeReadLeavesTheActionToNameTheStage() {
        var page = Wire.read(
                ActivitiesPage.class,
                "{\"activities\":[{\"id\":\"1\",\"action\":\"panel-2\",\"stage_name\":\"Panel\"},"
                        + "{\"id\":\"2\",\"action\":\"comment\",\"stage_name\":\"Panel\"}]}");

        Activity move = ofJob(page.activities().get(0), Optional.empty());
        Activity note = ofJob(page.activities().get(1), Optional.empty());

        assertEquals(Optional.of(NamedRef.to("panel-2", "Panel")), move.toStage());
        assertEquals(ActivityType.NOTE, known(note));
        assertEquals(Optional.empty(), note.toStage());
    }

    @ParameterizedTest
    @CsvSource({
        "comment, NOTE",
        "message, EMAIL",
        "rating, RATING",
        "uploaded, APPLICATION",
        "referral, APPLICATION",
        "copied, APPLICATION",
        "disqualified, DISQUALIFICATION",
        "reverted, DISQUALIFICATION",
        "event, INTERVIEW",
        "video-interview-requested, INTERVIEW",
        "assessment-completed, ASSESSMENT",
        "offer-sent, OFFER",
        "offered-coffee, OTHER",
        "survey-answered, OTHER",
        "opened, OTHER",
    })
    void everyOtherActionHasAType(String action, ActivityType type) {
        Activity activity = ofCandidate("{\"id\":\"1\",\"action\":\"" + action + "\"}");

        assertEquals(Optional.of(Coded.of(type, action)), activity.activityType());
    }

    @ParameterizedTest
    @CsvSource({
        "applied, CANDIDATE",
        "message, CANDIDATE",
        "assessment-completed, CANDIDATE",
        "uploaded, SYSTEM",
        "opened, SYSTEM",
        "something-new, SYSTEM",
    })
    void withoutAMemberTheCandidateOrTheSystemActed(String action, ActorType type) {
        Actor actor = ofJob(
                        "{\"id\":\"1\",\"action\":\"" + action + "\",\"candidate\":{\"id\":\"c1\",\"name\":\"Ada\"}}")
                .actor()
                .orElseThrow();

        assertEquals(Optional.of(Coded.of(type)), actor.type());
        assertEquals(type == ActorType.CANDIDATE ? Optional.of("c1") : Optional.empty(), actor.id());
        assertEquals(type == ActorType.CANDIDATE ? Optional.of("Ada") : Optional.empty(), actor.name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'simple','hiring_manager','admin','reviewer','recruiting_admin'             | PUBLIC",
                "'simple','hiring_manager','admin','reviewer','recruiting_admin','recruiter' | PUBLIC",
                "'simple','hiring_manager','admin','recruiting_admin'                        | PRIVATE",
                "'admin','astronaut'                                                         | PRIVATE",
                "'admin'                                                                     | ADMIN_ONLY",
                "''                                                                          | ADMIN_ONLY",
            },
            quoteCharacter = '~')
    void rolesTellWhoMaySeeIt(String roles, Visibility visibility) {
        String list = roles.equals("''") ? "" : roles.replace('\'', '"');

        assertEquals(
                Optional.of(Coded.of(visibility)),
                ofCandidate("{\"id\":\"1\",\"action\":\"comment\",\"visibility_roles\":[" + list + "]}")
                        .visibility());
    }

    @Test
    void whatAFeedDoesNotTellIsNeitherMadeUpNorTakenForEmpty() {
        Activity bare = ofCandidate("{\"id\":\"1\"}");

        assertEquals(Optional.empty(), bare.activityType());
        assertEquals(Optional.empty(), bare.visibility());
        assertEquals(Optional.empty(), bare.createdAt());
        assertEquals(Optional.empty(), bare.job());
        assertEquals(Optional.empty(), bare.updatedAt());
    }

    @Test
    void whatIsNewOrOddSurvives() {
        String record = "{\"id\":\"1\",\"action\":\"comment\",\"created_at\":17,\"body\":\"Hi\",\"mood\":{\"a\":[1]}}";

        Activity activity = ofCandidate(record);

        assertEquals(record, activity.remoteData().text());
        assertEquals(Optional.of("Hi"), activity.body());
    }

    @Test
    void aLineWithoutAnIdIsNoActivity() {
        assertThrows(ProtocolException.class, () -> ofCandidate("{\"action\":\"comment\"}"));
        assertThrows(ProtocolException.class, () -> ofCandidate("{\"id\":\" \",\"action\":\"comment\"}"));
    }

    private static ActivityType known(Activity activity) {
        return activity.activityType().orElseThrow().known().orElseThrow();
    }

    private static Activity ofCandidate(String record) {
        return ActivityMapper.ofCandidate(
                Wire.read(ActivitiesPage.class, "{\"activities\":[" + record + "]}")
                        .activities()
                        .get(0),
                "c1",
                Optional.empty());
    }

    private static Activity ofJob(String record) {
        return ofJob(
                Wire.read(ActivitiesPage.class, "{\"activities\":[" + record + "]}")
                        .activities()
                        .get(0),
                Optional.of(SLUGS));
    }

    private static Activity ofJob(Native<ActivityDto> line, Optional<Set<String>> slugs) {
        return ActivityMapper.ofJob(line, "AB12", ActivityMapper.stageEntered(line.value(), slugs));
    }
}
