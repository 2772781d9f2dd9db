package io.hirelay.server.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.hirelay.server.ExportedServer;
import io.hirelay.server.secret.DataDirectory;
import io.hirelay.server.secret.DirectoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports of a whole server over a simulated account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {
    private Path folder = Path.of("");
    private ExportedServer server;
    private Exporting whole;
    private int made;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        server = new ExportedServer();
        whole = exporting();
        whole.run();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Exporting exporting() {
        return exporting(folder.resolve("export" + made++));
    }

    private Exporting exporting(Path out) {
        return new Exporting(server.base(), server.account(), server.token(), out);
    }

    private Set<String> listed(String path) {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        do {
            Map<String, Object> page = server.get("/unified/" + path + "?limit=100&integrated_account_id="
                    + server.account()
                    + (path.endsWith("jobs") ? "&confidential=all" : "")
                    + (cursor.isEmpty() ? "" : "&next_cursor=" + cursor));
            ((List<?>) page.get("result")).forEach(record -> ids.add((String) ((Map<?, ?>) record).get("id")));
            cursor = page.get("next_cursor") instanceof String next ? next : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    private static List<String> resources(Exporting export) {
        return ((List<?>) export.manifest().get("resources"))
                .stream()
                        .map(resource -> (String) ((Map<?, ?>) resource).get("resource"))
                        .toList();
    }

    @Test
    void every_record_of_the_usual_resources_is_there_once() {
        for (String resource : resources(whole)) {
            String name = resource.substring(resource.indexOf('.') + 1);
            if (!name.equals("job_interview_stages")) {
                List<String> ids = whole.ids(name);
                assertEquals(listed(resource.replace('.', '/')), new HashSet<>(ids), name);
                assertEquals(new HashSet<>(ids).size(), ids.size(), name);
                assertFalse(ids.isEmpty(), name);
            }
        }
        assertTrue(resources(whole).containsAll(List.of("ats.jobs", "ats.candidates", "ats.applications")));
    }

    @Test
    void what_names_others_is_read_before_them_and_what_is_listed_for_others_after_them() {
        List<String> order = resources(whole);
        for (String first : List.of("ats.applications", "ats.candidates")) {
            assertTrue(order.indexOf(first) < order.indexOf("ats.jobs"), order.toString());
        }
        assertTrue(order.indexOf("ats.jobs") < order.indexOf("ats.job_interview_stages"), order.toString());
    }

    @Test
    void stages_are_those_of_every_job() {
        Map<String, Integer> byJob = new TreeMap<>();
        whole.records("job_interview_stages")
                .forEach(stage -> byJob.merge((String) ((Map<?, ?>) stage.get("job")).get("id"), 1, Integer::sum));
        assertEquals(new HashSet<>(whole.ids("jobs")), byJob.keySet());
    }

    @Test
    void a_line_is_what_the_server_answers() {
        String line = whole.text("candidates.jsonl").lines().findFirst().orElseThrow();
        Map<String, Object> page =
                server.get("/unified/ats/candidates?limit=1&integrated_account_id=" + server.account());
        assertEquals(((List<?>) page.get("result")).get(0), Exporting.object(line));
    }

    @Test
    void the_manifest_tells_what_is_there() {
        Map<String, Object> manifest = whole.manifest();
        assertEquals(server.account(), ((Map<?, ?>) manifest.get("account")).get("id"));
        assertTrue(((String) manifest.get("as_of")).compareTo((String) manifest.get("finished_at")) < 0);
        for (Object each : (List<?>) manifest.get("resources")) {
            Map<?, ?> resource = (Map<?, ?>) each;
            String file = (String) resource.get("file");
            assertEquals(whole.text(file).lines().count(), resource.get("records"), file);
            assertTrue(((String) resource.get("sha256")).matches("[0-9a-f]{64}"));
        }
        assertEquals(List.of(), manifest.get("unresolved"));
    }

    @Test
    void files_are_for_their_owner_and_nothing_else_is_left() throws IOException {
        Set<String> expected = new HashSet<>(Set.of("manifest.json", "hirelay.lock"));
        resources(whole).forEach(resource -> expected.add(resource.substring(resource.indexOf('.') + 1) + ".jsonl"));
        assertEquals(expected, Set.copyOf(whole.names()));
        for (String name : whole.names()) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(whole.file(name))), name);
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(whole.file("."))));
    }

    @Test
    void nothing_that_is_told_holds_the_token_or_a_value_of_a_record() {
        assertFalse(whole.said().contains(server.token().reveal()), whole.said());
        for (Map<String, Object> candidate : whole.records("candidates")) {
            assertFalse(whole.said().contains((String) candidate.get("name")), whole.said());
        }
    }

    @ParameterizedTest
    @EnumSource
    void killed_after_any_step_it_goes_on_to_the_same_files(ExportFormat format) throws IOException {
        Exporting undisturbed =
                format == ExportFormat.JSONL ? whole : exporting().format(format);
        if (undisturbed != whole) {
            undisturbed.run();
        }
        Exporting killed = exporting().format(format);
        int kills = 0;
        while (killed.killedAfter(kills)) {
            kills++;
            for (String name : killed.names()) { // what was being written when it was killed
                if (name.endsWith(".part")) {
                    Files.writeString(killed.file(name), "{\"id\":\"half a rec", StandardOpenOption.APPEND);
                }
            }
        }
        assertTrue(kills > 8, "killed " + kills + " times");
        for (String resource : resources(undisturbed)) {
            String file = resource.substring(resource.indexOf('.') + 1) + "." + format.word();
            assertTrue(withoutLinks(undisturbed.text(file)).equals(withoutLinks(killed.text(file))), file);
        }
        assertEquals(undisturbed.names(), killed.names());
        assertTrue(killed.said().contains("going on with the export of"), killed.said());
    }

    /** Links to files are signed anew for each call. */
    private static String withoutLinks(String text) {
        return text.replaceAll("https?://[^\"]*", "link");
    }

    @Test
    void a_table_says_what_the_lines_say() throws IOException {
        Exporting tables = exporting().format(ExportFormat.CSV).withoutRemoteData();
        tables.run();
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerFor(Map.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(tables.file("applications.csv").toFile())) {
            List<Map<String, Object>> records = whole.records("applications");
            List<Map<String, String>> all = rows.readAll();
            assertEquals(records.size(), all.size());
            for (int i = 0; i < records.size(); i++) {
                Map<String, Object> record = records.get(i);
                assertEquals(record.get("id"), all.get(i).get("id"));
                assertEquals(
                        ((Map<?, ?>) record.get("job")).get("id"), all.get(i).get("job.id"));
                assertEquals(
                        ((Map<?, ?>) record.get("current_stage")).get("name"),
                        all.get(i).get("current_stage.name"));
                assertFalse(all.get(i).containsKey("remote_data"));
            }
        }
    }

    @Test
    void a_finished_export_is_replaced_only_when_that_is_asked_for() {
        Exporting again = exporting(whole.file("."));
        ExportFailure refused = assertThrows(ExportFailure.class, again::run);
        assertTrue(refused.isMisuse() && refused.getMessage().contains("--force"), refused.getMessage());

        Exporting first = exporting().resources("jobs", "users");
        first.run();
        Exporting second =
                exporting(first.file(".").normalize()).resources("jobs").force();
        second.run();
        assertEquals(List.of("hirelay.lock", "jobs.jsonl", "manifest.json"), second.names());
    }

    @Test
    void an_unfinished_export_goes_on_with_the_same_arguments_alone() {
        Exporting begun = exporting();
        assertTrue(begun.killedAfter(4));
        Exporting other =
                exporting(begun.file(".").normalize()).format(ExportFormat.CSV).withoutRemoteData();

        ExportFailure refused = assertThrows(ExportFailure.class, other::run);

        assertTrue(refused.isMisuse());
        for (String part : List.of("format was jsonl and is csv", "remote-data was true and is false", "--force")) {
            assertTrue(refused.getMessage().contains(part), refused.getMessage());
        }
    }

    @Test
    void two_exports_do_not_write_into_one_directory() {
        Exporting other = exporting();
        DirectoryLock lock =
                DirectoryLock.take(DataDirectory.open(other.file(".").normalize()));
        try {
            ExportFailure refused = assertThrows(ExportFailure.class, other::run);
            assertTrue(refused.getMessage().contains("in use by another export (process "), refused.getMessage());
        } finally {
            lock.close();
        }
    }

    @Test
    void a_file_that_somebody_cut_is_told() throws IOException {
        Exporting cut = exporting();
        assertTrue(cut.killedAfter(6));
        String part = cut.names().stream()
                .filter(name -> name.endsWith(".part") && Files.exists(cut.file(name)) && size(cut.file(name)) > 0)
                .findFirst()
                .orElseThrow();
        Files.writeString(cut.file(part), "", StandardOpenOption.TRUNCATE_EXISTING);

        ExportFailure refused = assertThrows(ExportFailure.class, cut::run);

        assertTrue(refused.getMessage().contains("somebody else changed it"), refused.getMessage());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void names_that_there_are_not_are_told_with_those_that_there_are() {
        ExportFailure refused =
                assertThrows(ExportFailure.class, exporting().resources("job", "candidates", "pets")::run);

        assertTrue(refused.isMisuse());
        assertTrue(
                refused.getMessage().contains("there is no job, did you mean jobs?; there is no pets; known are"),
                refused.getMessage());
    }

    @Test
    void what_the_provider_has_not_is_left_out_and_told() {
        Exporting some = exporting().resources("jobs", "tags", "attachments");
        some.run();

        assertTrue(some.said().contains("ats.tags is left out"), some.said());
        assertEquals(2, ((List<?>) some.manifest().get("skipped")).size());
        ExportFailure refused = assertThrows(ExportFailure.class, exporting().resources("tags", "attachments")::run);
        assertTrue(refused.getMessage().contains("listed for each of candidates"), refused.getMessage());
    }

    @Test
    void what_has_to_be_asked_for_by_another_record_is_asked_for_each_of_them() {
        Exporting forms = exporting().resources("jobs", "job_form_fields");
        forms.run();

        assertFalse(forms.records("job_form_fields").isEmpty());
    }

    @Test
    void lists_are_expanded_where_they_can_be() {
        Exporting jobs = exporting().resources("jobs", "departments").expand("description");
        jobs.run();

        assertTrue(jobs.records("jobs").stream().allMatch(job -> job.get("description") instanceof String));
        ExportFailure refused =
                assertThrows(ExportFailure.class, exporting().resources("jobs").expand("descripton")::run);
        assertTrue(refused.getMessage().contains("descripton"), refused.getMessage());
    }
}
