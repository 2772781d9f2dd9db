package io.hirelay.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.model.Candidate;
import io.hirelay.model.Coded;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.JobStatus;
import io.hirelay.model.RawJson;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CriterionTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void timesCompareAsTheOperatorSays() {
        Map<Operator, List<Boolean>> expected = Map.of(
                Operator.EQ, List.of(false, true, false),
                Operator.IN, List.of(false, true, false),
                Operator.GT, List.of(false, false, true),
                Operator.GTE, List.of(false, true, true),
                Operator.LT, List.of(true, false, false),
                Operator.LTE, List.of(true, true, false));
        assertEquals(EnumSet.allOf(Operator.class), expected.keySet());
        expected.forEach((operator, wanted) -> {
            Criterion<Job, Instant> criterion = AtsFilters.Jobs.CREATED_AT.compares(operator, NOON);
            for (int i = 0; i < 3; i++) {
                Job job = job(Map.of("created_at", Optional.of(NOON.plusMillis(i - 1))));
                assertEquals(Optional.of(wanted.get(i)), criterion.test(job), operator + " " + i);
            }
        });
    }

    @Test
    void oneOfSeveralValuesIsEnough() {
        Criterion<Job, JobStatus> criterion = AtsFilters.Jobs.STATUS.in(List.of(JobStatus.OPEN, JobStatus.DRAFT));
        assertEquals(Optional.of(true), criterion.test(withStatus(Coded.of(JobStatus.DRAFT))));
        assertEquals(Optional.of(false), criterion.test(withStatus(Coded.of(JobStatus.CLOSED))));
    }

    @Test
    void oneOfTheRecordsValuesIsEnough() {
        Candidate candidate =
                record(Candidate.class, Map.of("emails", List.of(email("A@example.com"), email("b@example.com"))));
        assertEquals(
                Optional.of(true),
                AtsFilters.Candidates.EMAILS.is("B@Example.com").test(candidate));
        assertEquals(
                Optional.of(true),
                AtsFilters.Candidates.EMAILS.is("a@example.com").test(candidate));
        assertEquals(
                Optional.of(false),
                AtsFilters.Candidates.EMAILS.is("c@example.com").test(candidate));
    }

    @Test
    void aRecordThatDoesNotTellIsNeitherWantedNorUnwanted() {
        assertEquals(Optional.empty(), AtsFilters.Jobs.CREATED_AT.is(NOON).test(job(Map.of())));
        assertEquals(
                Optional.empty(),
                AtsFilters.Jobs.STATUS.is(JobStatus.OPEN).test(withStatus(Coded.unknown("Sleeping"))));
    }

    @Test
    void aDefaultThatIsLiftedWantsAll() {
        Criterion<Job, Boolean> all = Criterion.any(AtsFilters.Jobs.CONFIDENTIAL);
        assertTrue(all.wantsAll());
        assertEquals(Optional.of(true), all.test(job(Map.of())));
        assertEquals(Optional.of(true), all.test(job(Map.of("confidential", Optional.of(true)))));
        Criterion<Job, Boolean> open = AtsFilters.Jobs.CONFIDENTIAL.is(false);
        assertFalse(open.wantsAll());
        assertEquals(Optional.of(false), open.test(job(Map.of("confidential", Optional.of(true)))));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var operator = assertThrows(
                IllegalArgumentException.class, () -> AtsFilters.Jobs.STATUS.compares(Operator.GT, JobStatus.OPEN));
        assertEquals("status cannot be compared with gt", operator.getMessage());
        var nothing = assertThrows(IllegalArgumentException.class, () -> AtsFilters.Jobs.STATUS.in(List.of()));
        assertEquals("status needs a value", nothing.getMessage());
        var many = assertThrows(
                IllegalArgumentException.class,
                () -> new Criterion<>(AtsFilters.Jobs.CREATED_AT, Operator.GT, List.of(NOON, NOON)));
        assertEquals("created_at takes one value with gt, not 2", many.getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> AtsFilters.Candidates.JOB_ID.is(" "), "a blank id names nothing");
    }

    @Test
    void itsTextsParseBackAndItNamesNoValue() {
        Criterion<Candidate, String> criterion = AtsFilters.Candidates.EMAILS.in(List.of("Zoe@example.com"));
        assertEquals(List.of("Zoe@example.com"), criterion.texts());
        assertEquals("emails[in]", criterion.toString());
        assertEquals(
                List.of("2026-01-31T12:00:00Z"),
                AtsFilters.Jobs.CREATED_AT.is(NOON).texts());
    }

    @Test
    void aRequestFindsItsCriteria() {
        ListRequest<Job> request = ListRequest.<Job>all()
                .where(AtsFilters.Jobs.STATUS.in(List.of(JobStatus.OPEN)))
                .where(AtsFilters.Jobs.CREATED_AT.compares(Operator.GT, NOON))
                .where(Criterion.any(AtsFilters.Jobs.CONFIDENTIAL));
        assertEquals(Optional.of(JobStatus.OPEN), request.value(AtsFilters.Jobs.STATUS));
        assertEquals(Optional.empty(), request.value(AtsFilters.Jobs.CREATED_AT));
        assertEquals(Optional.empty(), request.value(AtsFilters.Jobs.CONFIDENTIAL));
        assertEquals(
                List.of(NOON),
                request.filter(AtsFilters.Jobs.CREATED_AT, Operator.GT)
                        .orElseThrow()
                        .values());
        assertEquals(Optional.empty(), request.filter(AtsFilters.Jobs.CREATED_AT, Operator.LT));
        assertEquals(
                Optional.empty(),
                ListRequest.<Job>all()
                        .where(AtsFilters.Jobs.STATUS.in(List.of(JobStatus.OPEN, JobStatus.DRAFT)))
                        .value(AtsFilters.Jobs.STATUS));
    }

    private static Job withStatus(Coded<JobStatus> status) {
        return job(Map.of("status", Optional.of(status)));
    }

    private static EmailAddress email(String address) {
        return new EmailAddress(Optional.of(address), Optional.empty(), Optional.empty());
    }

    private static Job job(Map<String, Object> values) {
        return record(Job.class, values);
    }

    private static <T extends Unified> T record(Class<T> type, Map<String, Object> values) {
        Shape<T> shape = Shape.of(type);
        Object[] all = shape.fields().stream()
                .map(field -> switch (field.name()) {
                    case "id" -> Id.of("1");
                    case "remote_data" -> RawJson.NULL;
                    default -> values.get(field.name());
                })
                .toArray();
        return shape.make(all, Set.of());
    }
}
