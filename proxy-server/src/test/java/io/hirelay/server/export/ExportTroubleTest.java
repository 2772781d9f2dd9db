package io.hirelay.server.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.export.ScriptedServer.Trouble;
import io.hirelay.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an export does when lists change while it runs, and when the server does not answer as it should. */
class ExportTroubleTest {
    private static final String TOKEN = "hrl_c4n4ry_of_an_export";

    @TempDir
    private Path folder;

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Exporting exporting(String... resources) {
        return new Exporting(server.base(), "a", Secret.of(TOKEN), folder.resolve("out")).resources(resources);
    }

    private void trouble(String target, Trouble... troubles) {
        Deque<Trouble> left = new ArrayDeque<>(List.of(troubles));
        server.troubles(asked -> asked.equals(target) ? Optional.ofNullable(left.poll()) : Optional.empty());
    }

    @Test
    void a_record_that_moves_on_to_the_next_page_is_there_once() {
        server.list("jobs", "{\"id\":\"1\"},{\"id\":\"2\"}", "{\"id\":\"2\"},{\"id\":\"3\"}", "{\"id\":\"3\"}");
        Exporting export = exporting("jobs");
        export.run();

        assertEquals("{\"id\":\"1\"}\n{\"id\":\"2\"}\n{\"id\":\"3\"}\n", export.text("jobs.jsonl"));
    }

    @Test
    void line_breaks_between_the_parts_of_a_record_are_all_that_is_changed() {
        server.list("jobs", "{\"remote_data\":{\r\n  \"x\": 1.0e2,\n \"y\":\"\\u00e9 \\n\"},  \"id\":\"1\" }");
        Exporting export = exporting("jobs");
        export.run();

        assertEquals(
                "{\"remote_data\":{  \"x\": 1.0e2, \"y\":\"\\u00e9 \\n\"},  \"id\":\"1\" }\n",
                export.text("jobs.jsonl"));
    }

    @Test
    void what_is_named_and_not_in_its_list_is_fetched_and_what_that_names_as_well() {
        server.list("applications", "{\"id\":\"a1\",\"candidate\":{\"id\":\"c1\"},\"job\":{\"id\":\"j1\"}}")
                .list("candidates", "{\"id\":\"c2\"}")
                .list("jobs", "{\"id\":\"j2\"}")
                .list("job_interview_stages", "{\"id\":\"screen\",\"job\":{\"id\":\"j1\"}}")
                .record(
                        "candidates/c1",
                        "{\"id\":\"c1\",\"applications\":[{\"id\":\"a9\",\"job\":{\"id\":\"j1\"},"
                                + "\"current_stage\":{\"id\":\"screen\"}}]}")
                .record("jobs/j1", "{\"id\":\"j1\"}");
        Exporting export = exporting("applications", "candidates", "jobs", "job_interview_stages");
        export.run();

        assertEquals(List.of("c2", "c1"), export.ids("candidates"));
        assertEquals(List.of("j2", "j1"), export.ids("jobs"));
        assertTrue(
                server.asked().contains("job_interview_stages?j1"),
                server.asked().toString());
        assertEquals(
                List.of(Map.of(
                        "resource", "ats.applications",
                        "id", "a9",
                        "named_by", "ats.candidates",
                        "status", 404L,
                        "code", "remote.not_found")),
                export.manifest().get("unresolved"));
        assertTrue(export.said().contains("1 records are named and not there any more"), export.said());
    }

    @Test
    void a_stage_is_looked_for_within_its_job() {
        server.list(
                        "applications",
                        "{\"id\":\"a1\",\"job\":{\"id\":\"j1\"},\"current_stage\":{\"id\":\"screen\"}},"
                                + "{\"id\":\"a2\",\"job\":{\"id\":\"j2\"},\"current_stage\":{\"id\":\"screen\"}}")
                .list("jobs", "{\"id\":\"j1\"},{\"id\":\"j2\"}")
                .list("job_interview_stages", "{\"id\":\"screen\",\"job\":{\"id\":\"j1\"}}")
                .record("job_interview_stages/screen?j2", "{\"id\":\"screen\",\"job\":{\"id\":\"j2\"},\"name\":\"S\"}");
        Exporting export = exporting("applications", "jobs", "job_interview_stages");
        export.run();

        assertTrue(
                export.text("job_interview_stages.jsonl").contains("\"j2\"},\"name\":\"S\"}"),
                export.text("job_interview_stages.jsonl"));
        assertEquals(List.of(), export.manifest().get("unresolved"));
    }

