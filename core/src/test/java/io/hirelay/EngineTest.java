package io.hirelay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.Choice;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.NotSupportedException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.mapping.Load;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Activity;
import io.hirelay.model.Job;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.JobStatus;
import io.hirelay.model.RawJson;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.page.Slices;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineTest {
    private record Row(String id, String state, boolean secret, String created) {}

    private static final Mapper<Row, Job> JOBS = Mapper.of(Job.class, Row.class)
            .id(Row::id)
            .coded("status", JobStatus.class, Map.of("live", JobStatus.OPEN, "shut", JobStatus.CLOSED), Row::state)
            .value("confidential", Boolean.class, Row::secret)
            .value("created_at", Instant.class, row -> Instant.parse(row.created()))
            .value("description", String.class, row -> "described", Load.ON_GET, Load.onExpand("description", 1))
            .build();

    private static final List<Row> ROWS = List.of(
            new Row("J1", "live", false, "2026-01-01T00:00:00Z"),
            new Row("J2", "shut", false, "2026-01-02T00:00:00Z"),
            new Row("J3", "live", true, "2026-01-03T00:00:00Z"),
            new Row("J4", "odd", false, "2026-01-04T00:00:00Z"),
            new Row("J5", "live", false, "2026-01-05T00:00:00Z"));

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));
    private final List<ListRequest<Job>> seen = new ArrayList<>();
    private final List<GetRequest> gets = new ArrayList<>();

    private Operations<TestProvider.Nothing> operations() {
        return new Operations<TestProvider.Nothing>()
                .list(
                        Ats.JOBS_LIST,
                        (session, request, call) -> {
                            seen.add(request);
                            return Slices.page(ROWS, Row::id, request.limitOrDefault(), request.after())
                                    .map(row -> JOBS.map(row, RawJson.NULL, request.expand()));
                        },
                        ListSupport.of(JOBS.plan()).natively(AtsFilters.Jobs.CREATED_AT, Operator.GT))
                .get(
                        Ats.JOBS_GET,
                        (session, request, call) -> {
                            gets.add(request);
                            return JOBS.record(ROWS.get(0), RawJson.NULL);
                        },
                        JOBS.plan())
                .identifiers(Ats.JOBS, (session, given, within, call) -> {
                    if (given.equals("both")) {
                        throw InvalidRequestException.ambiguous("job", "two", List.of(new Choice("J1", "One")));
                    }
                    if (!given.toUpperCase(java.util.Locale.ROOT).startsWith("J")) {
                        throw InvalidRequestException.unresolved("job", "no such", List.of(new Choice("J1", "One")));
                    }
                    return given.toUpperCase(java.util.Locale.ROOT);
                })
                .list(
                        Ats.JOB_INTERVIEW_STAGES_LIST,
                        (session, request, call) -> {
                            assertEquals(Optional.of("J2"), request.value(AtsFilters.JobInterviewStages.JOB_ID));
                            return Page.<JobInterviewStage>of(List.of());
                        },
                        ListSupport.of(io.hirelay.mapping.FieldPlan.always(JobInterviewStage.class, List.of("id")))
                                .requiringOneOf(AtsFilters.JobInterviewStages.JOB_ID));
    }

    private Connection connection(Operations<TestProvider.Nothing> operations) {
        return connection(operations, Map.of("site", "acme"));
    }

    private Connection connection(Operations<TestProvider.Nothing> operations, Map<String, String> settings) {
        return Hirelay.builder()
                .withoutDiscovery()
                .clock(clock)
                .provider(new TestProvider("test", operations))
                .build()
                .connect(new ConnectionConfig("test", settings, new Credential.ApiKey("key")));
    }

    private final Connection connection = connection(operations());

    private List<String> ids(Iterable<Job> jobs) {
        List<String> ids = new ArrayList<>();
        jobs.forEach(job -> ids.add(job.id().value()));
        return ids;
    }

    @Test
    void a_default_hides_until_it_is_lifted() {
        assertEquals(List.of("J1", "J2", "J4", "J5"), ids(connection.jobs().all()));
        assertEquals(List.of("J3"), ids(connection.jobs().all(AtsFilters.Jobs.CONFIDENTIAL.is(true))));
        assertEquals(
                5,
                ids(connection.jobs().all(Criterion.any(AtsFilters.Jobs.CONFIDENTIAL)))
                        .size());
    }

    @Test
    void a_default_is_not_named_among_the_filters_applied_locally() {
        assertEquals(List.of(), connection.filtersAppliedLocally(Ats.JOBS_LIST, ListRequest.all()));
        assertEquals(
                List.of("confidential"),
                connection.filtersAppliedLocally(
                        Ats.JOBS_LIST, ListRequest.<Job>all().where(AtsFilters.Jobs.CONFIDENTIAL.is(true))));
        assertEquals(
                List.of("created_at"),
                connection.filtersAppliedLocally(
                        Ats.JOBS_LIST,
                        ListRequest.<Job>all()
                                .where(AtsFilters.Jobs.CREATED_AT.compares(Operator.LT, Instant.EPOCH))
                                .where(AtsFilters.Jobs.CREATED_AT.compares(Operator.GT, Instant.EPOCH))));
    }

    @Test
    void filters_hold_with_any_limit_even_where_the_provider_forgets_them() {
        for (int limit = 1; limit <= 6; limit++) {
            ListRequest<Job> request = ListRequest.<Job>all()
                    .limit(limit)
                    .where(AtsFilters.Jobs.STATUS.in(List.of(JobStatus.OPEN)))
                    .where(AtsFilters.Jobs.CREATED_AT.compares(Operator.GT, Instant.parse("2026-01-01T00:00:00Z")));
            assertEquals(List.of("J5"), ids(connection.jobs().all(request)), "limit " + limit);
        }
    }

    @Test
    void a_page_that_filtering_empties_is_followed_by_the_next() {
        Page<Job> page = connection
                .jobs()
                .list(ListRequest.<Job>all().limit(1).where(AtsFilters.Jobs.STATUS.is(JobStatus.CLOSED)));
        assertEquals(
                List.of("J2"),
                page.items().stream().map(job -> job.id().value()).toList());
        assertEquals(2, seen.size());
    }

    @Test
    void a_near_deadline_ends_a_call_with_an_empty_page_and_a_cursor() {
        CallContext hurried = CallContext.until(Deadline.after(Duration.ofSeconds(1), clock));
        Page<Job> page = connection.call(
                Ats.JOBS_LIST,
                ListRequest.<Job>all().limit(1).where(AtsFilters.Jobs.STATUS.is(JobStatus.CLOSED)),
                hurried);
        assertTrue(page.items().isEmpty());
        assertTrue(page.next().isPresent());
    }

    @Test
    void a_limit_that_is_hit_after_empty_pages_leaves_the_rest_to_the_cursor() {
        Operations<TestProvider.Nothing> limited = new Operations<TestProvider.Nothing>()
                .list(
                        Ats.JOBS_LIST,
                        (session, request, call) -> {
                            if (request.after().isPresent()) {
                                throw new RateLimitedException(
                                        ErrorCode.REMOTE_RATE_LIMITED, "later", Duration.ofSeconds(9), null);
                            }
                            return new Page<>(List.of(), Optional.of(new Cursor("two")));
                        },
                        ListSupport.of(JOBS.plan()));
        Page<Job> page = connection(limited).jobs().list(ListRequest.all());
        assertTrue(page.items().isEmpty());
        assertThrows(
                RateLimitedException.class,
                () -> connection(limited).jobs().list(ListRequest.<Job>all().after(page.next())),
                "the first page of a call is not worth an empty answer");
    }

    @Test
    void a_cursor_goes_with_the_list_that_gave_it() {
        ListRequest<Job> request = ListRequest.<Job>all().limit(2).where(AtsFilters.Jobs.STATUS.is(JobStatus.OPEN));
        Optional<Cursor> next = connection.jobs().list(request).next();
        assertEquals(
                List.of("J5"),
                connection.jobs().list(request.limit(1).after(next)).items().stream()
                        .map(job -> job.id().value())
                        .toList(),
                "the page size may change");
        seen.clear();
        String token = next.orElseThrow().token();
        List<ListRequest<Job>> wrong = List.of(
                ListRequest.<Job>all().after(next),
                ListRequest.<Job>all()
                        .where(AtsFilters.Jobs.STATUS.is(JobStatus.CLOSED))
                        .after(next),
                request.withRemoteQuery(Map.of("x", List.of("1"))).after(next),
                request.after(Optional.of(new Cursor(token + "0"))),
                request.after(Optional.of(new Cursor(token.substring(0, token.length() - 1)))),
                request.after(Optional.of(new Cursor(token.substring(1)))),
                request.after(Optional.of(new Cursor("2:J2"))),
                request.after(Optional.of(new Cursor("x"))));
        for (ListRequest<Job> foreign : wrong) {
            assertEquals(
                    ErrorCode.REQUEST_INVALID_CURSOR,
                    assertThrows(
                                    InvalidRequestException.class,
                                    () -> connection.jobs().list(foreign))
                            .code());
        }
        assertEquals(List.of(), seen, "none of them reaches the provider");
    }

    @Test
    void a_cursor_goes_with_its_account_wherever_that_is_reached() {
        ListRequest<Job> request = ListRequest.<Job>all().limit(2);
        Optional<Cursor> next = connection.jobs().list(request).next();
        Connection moved = connection(operations(), Map.of("site", "acme", "region", "us"));
        assertEquals(
                "J4", moved.jobs().list(request.after(next)).items().get(0).id().value());
        Connection other = connection(operations(), Map.of("site", "other"));
        assertThrows(InvalidRequestException.class, () -> other.jobs().list(request.after(next)));
    }

    @Test
    void what_cannot_be_filtered_by_is_refused_by_name_and_nothing_is_sent() {
        var support = ListSupport.of(io.hirelay.mapping.FieldPlan.always(Job.class, List.of("id", "status")));
        Connection thin = connection(new Operations<TestProvider.Nothing>()
                .list(
                        Ats.JOBS_LIST,
                        (session, request, call) -> {
                            seen.add(request);
                            return Page.of(List.of());
                        },
                        support));
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> thin.jobs()
                        .list(ListRequest.<Job>all()
                                .where(AtsFilters.Jobs.CREATED_AT.compares(Operator.GT, Instant.EPOCH))));
        assertEquals(ErrorCode.REQUEST_UNSUPPORTED_FILTER, refused.code());
        assertEquals("created_at", refused.failures().get(0).field());
        assertTrue(refused.getMessage().contains("it can by status"), refused.getMessage());
        assertEquals(List.of(), seen);
    }

    @Test
    void a_filter_that_needs_another_is_refused_without_it() {
        var support = ListSupport.of(
                        io.hirelay.mapping.FieldPlan.always(Activity.class, List.of("id", "updated_at", "candidate")))
                .requiringOneOf(AtsFilters.Activities.CANDIDATE_ID, AtsFilters.Activities.JOB_ID)
                .onlyBeside(AtsFilters.Activities.UPDATED_AT, AtsFilters.Activities.CANDIDATE_ID);
        Connection two = connection(new Operations<TestProvider.Nothing>()
                .list(Ats.ACTIVITIES_LIST, (session, request, call) -> Page.of(List.of()), support));
        ListRequest<Activity> since = ListRequest.<Activity>all()
                .where(AtsFilters.Activities.UPDATED_AT.compares(Operator.GT, Instant.EPOCH));
        two.activities().list(since.where(AtsFilters.Activities.CANDIDATE_ID.is("c")));
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> two.activities().list(since.where(AtsFilters.Activities.JOB_ID.is("j"))));
        assertEquals(ErrorCode.REQUEST_UNSUPPORTED_FILTER, refused.code());
        assertEquals("updated_at", refused.failures().get(0).field());
        assertTrue(refused.getMessage().contains("together with candidate_id"), refused.getMessage());
        assertEquals(
                ErrorCode.REQUEST_MISSING_PARAMETER,
                assertThrows(
                                InvalidRequestException.class,
                                () -> two.activities().list(since))
                        .code());
    }

    @Test
    void an_operation_that_is_not_registered_fails_by_its_name() {
        NotSupportedException refused = assertThrows(
                NotSupportedException.class, () -> connection.tags().list(ListRequest.all()));
        assertEquals("ats.tags.list", refused.capability());
    }

    @Test
    void limits_and_expansions_are_checked() {
        for (int limit : new int[] {0, -1, 101}) {
            HirelayException refused = assertThrows(
                    InvalidRequestException.class,
                    () -> connection.jobs().list(ListRequest.<Job>all().limit(limit)));
            assertEquals(ErrorCode.REQUEST_INVALID_PARAMETER, refused.code());
        }
        HirelayException refused = assertThrows(
                InvalidRequestException.class,
                () -> connection.jobs().list(ListRequest.<Job>all().expand("everything")));
        assertTrue(refused.getMessage().contains("'everything' is not among description"), refused.getMessage());
    }

    @Test
    void what_is_not_loaded_says_so_until_it_is_expanded() {
        Job row = connection.jobs().list(ListRequest.all()).items().get(0);
        assertEquals(java.util.Set.of("description"), row.notLoaded());
        Job expanded = connection
                .jobs()
                .list(ListRequest.<Job>all().expand("description"))
                .items()
                .get(0);
        assertEquals(java.util.Set.of(), expanded.notLoaded());
        assertEquals(Optional.of("described"), expanded.description());
    }

    @Test
    void identifiers_are_canonical_before_the_provider_sees_them() {
        connection.jobs().get("  j7 ");
        assertEquals("J7", gets.get(0).id());
        connection
                .jobInterviewStages()
                .list(ListRequest.<JobInterviewStage>all().where(AtsFilters.JobInterviewStages.JOB_ID.is("j2")));
    }

    @Test
    void an_unknown_id_of_a_record_is_not_found_and_an_ambiguous_one_says_so() {
        assertThrows(NotFoundException.class, () -> connection.jobs().get("x"));
        assertThrows(NotFoundException.class, () -> connection.jobs().get(" \u0007 "));
        assertEquals(
                ErrorCode.REQUEST_AMBIGUOUS_IDENTIFIER,
                assertThrows(
                                InvalidRequestException.class,
                                () -> connection.jobs().get("both"))
                        .code());
    }

    @Test
    void an_unknown_id_in_a_filter_lists_what_there_is_under_the_filters_name() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> connection
                        .jobInterviewStages()
                        .list(ListRequest.<JobInterviewStage>all()
                                .where(AtsFilters.JobInterviewStages.JOB_ID.is("x"))));
        assertEquals(ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER, refused.code());
        assertEquals("job_id", refused.failures().get(0).field());
        assertEquals(List.of(new Choice("J1", "One")), refused.choices());
    }

    @Test
    void a_required_filter_is_asked_for() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> connection.jobInterviewStages().list(ListRequest.all()));
        assertEquals(ErrorCode.REQUEST_MISSING_PARAMETER, refused.code());
        assertEquals("job_id", refused.failures().get(0).field());
    }

    @Test
    void a_scope_that_a_get_does_not_have_is_refused() {
        assertEquals(
                ErrorCode.REQUEST_UNKNOWN_PARAMETER,
                assertThrows(
                                InvalidRequestException.class,
                                () -> connection.jobs().get(GetRequest.of("J1").within("plan_id", "P")))
                        .code());
    }
}
