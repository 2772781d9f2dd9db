package io.hirelay.server.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import io.hirelay.model.Application;
import io.hirelay.model.Candidate;
import io.hirelay.model.Unified;
import io.hirelay.operation.Catalogue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    private static String written(Class<? extends Unified> type, boolean remoteData, String... records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvTable table = new CsvTable(type, remoteData, new Json());
        try (CsvTable.Writer writer = table.new Writer(out)) {
            for (String record : records) {
                writer.write(record.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void columns_follow_from_what_a_record_is_made_of() {
        assertEquals(
                "id,candidate.id,job.id,status,current_stage.id,current_stage.name,current_stage.kind,current_stage.job.id,"
                        + "applied_at,rejected_at,reject_reason,hired_at,source.id,source.name,source.category,"
                        + "credited_to.id,credited_to.first_name,credited_to.last_name,credited_to.emails,attachments,"
                        + "created_at,updated_at\r\n",
                written(Application.class, false));
        assertTrue(written(Application.class, true).endsWith(",updated_at,remote_data\r\n"));
    }

    @Test
    void every_resource_has_columns_each_once() {
        Catalogue.resources().forEach(resource -> {
            List<String> names = new CsvTable(resource.type(), true, new Json())
                    .columns().stream().map(CsvTable.Column::name).toList();
            assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
            assertTrue(names.contains("id"), resource.id());
        });
    }

    @Test
    void what_needs_quotes_has_them_and_lists_are_json() {
        String[] lines = written(
                        Candidate.class,
                        false,
                        "{\"id\":\"1\",\"first_name\":\"Ada \\\"the\\\" first\",\"last_name\":\"a,b\",\"name\":\"\",\"company\":null,"
                                + "\"is_sourced\":true,\"skills\":[\"x\",\"=y\"],\"emails\":[],\"summary\":\"two\\nlines\"}")
                .split("\r\n");
        assertEquals(2, lines.length);
        assertTrue(lines[1].startsWith("1,\"Ada \"\"the\"\" first\",\"a,b\",\"\",,"), lines[1]);
        assertTrue(lines[1].contains(",\"two\nlines\","), lines[1]);
        assertTrue(lines[1].contains(",\"[\"\"x\"\",\"\"=y\"\"]\","), lines[1]);
        assertTrue(lines[1].contains(",[],"), lines[1]);
        assertTrue(lines[1].contains(",true,"), lines[1]);
    }

    @Test
    void half_a_character_is_replaced() {
        String line = written(
                        Candidate.class,
                        false,
                        "{\"id\":\"1\",\"first_name\":\"\\ud83d\",\"last_name\":\"\\ud83d\\ude00\",\"skills\":[\"cut \\ud83d\"]}")
                .split("\r\n")[1];
        assertTrue(line.startsWith("1,\ufffd,\ud83d\ude00,"), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30 1", "-3", "@sum", "\tx", "\rx", "'=1", "''@x"})
    void what_a_spreadsheet_would_run_stands_behind_an_apostrophe(String text) {
        assertEquals("'" + text, CsvTable.harmless(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "O'Hara", "'tis", "1-2", " =1"})
    void everything_else_is_left_as_it_is(String text) {
        assertEquals(text, CsvTable.harmless(text));
    }

    @Test
    void texts_that_were_made_harmless_can_be_told_from_all_others() {
        List<String> texts = List.of("=x", "'=x", "''=x", "x", "'x");
        assertEquals(
                texts.size(), texts.stream().map(CsvTable::harmless).distinct().count());
        assertFalse(texts.stream().map(CsvTable::harmless).anyMatch(text -> text.startsWith("=")));
    }
}
