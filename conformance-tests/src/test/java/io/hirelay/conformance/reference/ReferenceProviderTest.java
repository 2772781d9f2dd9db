package io.hirelay.conformance.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.budget.Budgets;
import io.hirelay.conformance.VirtualTime;
import io.hirelay.conformance.reference.Ledger.Kind;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotSupportedException;
import io.hirelay.http.HttpSettings;
import io.hirelay.http.HttpToolkit;
import io.hirelay.model.Activity;
import io.hirelay.model.Application;
import io.hirelay.model.ApplicationStatus;
import io.hirelay.model.Candidate;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.User;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What this provider has that those shaped on one record for person and job have not. */
class ReferenceProviderTest {
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-05-04T08:00:00Z"));
    private final ReferenceSystem system = new ReferenceSystem(time);
    private final Hirelay hirelay = Hirelay.builder()
            .withoutDiscovery()
            .provider(new ReferenceProvider(system, time))
            .clock(time)
            .http(new HttpToolkit(HttpSettings.DEFAULT, new Budgets(time, time), time, time, () -> 0.5))
            .build();
    private final Connection connection;

    ReferenceProviderTest() {
        system.allow("open-sesame");
        connection = hirelay.connect(new ConnectionConfig(
                ReferenceProvider.ID, Map.of("studio", "harbour"), new Credential.ApiKey("open-sesame")));
    }

    @AfterEach
    void close() {
        hirelay.close();
        system.close();
    }

    private static <T> List<T> list(Iterable<T> all) {
        List<T> list = new ArrayList<>();
        all.forEach(list::add);
        return list;
    }

    @Test
    void a_person_has_several_applications_or_none_and_an_application_may_have_no_job() {
        Set<Integer> counts = new HashSet<>();
        Set<String> ids = new HashSet<>();
        boolean prospect = false;
        for (Candidate person :
                connection.candidates().all(ListRequest.<Candidate>all().expand("applications"))) {
            counts.add(person.applications().size());
            for (Application application : person.applications()) {
                assertTrue(ids.add(application.id().value()), "one application, one id");
                assertEquals(person.id(), application.candidate().orElseThrow().id());
                prospect |= application.job().isEmpty();
            }
        }
        assertEquals(Set.of(0, 1, 3), counts);
        assertTrue(prospect);
    }

    @Test
    void rejected_is_a_stage_and_the_reason_tells_who_ended_it() {
        Set<String> seen = new HashSet<>();
        for (Application application : connection.applications().all()) {
            application.status().ifPresent(status -> seen.add(status.word()));
            if (application.status().orElseThrow().is(ApplicationStatus.WITHDRAWN)) {
                assertEquals(
                        "Put away",
                        application.currentStage().orElseThrow().name().orElseThrow());
                assertTrue(application.rejectReason().isPresent());
            }
        }
        assertEquals(Set.of("active", "rejected", "withdrawn", "hired"), seen);
    }

    @Test
    void a_stage_belongs_to_a_plan_and_a_job_may_change_its_plan() {
        String job = Seed.jobId(0);
        ListRequest<JobInterviewStage> ofJob =
                ListRequest.<JobInterviewStage>all().where(AtsFilters.JobInterviewStages.JOB_ID.is(job));
        List<JobInterviewStage> before = list(connection.jobInterviewStages().all(ofJob));
        assertEquals(6, before.size());
        GetRequest screening = GetRequest.of("screening").within("job_id", job);
        assertEquals(
                before.get(1).id(),
                connection.jobInterviewStages().get(screening).id());

        system.ledger().change(Kind.JOB, job, record -> {
            record.put("plan", Seed.uuid("plan 2"));
            return record;
        });
        List<JobInterviewStage> after = list(connection.jobInterviewStages().all(ofJob));
        assertEquals(4, after.size());
        assertEquals(
                after.get(1).id(),
                connection.jobInterviewStages().get(screening).id());
        assertFalse(before.get(1).id().equals(after.get(1).id()), "the same name is another stage now");
        assertEquals(
                before.get(1).id(),
                connection.jobInterviewStages().get(before.get(1).id()).id(),
                "and the old one is still there");
    }

    @Test
    void who_is_acting_travels_with_the_call() {
        String person = Seed.personId(2);
        ListRequest<Activity> notes = ListRequest.<Activity>all().where(AtsFilters.Activities.CANDIDATE_ID.is(person));
        int unnamed = list(connection.activities().all(notes)).size();
        User user = list(connection.users().all()).get(2);
        for (String form :
                List.of(user.id().value(), user.emails().get(0).email().orElseThrow())) {
            Connection acting = connection.with(() -> connection.newContext().actingAs(form));
            assertEquals(unnamed + 1, list(acting.activities().all(notes)).size());
        }
    }

    @Test
    void filters_are_named_on_the_first_page_alone_and_hold_on_all() {
        ListRequest<Candidate> request = ListRequest.<Candidate>all()
                .limit(2)
                .where(AtsFilters.Candidates.JOB_ID.is(Seed.jobId(1)))
                .where(AtsFilters.Candidates.UPDATED_AT.compares(Operator.GTE, Instant.parse("2026-01-01T00:00:00Z")));
        List<Candidate> found = list(connection.candidates().all(request));
        assertTrue(found.size() > 2, "several pages");
        for (Candidate candidate : found) {
            assertTrue(connection.candidates().get(candidate.id()).applications().stream()
                    .anyMatch(application -> application.job().isPresent()
                            && application.job().get().id().value().equals(Seed.jobId(1))));
        }
    }

    @Test
    void a_cursor_expires() {
        ListRequest<Candidate> request = ListRequest.<Candidate>all().limit(5);
        Page<Candidate> first = connection.candidates().list(request);
        time.pass(CursorTokens.LIFE);
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class, () -> connection.candidates().list(request.after(first.next())));
        assertEquals(ErrorCode.REQUEST_INVALID_CURSOR, refused.code());
    }

    @Test
    void a_filter_on_what_rows_do_not_carry_is_refused() {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> list(connection.jobs().all(AtsFilters.Jobs.UPDATED_AT.compares(Operator.GT, Instant.EPOCH))));
        assertEquals(ErrorCode.REQUEST_UNSUPPORTED_FILTER, refused.code());
        assertThrows(NotSupportedException.class, () -> connection.offers().list(ListRequest.all()));
    }

    @Test
    void every_read_is_a_post_and_waits_for_the_budget() {
        Set<String> methods = new HashSet<>();
        Connection watched =
                connection.with(() -> connection.newContext().observedBy(exchange -> methods.add(exchange.method())));
        list(watched.candidates().all(ListRequest.<Candidate>all().expand("profile", "files")));
        assertEquals(Set.of("POST"), methods);
        assertTrue(system.seen().size() > 2 * Seed.PEOPLE);
        assertTrue(system.seen().stream().allMatch(seen -> seen.status() == 200));
    }
}
