package io.hirelay.workable.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ProtocolException;
import io.hirelay.http.WireJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireRecordTest {
    private final WireJson json = new WireJson();

    private <T> T read(String text, Class<T> type) {
        return json.read(text.getBytes(StandardCharsets.UTF_8), type);
    }

    @Test
    void namesAreSnakeCaseAndUnknownOnesAreIgnored() {
        JobDto job = read("""
                {"shortcode":"9CD658E13E","full_title":"Clerk - 1","mood":{"deep":[1,{"deeper":true}]},
                 "salary":{"salary_from":10.50,"salary_to":null,"salary_currency":"gbp"}}""", JobDto.class);

        assertEquals("9CD658E13E", job.shortcode());
        assertEquals("Clerk - 1", job.fullTitle());
        assertEquals(new BigDecimal("10.50"), job.salary().salaryFrom());
        assertNull(job.salary().salaryTo());
        assertNull(job.title());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,{\"b\":[]}]}",
                "[[\"x\"],{\"y\":1}]",
                "\"word\"",
                "17",
                "true",
                "[{\"shortcode\":\"J1\",\"city\":{\"name\":[1,2]}}]"
            })
    void aFieldOfAnotherKindIsNullAndThoseBehindItAreRead(String odd) {
        for (String field : new String[] {"location", "locations", "salary", "department_hierarchy", "confidential"}) {
            JobDto job = read(
                    "{\"" + field + "\":" + odd + ",\"shortcode\":\"9CD658E13E\",\"title\":\"Clerk\"}", JobDto.class);

            assertEquals("9CD658E13E", job.shortcode(), field);
            assertEquals("Clerk", job.title(), field);
        }
    }

    @Test
    void anIdMayBeANumber() {
        assertEquals(
                "5272269",
                read("{\"id\":5272269,\"slug\":\"sourced\",\"position\":1}", StageDto.class)
                        .id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"id\":null}", "{\"id\":\" \"}", "{\"id\":{\"value\":\"27\"}}", "{\"id\":[\"27\"]}"})
    void aRecordWithoutItsIdIsRefused(String candidate) {
        ProtocolException refused = assertThrows(
                ProtocolException.class,
                () -> read("{\"candidates\":[{\"id\":\"27\"}," + candidate + "]}", CandidatesPage.class));

        assertTrue(String.valueOf(refused.getMessage()).contains("candidates[1]"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"candidates\":null}",
                "{\"candidates\":{}}",
                "[]",
                "\"\"",
                "{\"error\":\"x\"}",
                "{\"candidates\":[null]}"
            })
    void aPageWithoutItsRowsIsRefusedAndNotEmpty(String page) {
        assertThrows(ProtocolException.class, () -> read(page, CandidatesPage.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"candidates\":[{\"id\":\"27\",\"skills\":[{\"name\":\"sql\"",
                "{\"candidates\":[{\"id\":\"27\",\"skills\":[{\"name\":,}]}]}",
                "{\"candidates\":[{\"id\":\"27\",\"location\":{\"city\":\"x}}]}",
                "{\"candidates\":[{\"id\":\"27\"}]"
            })
    void whatIsNoJsonIsNotReadLeniently(String page) {
        assertThrows(ProtocolException.class, () -> read(page, CandidatesPage.class));
    }

    @Test
    void aRowKeepsItsOwnBytes() {
        String row = "{ \"id\" : \"27\",\"skills\": [ 1, \"x\" ], \"new_field\":\"\\u00e9 é\" }";
        CandidatesPage page =
                read("{\"candidates\":[" + row + " , {\"id\":\"28\"}],\"paging\":[]}", CandidatesPage.class);

        assertEquals(row, page.candidates().get(0).raw().text());
        assertEquals("{\"id\":\"28\"}", page.candidates().get(1).raw().text());
        assertNull(page.paging());
    }

    @Test
    void aPartThatIsOddDoesNotCostItsNeighbours() {
        CandidateDto candidate = read("""
                {"id":"27","education_entries":[{"school":["A"],"degree":"BSc"}],"skills":[{"name":{}},{"name":"sql"}],
                 "answers":[{"question":{"body":"Age?"},"answer":{"number":5}},{"question":"odd","answer":"odd"}],
                 "tags":["a",null,3]}""", CandidateDto.class);

        assertEquals("BSc", candidate.educationEntries().get(0).degree());
        assertNull(candidate.educationEntries().get(0).school());
        assertEquals("sql", candidate.skills().get(1).name());
        assertEquals(5L, ((Number) candidate.answers().get(0).answer().get("number")).longValue());
        assertNull(candidate.answers().get(1).answer());
        assertEquals(java.util.Arrays.asList("a", null, "3"), candidate.tags());
    }
}
