package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.model.Activity;
import io.hirelay.model.ActivityType;
import io.hirelay.model.ActorType;
import io.hirelay.model.Candidate;
import io.hirelay.model.Coded;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.Ref;
import io.hirelay.model.Scorecard;
import io.hirelay.model.Unified;
import io.hirelay.model.Visibility;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.workable.sandbox.control.Fault;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Activities and the ratings among them, read over the simulated account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivityReadsTest {
    private SandboxConnection acme;
    private List<Candidate> candidates = List.of();

    @BeforeAll
    void connect() {
        acme = SandboxConnection.open();
        candidates = acme.connection()
                .candidates()
                .list(ListRequest.<Candidate>all().limit(100))
                .items();
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

    @Test
    void activitiesOfACandidateAreAllThereInPagesOfAnySize() {
        String candidate = busiest();
        List<Activity> large = activities(candidate);

        List<Activity> small = acme.walk(
                Ats.ACTIVITIES_LIST,
                ListRequest.<Activity>all().limit(1).where(AtsFilters.Activities.CANDIDATE_ID.is(candidate)));

        assertTrue(large.size() > 3);
        assertEquals(large, small);
        assertEquals(large.size(), new HashSet<>(ids(large)).size());
        assertTrue(large.stream().allMatch(activity -> activity.candidate().equals(Optional.of(Ref.to(candidate)))));
    }

    @Test
    void bothFeedsTellOfAnActivityTheSameAsFarAsTheyGo() {
        String job = jobOf(candidates.get(0));
        List<Activity> ofJob = acme.walk(
                Ats.ACTIVITIES_LIST,
                ListRequest.<Activity>all().limit(100).where(AtsFilters.Activities.JOB_ID.is(job)));
        assertFalse(ofJob.isEmpty());
        Map<Optional<Ref<Candidate>>, List<Activity>> byCandidate = ofJob.stream()
                .filter(activity -> activity.candidate().isPresent())
                .collect(Collectors.groupingBy(Activity::candidate));

        int compared = 0;
        int moves = 0;
        for (var feed : byCandidate.entrySet().stream().limit(12).toList()) {
            Map<Id<Activity>, Activity> own = activities(
                            feed.getKey().orElseThrow().id().value())
                    .stream()
                    .collect(Collectors.toMap(Activity::id, Function.identity()));
            for (Activity poor : feed.getValue()) {
                Activity rich = own.get(poor.id());
                assertEquals(rich.activityType(), poor.activityType());
                assertEquals(rich.toStage(), poor.toStage());
                assertEquals(
                        rich.actor().flatMap(actor -> actor.type()),
                        poor.actor().flatMap(actor -> actor.type()));
                assertEquals(rich.body(), poor.body());
                assertEquals(rich.createdAt(), poor.createdAt());
                assertEquals(Optional.of(Ref.<Job>to(job)), poor.job());
                compared++;
                moves += rich.toStage().isPresent() ? 1 : 0;
                assertEquals(rich.toStage().isPresent(), rich.fromStage().isPresent());
            }
        }
        assertTrue(compared > 20);
        assertTrue(moves > 3);
    }

    @Test
    void theStageThatWasEnteredIsTheOneTheNextMoveLeaves() {
        for (Candidate candidate : candidates.subList(0, 20)) {
            Optional<String> at = Optional.empty();
            for (Activity activity : activities(candidate.id().value())) {
                if (activity.toStage().isPresent()) {
                    Optional<String> left =
                            activity.fromStage().orElseThrow().id().map(Id::value);
                    assertTrue(at.isEmpty() || at.equals(left));
                    at = activity.toStage().orElseThrow().id().map(Id::value);
                }
            }
        }
    }

    @Test
    void bothFiltersTogetherGiveTheCandidatesFeedWhereTheJobFits() {
        Candidate candidate = candidates.get(0);
        String job = jobOf(candidate);
        String otherJob = candidates.stream()
                .map(ActivityReadsTest::jobOf)
                .filter(other -> !other.equals(job))
                .findFirst()
                .orElseThrow();
        ListRequest<Activity> own = ListRequest.<Activity>all()
                .where(AtsFilters.Activities.CANDIDATE_ID.is(candidate.id().value()));

        List<Activity> fitting = acme.walk(Ats.ACTIVITIES_LIST, own.where(AtsFilters.Activities.JOB_ID.is(job)));
        List<Activity> others = acme.walk(Ats.ACTIVITIES_LIST, own.where(AtsFilters.Activities.JOB_ID.is(otherJob)));

        assertEquals(ids(activities(candidate.id().value())), ids(fitting));
        assertTrue(fitting.stream().allMatch(activity -> activity.job().equals(Optional.of(Ref.to(job)))));
        assertEquals(List.of(), others);
    }

    @Test
    void activitiesAreFilteredByType() {
        String candidate = busiest();
        List<Activity> all = activities(candidate);
        for (ActivityType type : ActivityType.values()) {
            List<Activity> wanted = acme.walk(
                    Ats.ACTIVITIES_LIST,
                    ListRequest.<Activity>all()
                            .limit(2)
                            .where(AtsFilters.Activities.CANDIDATE_ID.is(candidate))
                            .where(AtsFilters.Activities.ACTIVITY_TYPE.is(type)));

            assertEquals(
                    all.stream()
                            .filter(activity ->
                                    activity.activityType().orElseThrow().is(type))
                            .toList(),
                    wanted);
        }
    }

    @Test
    void activitiesAreFilteredByTheirLastChangeWhereTheFeedTellsIt() {
        String candidate = busiest();
        List<Activity> all = activities(candidate);
        Instant bound = all.get(all.size() / 2).updatedAt().orElseThrow();
        ListRequest<Activity> own = ListRequest.<Activity>all().where(AtsFilters.Activities.CANDIDATE_ID.is(candidate));

        for (Operator operator : List.of(Operator.GT, Operator.GTE, Operator.LT, Operator.LTE, Operator.EQ)) {
            var criterion = AtsFilters.Activities.UPDATED_AT.compares(operator, bound);
            assertEquals(
                    all.stream()
                            .filter(activity -> criterion.test(activity).orElseThrow())
                            .toList(),
                    acme.walk(Ats.ACTIVITIES_LIST, own.where(criterion)));
        }
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .activities()
                        .list(ListRequest.<Activity>all()
                                .where(AtsFilters.Activities.JOB_ID.is(jobOf(candidates.get(0))))
                                .where(AtsFilters.Activities.UPDATED_AT.compares(Operator.GT, bound))));
        assertEquals("request.unsupported_filter", refused.code().code());
        assertEquals("updated_at", refused.failures().get(0).field());
    }

    @Test
    void aFilterThatThePagingLosesHoldsAllTheSame() {
        String candidate = busiest();
        acme.control().inject(Fault.loseNextFilters().always());

        List<Scorecard> scorecards = acme.walk(
                Ats.SCORECARDS_LIST,
                ListRequest.<Scorecard>all().limit(1).where(AtsFilters.Scorecards.CANDIDATE_ID.is(candidate)));

        assertEquals(ratings(candidate), ids(scorecards));
    }

    @Test
    void visibilityIsToldInOurWords() {
        List<Visibility> seen = candidates.stream()
                .limit(60)
                .flatMap(candidate -> activities(candidate.id().value()).stream())
                .flatMap(activity -> activity.visibility().stream())
                .flatMap(visibility -> visibility.known().stream())
                .distinct()
                .sorted()
                .toList();

        assertEquals(List.of(Visibility.values()), seen);
    }

    @Test
    void whoeverActedIsNamed() {
        for (Activity activity : activities(busiest())) {
            var actor = activity.actor().orElseThrow();
            if (actor.type().orElseThrow().is(ActorType.USER)) {
                assertTrue(actor.id().isPresent() && actor.name().isPresent());
            }
        }
    }

    @Test
    void neitherACandidateNorAJobMeansNoActivities() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection().activities().list(ListRequest.all()));

        assertEquals("request.missing_parameter", refused.code().code());
        assertEquals(List.of(), acme.asked());
    }

    @Test
    void scorecardsAreTheRatingsOfACandidate() {
        int rated = 0;
        for (Candidate candidate : candidates.subList(0, 40)) {
            String id = candidate.id().value();
            List<Scorecard> scorecards = acme.walk(
                    Ats.SCORECARDS_LIST, ListRequest.<Scorecard>all().where(AtsFilters.Scorecards.CANDIDATE_ID.is(id)));

            assertEquals(ratings(id), ids(scorecards));
            assertTrue(scorecards.stream()
                    .allMatch(card -> card.grade().isPresent()
                            && card.overallRecommendation()
                                    .flatMap(Coded::known)
                                    .isPresent()));
            rated += scorecards.size();
        }
        assertTrue(rated > 0);
    }

    private String busiest() {
        return candidates.stream()
                .limit(40)
                .map(candidate -> candidate.id().value())
                .max(java.util.Comparator.comparingInt(
                        id -> ratings(id).size() * 100 + activities(id).size()))
                .orElseThrow();
    }

    private List<Activity> activities(String candidate) {
        return acme.walk(
                Ats.ACTIVITIES_LIST,
                ListRequest.<Activity>all().limit(100).where(AtsFilters.Activities.CANDIDATE_ID.is(candidate)));
    }

    private List<String> ratings(String candidate) {
        return ids(activities(candidate).stream()
                .filter(activity -> activity.activityType().orElseThrow().is(ActivityType.RATING))
                .toList());
    }

    private static String jobOf(Candidate candidate) {
        return candidate.applications().get(0).job().orElseThrow().id().value();
    }

    private static <T extends Unified> List<String> ids(List<T> records) {
        return records.stream().map(record -> record.id().value()).toList();
    }
}
