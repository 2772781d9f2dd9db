package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.AuthenticationException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.model.Activity;
import io.hirelay.model.ActivityType;
import io.hirelay.model.ActorType;
import io.hirelay.model.Attachment;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Candidate;
import io.hirelay.model.Coded;
import io.hirelay.model.Id;
import io.hirelay.model.Interview;
import io.hirelay.model.InterviewStatus;
import io.hirelay.model.Job;
import io.hirelay.model.JobFormField;
import io.hirelay.model.Offer;
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
import java.util.ArrayList;
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

/** What lies under candidates and jobs, read over the simulated account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CandidateReadsTest {
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
                .map(CandidateReadsTest::jobOf)
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
    void severalCandidatesAreListedOneAfterTheOther() {
        List<String> several = candidates.stream()
                .limit(5)
                .map(candidate -> candidate.id().value())
                .toList();

        List<Activity> together = acme.walk(
                Ats.ACTIVITIES_LIST,
                ListRequest.<Activity>all().limit(2).where(AtsFilters.Activities.CANDIDATE_ID.in(several)));

        assertEquals(
                several.stream()
                        .flatMap(candidate -> activities(candidate).stream())
                        .toList(),
                together);
        assertEquals(
                several.stream()
                        .flatMap(candidate -> attachments(candidate).stream().map(Attachment::id))
                        .toList(),
                acme
                        .walk(
                                Ats.ATTACHMENTS_LIST,
                                ListRequest.<Attachment>all()
                                        .limit(1)
                                        .where(AtsFilters.Attachments.CANDIDATE_ID.in(several)))
                        .stream()
                        .map(Attachment::id)
                        .toList());
    }

    @Test
    void aCandidateThatIsNotThereIsTheFiltersFault() {
        for (Runnable list : List.<Runnable>of(
                () -> activities("ffffffff"),
                () -> attachments("ffffffff"),
                () -> offers("ffffffff"),
                () -> acme.walk(
                        Ats.INTERVIEWS_LIST,
                        ListRequest.<Interview>all().where(AtsFilters.Interviews.CANDIDATE_ID.is("ffffffff"))),
                () -> acme.walk(
                        Ats.SCORECARDS_LIST,
                        ListRequest.<Scorecard>all().where(AtsFilters.Scorecards.CANDIDATE_ID.is("ffffffff"))))) {
            InvalidRequestException refused = assertThrows(InvalidRequestException.class, list::run);

            assertEquals(422, refused.code().status());
            assertEquals("candidate_id", refused.failures().get(0).field());
        }
    }

    @Test
    void attachmentsAreStableUniqueAndTheSameInPagesOfAnySize() {
        int kinds = 0;
        List<AttachmentType> seen = new ArrayList<>();
        for (Candidate candidate : candidates.subList(0, 40)) {
            String id = candidate.id().value();
            List<Attachment> first = attachments(id);
            List<Attachment> small = acme.walk(
                    Ats.ATTACHMENTS_LIST,
                    ListRequest.<Attachment>all().limit(1).where(AtsFilters.Attachments.CANDIDATE_ID.is(id)));

            assertEquals(ids(first), ids(small));
            assertEquals(first.size(), new HashSet<>(ids(first)).size());
            assertTrue(first.stream().allMatch(file -> file.fileUrl().isPresent()));
            first.forEach(
                    file -> seen.add(file.attachmentType().orElseThrow().known().orElseThrow()));
            assertTrue(first.stream()
                            .filter(file -> file.attachmentType().orElseThrow().is(AttachmentType.RESUME))
                            .count()
                    <= 1);
            assertEquals(
                    candidate.attachments().stream().map(Attachment::id).toList(),
                    first.stream()
                            .filter(file -> file.attachmentType().orElseThrow().is(AttachmentType.RESUME))
                            .map(Attachment::id)
                            .toList());
            kinds += first.size();
        }
        assertTrue(kinds > 20);
        assertTrue(seen.contains(AttachmentType.RESUME));
        assertTrue(seen.contains(AttachmentType.COVER_LETTER));
    }

    @Test
    void aTokenThatMayNotSeeOffersStillSeesTheRest() {
        String candidate = candidates.stream()
                .map(found -> found.id().value())
                .filter(id -> attachments(id).size() > 1)
                .findFirst()
                .orElseThrow();
        List<Attachment> all = attachments(candidate);
        acme.control().inject(Fault.forbidden().on("GET", "/candidates/*/offer"));

        assertEquals(ids(all), ids(attachments(candidate)));

        acme.control()
                .inject(Fault.notAuthorized().on("GET", "/candidates/*/offer").times(3));
        assertThrows(AuthenticationException.class, () -> attachments(candidate));
    }

    @Test
    void anOfferIsListedWhereThereIsOne() {
        int offers = 0;
        for (Candidate candidate : allCandidates()) {
            if (offers > 2) {
                break;
            }
            List<Offer> found = offers(candidate.id().value());
            for (Offer offer : found) {
                offers++;
                assertEquals(candidate.id().value(), offer.id().value());
                assertTrue(offer.status().isPresent());
                assertTrue(offer.createdAt().isPresent());
                assertTrue(attachments(candidate.id().value()).stream()
                        .anyMatch(file -> file.attachmentType().orElseThrow().is(AttachmentType.OFFER)));
            }
        }
        assertTrue(offers > 0);
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

    @Test
    void interviewsAreThereCancelledOrNot() {
        List<Interview> all =
                acme.walk(Ats.INTERVIEWS_LIST, ListRequest.<Interview>all().limit(100));

        for (InterviewStatus status :
                List.of(InterviewStatus.CANCELLED, InterviewStatus.COMPLETED, InterviewStatus.SCHEDULED)) {
            assertTrue(
                    all.stream()
                            .anyMatch(interview ->
                                    interview.status().orElseThrow().is(status)),
                    status.word());
        }
        Interview one = all.get(7);
        assertEquals(one, acme.connection().interviews().get(one.id()));
    }

    @Test
    void interviewsAreFilteredByCandidateJobAndBeginning() {
        List<Interview> all =
                acme.walk(Ats.INTERVIEWS_LIST, ListRequest.<Interview>all().limit(100));
        Interview one = all.get(all.size() / 2);
        Instant start = one.startAt().orElseThrow();

        assertEquals(
                all.stream()
                        .filter(interview -> interview.candidate().equals(one.candidate()))
                        .toList(),
                acme.walk(
                        Ats.INTERVIEWS_LIST,
                        ListRequest.<Interview>all()
                                .where(AtsFilters.Interviews.CANDIDATE_ID.is(
                                        one.candidate().orElseThrow().id().value()))));
        assertEquals(
                all.stream()
                        .filter(interview -> interview.job().equals(one.job()))
                        .toList(),
                acme.walk(
                        Ats.INTERVIEWS_LIST,
                        ListRequest.<Interview>all()
                                .where(AtsFilters.Interviews.JOB_ID.is(
                                        one.job().orElseThrow().id().value()))));
        for (Operator operator : List.of(Operator.GT, Operator.GTE, Operator.LT, Operator.LTE, Operator.EQ)) {
            var criterion = AtsFilters.Interviews.START_AT.compares(operator, start);
            assertEquals(
                    all.stream()
                            .filter(interview -> criterion.test(interview).orElseThrow())
                            .toList(),
                    acme.walk(
                            Ats.INTERVIEWS_LIST,
                            ListRequest.<Interview>all().limit(100).where(criterion)));
        }
    }

    @Test
    void aFormIsOneListThatHasChoices() {
        List<JobFormField> form = acme.walk(
                Ats.JOB_FORM_FIELDS_LIST,
                ListRequest.<JobFormField>all()
                        .limit(2)
                        .where(AtsFilters.JobFormFields.JOB_ID.is(jobOf(candidates.get(0)))));

        for (int i = 0; i < form.size(); i++) {
            assertEquals(Optional.of(i), form.get(i).index());
        }
        assertEquals(form.size(), new HashSet<>(ids(form)).size());
        assertTrue(form.stream().anyMatch(field -> !field.options().isEmpty()));
        assertEquals(
                1,
                acme.asked().stream()
                        .filter(asked -> asked.contains("application_form"))
                        .count());
    }

    @Test
    void whatIsNewBreaksNothingAndIsKept() {
        String candidate = busiest();
        acme.control().inject(Fault.unknownFields().always());
        acme.control().inject(Fault.unknownWords().always());

        List<Activity> activities = activities(candidate);

        assertFalse(activities.isEmpty());
        assertTrue(attachments(candidate).stream()
                .allMatch(file -> file.attachmentType().isPresent()));
        acme.walk(Ats.INTERVIEWS_LIST, ListRequest.<Interview>all().limit(100));
    }

    private String busiest() {
        return candidates.stream()
                .limit(40)
                .map(candidate -> candidate.id().value())
                .max(java.util.Comparator.comparingInt(
                        id -> ratings(id).size() * 100 + activities(id).size()))
                .orElseThrow();
    }

    private Iterable<Candidate> allCandidates() {
        return acme.connection().candidates().all();
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

    private List<Attachment> attachments(String candidate) {
        return acme.walk(
                Ats.ATTACHMENTS_LIST,
                ListRequest.<Attachment>all().where(AtsFilters.Attachments.CANDIDATE_ID.is(candidate)));
    }

    private List<Offer> offers(String candidate) {
        return acme.walk(Ats.OFFERS_LIST, ListRequest.<Offer>all().where(AtsFilters.Offers.CANDIDATE_ID.is(candidate)));
    }

    private static String jobOf(Candidate candidate) {
        return candidate.applications().get(0).job().orElseThrow().id().value();
    }

    private static <T extends Unified> List<String> ids(List<T> records) {
        return records.stream().map(record -> record.id().value()).toList();
    }
}
