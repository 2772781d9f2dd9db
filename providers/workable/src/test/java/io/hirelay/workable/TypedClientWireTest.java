package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.ConflictException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.page.Page;
import io.hirelay.workable.client.MemberRoles;
import io.hirelay.workable.client.NewSubscription;
import io.hirelay.workable.client.NewTimeEntry;
import io.hirelay.workable.client.OverlappingTimeEntries;
import io.hirelay.workable.client.RequisitionFields;
import io.hirelay.workable.client.TimeEntry;
import io.hirelay.workable.client.TimeEntryBatch;
import io.hirelay.workable.client.TimeEntryQuery;
import io.hirelay.workable.client.TimeEntryQuery.Comparison;
import io.hirelay.workable.client.WorkableClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the typed client puts on the wire, and what it makes of answers that the simulated account does not give. */
class TypedClientWireTest {
    private static final String ENTRIES = "/time-tracking/time-entries";
    private static final Instant NINE = Instant.parse("2026-07-27T09:00:00Z");

    private final FakeWorkable acme = new FakeWorkable();
    private final WorkableClient workable = WorkableClient.of(acme.connection());

    @AfterEach
    void stop() {
        acme.close();
    }

    private static NewTimeEntry hours(int day) {
        Instant in = NINE.plus(Duration.ofDays(day));
        return NewTimeEntry.of("19ff54", in, in.plus(Duration.ofHours(8)));
    }

    @Test
    void aQueryIsWrittenAsWorkableWantsIt() {
        acme.answers(ENTRIES, "{\"total_count\":1,\"time_entries\":[{\"uuid\":\"u1\",\"type\":\"ergani-in\"}]}");

        Page<TimeEntry> page = workable.timeTracking()
                .page(
                        TimeEntryQuery.everything()
                                .of("19ff54", "19ff55")
                                .typed("time-entry")
                                .from(LocalDate.of(2026, 7, 1))
                                .to(LocalDate.of(2026, 7, 31))
                                .lasting(Comparison.GREATER_THAN_OR_EQUAL, Duration.ofMinutes(90)),
                        20,
                        Optional.empty());

        assertEquals(Optional.of("ergani-in"), page.items().get(0).type());
        assertEquals(Optional.empty(), page.next());
        assertEquals(
                List.of(ENTRIES + "?from_date=2026-07-01&to_date=2026-07-31&duration=90"
                        + "&duration_operator=greater_than_or_equal&limit=20&offset=0"
                        + "&employee_ids[]=19ff54&employee_ids[]=19ff55&types[]=time-entry"),
                acme.requests().stream()
                        .map(url -> url.replace("%5B", "[").replace("%5D", "]"))
                        .toList());
    }

    @Test
    void batchesGoOnAfterOneThatIsRefused() {
        acme.answers(post(urlPathEqualTo(FakeWorkable.API + ENTRIES))
                .inScenario("batches")
                .willReturn(okJson("[{\"uuid\":\"u1\",\"employee_id\":\"19ff54\"}]"))
                .willSetStateTo("second"));
        acme.answers(post(urlPathEqualTo(FakeWorkable.API + ENTRIES))
                .inScenario("batches")
                .whenScenarioStateIs("second")
                .willReturn(aResponse()
                        .withStatus(409)
                        .withBody("{\"error\":\"x\",\"conflictingEntries\":[{\"uuid\":\"u9\"}]}"))
                .willSetStateTo("third"));
        acme.answers(post(urlPathEqualTo(FakeWorkable.API + ENTRIES))
                .inScenario("batches")
                .whenScenarioStateIs("third")
                .willReturn(okJson("[{\"uuid\":\"u3\"}]")));
        List<NewTimeEntry> all =
                IntStream.range(0, 1_001).mapToObj(day -> hours(-day)).toList();

        List<TimeEntryBatch> report = workable.timeTracking().createInBatches(all);

        assertEquals(3, acme.requests().size());
        assertEquals(
                List.of(500, 500, 1),
                report.stream().map(batch -> batch.entries().size()).toList());
        assertEquals(
                List.of("u1", "", "u3"),
                report.stream()
                        .map(batch -> batch.created().stream()
                                .findFirst()
                                .map(TimeEntry::uuid)
                                .orElse(""))
                        .toList());
        ConflictException clash = (ConflictException) report.get(1).failure().orElseThrow();
        assertEquals(
                "u9",
                clash.detail(OverlappingTimeEntries.class)
                        .orElseThrow()
                        .entries()
                        .get(0)
                        .uuid());
        assertEquals(all.get(1_000), report.get(2).entries().get(0));
    }

    @Test
    void whatIsWrongWithManyHoursIsToldTogether() {
        InvalidRequestException wrong = assertThrows(
                InvalidRequestException.class,
                () -> workable.timeTracking()
                        .createAll(List.of(
                                hours(0),
                                NewTimeEntry.of("../19", NINE, NINE.minusSeconds(1)),
                                NewTimeEntry.clockIn("19ff54", NINE))));

        assertEquals(
                List.of(
                        "time_entries[1].employee_id",
                        "time_entries[1].clock_out_time",
                        "time_entries[2].clock_out_time"),
                wrong.failures().stream().map(failure -> failure.field()).toList());
        assertEquals(List.of(), acme.requests());
    }