    @Test
    void killed_while_it_looks_for_what_is_named_it_asks_for_nothing_twice_that_it_has() {
        server.list(
                "employees",
                Stream.iterate(0, i -> i + 1)
                        .limit(12)
                        .map(i -> "{\"id\":\"e" + i + "\",\"manager\":{\"id\":\"m" + i + "\"}}")
                        .reduce((one, other) -> one + "," + other)
                        .orElseThrow());
        for (int i = 0; i < 12; i += 2) {
            server.record("employees/m" + i, "{\"id\":\"m" + i + "\"}");
        }
        Exporting export = exporting("employees");
        int kills = 0;
        while (export.killedAfter(kills)) {
            kills++;
        }
        List<String> ids = export.ids("employees");
        assertEquals(18, ids.size(), ids.toString());
        assertEquals(Set.copyOf(ids).size(), ids.size());
        assertEquals(6, ((List<?>) export.manifest().get("unresolved")).size());
        assertEquals(6, new HashSet<>((List<?>) export.manifest().get("unresolved")).size());
    }

    @Test
    void a_server_that_asks_to_wait_is_waited_for() {
        server.list("jobs", "{\"id\":\"1\"}");
        trouble("jobs", new Trouble(429, "remote.rate_limited", 12), new Trouble(503, "platform.overloaded", 3));
        Exporting export = exporting("jobs");
        export.run();

        assertEquals(List.of(Duration.ofSeconds(12), Duration.ofSeconds(3)), export.pauses());
        assertTrue(export.said().contains("the server asks to wait 12 s (remote.rate_limited)"), export.said());
        assertEquals(List.of("1"), export.ids("jobs"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void a_server_that_fails_is_asked_again_for_a_while(int status) {
        server.list("jobs", "{\"id\":\"1\"}", "{\"id\":\"2\"}");
        Trouble once = new Trouble(status, "remote.unavailable", 0);
        trouble("jobs@1", once, once, once);
        Exporting export = exporting("jobs");
        export.run();

        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)), export.pauses());
        assertEquals(List.of("1", "2"), export.ids("jobs"));
    }

    @Test
    void a_connection_that_breaks_is_made_again() {
        server.list("jobs", "{\"id\":\"1\"}", "{\"id\":\"2\"}");
        Trouble broken = new Trouble(0, "", 0);
        trouble("jobs@1", broken, broken, broken, broken, broken, broken, broken, broken);
        Exporting export = exporting("jobs");
        export.run();

        assertTrue(export.said().contains("no answer from " + server.base()), export.said());
        assertEquals(List.of("1", "2"), export.ids("jobs"));
    }

    @Test
    void a_server_that_keeps_failing_ends_it_and_it_goes_on_later() {
        server.list("jobs", "{\"id\":\"1\"}", "{\"id\":\"2\"}");
        server.troubles(asked ->
                asked.equals("jobs@1") ? Optional.of(new Trouble(502, "remote.unavailable", 0)) : Optional.empty());
        Exporting export = exporting("jobs");
        ExportFailure stopped = assertThrows(ExportFailure.class, export::run);

        assertFalse(stopped.isMisuse());
        assertTrue(stopped.getMessage().contains("run the same command again to go on"), stopped.getMessage());
        assertEquals(ServerClient.TRIES - 1, export.pauses().size());

        server.troubles(asked -> Optional.empty());
        export.run();
        assertEquals(List.of("1", "2"), export.ids("jobs"));
        assertEquals(1, server.asked().stream().filter("jobs"::equals).count());
    }

    @Test
    void what_no_waiting_mends_ends_it_at_once() {
        server.list("jobs", "{\"id\":\"1\"}");
        trouble("jobs", new Trouble(503, "account.disabled", 5));
        Exporting export = exporting("jobs");
        ExportFailure stopped = assertThrows(ExportFailure.class, export::run);

        assertTrue(stopped.getMessage().contains("as the test wants it (503 account.disabled)"), stopped.getMessage());
        assertEquals(List.of(), export.pauses());
        assertFalse((export.said() + stopped.getMessage()).contains(TOKEN));
    }

    @Test
    void a_list_whose_place_the_server_no_longer_knows_is_walked_again_and_nothing_is_there_twice() {
        server.list("jobs", "{\"id\":\"1\"}", "{\"id\":\"2\"}", "{\"id\":\"3\"}");
        trouble("jobs@2", new Trouble(400, "request.invalid_cursor", 0));
        Exporting export = exporting("jobs");
        export.run();

        assertEquals(List.of("1", "2", "3"), export.ids("jobs"));
        assertTrue(export.said().contains("walked again from its beginning"), export.said());
    }

