package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.AuthenticationException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.model.Activity;
import io.hirelay.model.ActivityType;
import io.hirelay.model.Attachment;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Candidate;
import io.hirelay.model.Interview;
import io.hirelay.model.InterviewStatus;
import io.hirelay.model.JobFormField;
import io.hirelay.model.Offer;
import io.hirelay.model.Scorecard;
import io.hirelay.model.Unified;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.workable.sandbox.control.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What lies under candidates and jobs beside activities, read over the simulated account. */
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