    @Test
    void nobodyIsNamedWhereWorkableWantsNobody() {
        acme.answers(post(urlPathEqualTo(FakeWorkable.API + "/time-tracking/employees/19ff54/time-entries"))
                .willReturn(okJson("{\"uuid\":\"u1\",\"type\":\"manual\"}")));

        workable.timeTracking().create(hours(0).noting("late").overriding());

        acme.server()
                .verify(postRequestedFor(
                                urlPathEqualTo(FakeWorkable.API + "/time-tracking/employees/19ff54/time-entries"))
                        .withRequestBody(equalToJson("""
                                {"type":"time-entry","clock_in_time":"2026-07-27T09:00:00.000Z",
                                 "clock_out_time":"2026-07-27T17:00:00.000Z","note":"late","override_overlapping":true}""")));
    }

    @Test
    void anOddAnswerToAChangeLeavesOpenWhetherItWasMade() {
        acme.answers(post(urlPathEqualTo(FakeWorkable.API + ENTRIES)).willReturn(okJson("[{\"id\":7},null]")));

        assertThrows(
                UnknownOutcomeException.class, () -> workable.timeTracking().createAll(List.of(hours(0))));
        assertEquals(1, acme.requests().size());
        acme.answers(ENTRIES, "{\"time_entries\":[null]}");
        assertThrows(
                ProtocolException.class,
                () -> workable.timeTracking().page(TimeEntryQuery.everything(), 10, Optional.empty()));
    }

    @Test
    void noWebhooksAndNoApiAreToldApart() {
        acme.answers("/subscriptions", aResponse().withStatus(404).withBody(" { } "));
        assertEquals(List.of(), workable.subscriptions().all());

        acme.answers("/subscriptions", aResponse().withStatus(404).withBody("{\"error\":\"Not found\"}"));
        assertThrows(NotFoundException.class, () -> workable.subscriptions().all());
    }

    @Test
    void aFilteredWebhookNamesAccountJobAndStage() {
        acme.answers(post(urlPathEqualTo(FakeWorkable.API + "/subscriptions")).willReturn(okJson("{\"id\":104697}")));

        assertEquals(
                104_697,
                workable.subscriptions()
                        .create(NewSubscription.of("candidate_moved", "https://hooks.example/b")
                                .ofJob("9CD658E13E")));

        acme.server()
                .verify(postRequestedFor(urlPathEqualTo(FakeWorkable.API + "/subscriptions"))
                        .withRequestBody(equalToJson("""
                                {"event":"candidate_moved","target":"https://hooks.example/b",
                                 "args":{"account_id":"acme","job_shortcode":"9CD658E13E","stage_slug":""}}""")));
    }

    @Test
    void emptyRefusalsOfMembersAreExplainedAndSaidOnesPassedOn() {
        acme.answers(put(urlPathEqualTo(FakeWorkable.API + "/members"))
                .willReturn(aResponse().withStatus(422).withHeader("Content-Type", "text/plain")));
        InvalidRequestException silent = assertThrows(
                InvalidRequestException.class, () -> workable.members().update(MemberRoles.of("1f395d", "ats.simple")));
        assertTrue(silent.getMessage().contains("last administrator"), silent.getMessage());

        acme.answers(put(urlPathEqualTo(FakeWorkable.API + "/members"))
                .willReturn(aResponse().withStatus(422).withBody("{\"error\":\"Member is being updated\"}")));
        InvalidRequestException said = assertThrows(
                InvalidRequestException.class, () -> workable.members().update(MemberRoles.of("1f395d", "ats.simple")));
        assertEquals("Member is being updated", said.getMessage());

        acme.answers(delete(urlPathEqualTo(FakeWorkable.API + "/members/1f395d"))
                .willReturn(aResponse().withStatus(403)));
        AccessDeniedException denied = assertThrows(
                AccessDeniedException.class, () -> workable.members().deactivate("1f395d"));
        assertEquals(List.of("w_members"), denied.missingScopes());
    }

    @Test
    void aRequisitionIsReadBareOrAsTheOnlyOneOfAList() {
        acme.answers("/members", "{\"members\":[{\"id\":\"1f395d\",\"role\":\"admin\",\"active\":true}]}");
        acme.answers("/requisitions/REQ7", "{\"id\":\"a7\",\"code\":\"REQ7\",\"mood\":1}");
        acme.answers(patch(urlPathEqualTo(FakeWorkable.API + "/requisitions/a7"))
                .willReturn(okJson("{\"requisitions\":[{\"id\":\"a7\",\"code\":\"REQ7\",\"reason\":\"growth\"}]}")));

        assertEquals(
                "{\"id\":\"a7\",\"code\":\"REQ7\",\"mood\":1}",
                workable.requisitions().get("REQ7").raw().text());
        assertEquals(
                Optional.of("growth"),
                workable.requisitions()
                        .update("REQ7", RequisitionFields.none().reason("growth"))
                        .reason());
        acme.answers(patch(urlPathEqualTo(FakeWorkable.API + "/requisitions/a7"))
                .willReturn(okJson("{\"id\":\"a7\",\"code\":\"REQ7\",\"reason\":\"leave\"}")));
        assertEquals(
                Optional.of("leave"),
                workable.requisitions()
                        .update("REQ7", RequisitionFields.none().reason("leave"))
                        .reason());
    }

    @Test
    void withoutTheAddOnThereAreNoRequisitions() {
        acme.answers("/members", "{\"members\":[{\"id\":\"1f395d\",\"role\":\"admin\",\"active\":true}]}");

        AccessDeniedException denied = assertThrows(
                AccessDeniedException.class,
                () -> workable.requisitions()
                        .create(RequisitionFields.of("REQ8", "1f395d", "1f395d", "Clerk", LocalDate.of(2026, 9, 1))));

        assertTrue(denied.getMessage().contains("Hiring Plan"), denied.getMessage());
    }
}