    @Test
    void a_server_that_refuses_every_place_ends_it() {
        server.list("jobs", "{\"id\":\"1\"}", "{\"id\":\"2\"}");
        server.troubles(asked ->
                asked.equals("jobs@1") ? Optional.of(new Trouble(400, "request.invalid_cursor", 0)) : Optional.empty());

        ExportFailure stopped = assertThrows(ExportFailure.class, exporting("jobs")::run);

        assertTrue(stopped.getMessage().contains("keeps refusing the cursors"), stopped.getMessage());
    }

    @Test
    void a_parent_that_is_gone_is_passed_over_and_noted() {
        server.list("jobs", "{\"id\":\"1\"},{\"id\":\"2\"}").list("job_interview_stages", "{\"id\":\"s\"}");
        trouble("job_interview_stages?1", new Trouble(404, "remote.not_found", 0));
        Exporting export = exporting("jobs", "job_interview_stages");
        export.run();

        assertEquals(1, export.records("job_interview_stages").size());
        assertEquals(
                List.of(Map.of(
                        "resource",
                        "ats.job_interview_stages",
                        "within",
                        Map.of("job_id", "1"),
                        "status",
                        404L,
                        "code",
                        "remote.not_found")),
                export.manifest().get("unresolved"));
    }

    @Test
    void something_else_than_hirelay_is_told() {
        server.list("jobs", "{\"id\":\"1\"}").record("jobs", "");
        server.list("jobs", "{\"no\":\"id\"}");

        ExportFailure stopped = assertThrows(ExportFailure.class, exporting("jobs")::run);

        assertTrue(stopped.getMessage().contains("is --url right?"), stopped.getMessage());
    }

    @Test
    void an_account_that_is_disabled_while_references_are_looked_up_ends_it() {
        server.list("applications", "{\"id\":\"a\",\"job\":{\"id\":\"7\"}}")
                .list("jobs", "{\"id\":\"1\"}")
                .record("jobs/7", "{\"id\":\"7\"}");
        trouble("jobs/7", new Trouble(503, "account.disabled", 5));
        Exporting export = exporting("applications", "jobs");
        ExportFailure stopped = assertThrows(ExportFailure.class, export::run);
        assertTrue(stopped.getMessage().contains("account.disabled"), stopped.getMessage());

        export.run();
        assertEquals(List.of("1", "7"), export.ids("jobs"));
        assertEquals(List.of(), export.manifest().get("unresolved"));
    }

    @Test
    void a_record_that_can_never_be_read_is_noted() {
        server.list("applications", "{\"id\":\"a\",\"job\":{\"id\":\"7\"}}")
                .list("jobs", "{\"id\":\"1\"}")
                .record("jobs/7", "{\"id\":\"7\"}");
        server.troubles(asked -> asked.equals("jobs/7")
                ? Optional.of(new Trouble(502, "remote.invalid_response", 0))
                : Optional.empty());
        Exporting export = exporting("applications", "jobs");
        export.run();

        assertEquals(List.of("1"), export.ids("jobs"));
        assertEquals(1, ((List<?>) export.manifest().get("unresolved")).size());
    }

    @Test
    void stages_of_jobs_that_references_bring_are_all_there_once() {
        server.list("applications", "{\"id\":\"a\",\"job\":{\"id\":\"B\"}},{\"id\":\"b\",\"job\":{\"id\":\"C\"}}")
                .list("jobs", "{\"id\":\"A\"}")
                .record("jobs/B", "{\"id\":\"B\"}")
                .record("jobs/C", "{\"id\":\"C\"}")
                .list(
                        "job_interview_stages",
                        "{\"id\":\"offer\",\"job\":{\"id\":\"$job\"}},{\"id\":\"screen\",\"job\":{\"id\":\"$job\"}}");
        Exporting export = exporting("applications", "jobs", "job_interview_stages");
        export.run();

        assertEquals(List.of("A", "B", "C"), export.ids("jobs"));
        assertEquals(
                List.of("A offer", "A screen", "B offer", "B screen", "C offer", "C screen"),
                export.records("job_interview_stages").stream()
                        .map(stage -> ((Map<?, ?>) stage.get("job")).get("id") + " " + stage.get("id"))
                        .sorted()
                        .toList());
    }

    @Test
    void nothing_is_left_of_what_is_replaced() throws IOException {
        server.list("jobs", "{\"id\":\"1\"}").list("applications", "{\"id\":\"a\"}");
        Exporting before = exporting("jobs", "applications").format(ExportFormat.CSV);
        before.run();
        for (String name : List.of("candidates.csv.new", "applications.jsonl.part")) {
            Files.writeString(folder.resolve("out").resolve(name), "somebody");
        }
        exporting("jobs").force().run();

        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertEquals(
                    List.of("hirelay.lock", "jobs.jsonl", "manifest.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
