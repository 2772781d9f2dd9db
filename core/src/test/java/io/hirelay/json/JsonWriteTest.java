package io.hirelay.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.Id;
import io.hirelay.model.PayInterval;
import io.hirelay.model.RawJson;
import io.hirelay.model.StageKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonWriteTest {
    private final Json json = new Json();

    /** A record like one of the server's own. */
    public record Envelope(
            Optional<String> nextCursor, List<Integer> counts, int limit, boolean isLast, Optional<Envelope> inner) {}

    /** What a partial write sends. */
    public record Patch(Change<String> name, Change<String> code, Change<List<String>> tags) {}

    /** Not unified, yet it knows what was not loaded. */
    public record Partial(Optional<String> a, List<String> b, Set<String> notLoaded) {}

    record Hidden(Optional<String> a) {}

    enum Plain {
        SOME_THING
    }

    @Test
    void plainValues() {
        assertEquals("null", written(null));
        assertEquals("\"a\\\"b\\\\\\n\\u0001é\"", written("a\"b\\\n\u0001é"));
        assertEquals("true", written(true));
        assertEquals("-7", written(-7));
        assertEquals("9223372036854775807", written(Long.MAX_VALUE));
        assertEquals("18446744073709551616", written(BigInteger.ONE.shiftLeft(64)));
        assertEquals("0.1", written(0.1));
        assertEquals("\"2026-01-31T09:30:00Z\"", written(Instant.parse("2026-01-31T09:30:00Z")));
        assertEquals("\"2026-01-31T09:30:00.050Z\"", written(Instant.parse("2026-01-31T09:30:00.0509Z")));
        assertEquals("\"+12026-01-31T09:30:00Z\"", written(Instant.parse("+12026-01-31T09:30:00Z")));
        assertEquals("\"2026-01-31\"", written(LocalDate.of(2026, 1, 31)));
        assertEquals("null", written(Optional.empty()));
        assertEquals("[1,[],null]", written(Arrays.asList(Optional.of(1), Set.of(), null)));
        assertEquals("\"00000000-0000-0001-0000-000000000002\"", written(new UUID(1, 2)));
        assertEquals("\"https://example.com/a?b\"", written(URI.create("https://example.com/a?b")));
    }

    @Test
    void decimalsAreWrittenPlainUnlessThatWouldBeHuge() {
        assertEquals("100", written(new BigDecimal("1E+2")));
        assertEquals("1.50", written(new BigDecimal("1.50")));
        assertEquals("0.00001", written(new BigDecimal("1E-5")));
        assertEquals("1E+1000000", written(new BigDecimal("1E+1000000")));
    }

    @Test
    void valuesOfTheModel() {
        assertEquals("\"7c\"", written(Id.of("7c")));
        assertEquals("\"phone-screen\"", written(StageKind.PHONE_SCREEN));
        assertEquals("\"one_time\"", written(Coded.of(PayInterval.ONE_TIME, "Once")));
        assertEquals("\"Every Blue Moon\"", written(Coded.<PayInterval>unknown("Every Blue Moon")));
        assertEquals("\"some_thing\"", written(Plain.SOME_THING));
    }

    @Test
    void aRecordsFieldsAreAlwaysThere() {
        assertEquals(
                "{\"next_cursor\":null,\"counts\":[],\"limit\":1,\"is_last\":true,\"inner\":"
                        + "{\"next_cursor\":\"x\",\"counts\":[1,2],\"limit\":0,\"is_last\":false,\"inner\":null}}",
                written(new Envelope(
                        Optional.empty(),
                        List.of(),
                        1,
                        true,
                        Optional.of(new Envelope(Optional.of("x"), List.of(1, 2), 0, false, Optional.empty())))));
    }

    @Test
    void aWholeCandidate() {
        assertEquals("""
                {"id":"7c","first_name":"Zoë","last_name":"O\\"Hara\\n","name":null,"company":null,\
                "title":"Ingeniería 🚀","last_interaction_at":"2026-02-03T04:05:06.070Z","is_private":false,\
                "can_email":null,"emails":[{"email":"zoe@example.com","type":null,"is_primary":true}],\
                "phones":[{"number":"+30 210 000 0000","extension":null,"type":"mobile"}],\
                "urls":[{"url":"https://example.com/zoe","type":"profile"}],"locations":["Athens, Greece"],\
                "location_details":[{"id":null,"city":"Athens","region":"Attica","country":"Greece",\
                "country_code":"GR","postal_code":null,"is_remote":null,"workplace_type":"on the moon"}],\
                "tags":[{"id":null,"name":"java"}],"summary":null,"cover_letter":null,"education":null,\
                "experience":[{"company":"Acme","title":"Engineer","summary":null,"industry":null,\
                "is_current":true,"start_date":"2020-02-29","end_date":null}],"skills":[],"answers":[\
                {"question":"?","question_id":null,"type":null,"value":"yes, <b>please</b>"},\
                {"question":"?","question_id":null,"type":null,"value":true},\
                {"question":"?","question_id":null,"type":null,"value":1.50},\
                {"question":"?","question_id":null,"type":null,"value":["a","b"]},\
                {"question":"?","question_id":null,"type":null,"value":"https://example.com/f"}],\
                "source":null,"is_sourced":true,"applications":[{"id":"7c:APP1","candidate":{"id":"7c"},\
                "job":{"id":"JOB1"},"status":"active","current_stage":{"id":"phone-screen",\
                "name":"Phone Screen","kind":"phone-screen","job":{"id":"JOB1"}},\
                "applied_at":"2026-03-01T10:00:00Z","rejected_at":null,"reject_reason":null,"hired_at":null,\
                "source":{"id":null,"name":"Careers page","category":null},"credited_to":null,\
                "attachments":null,"created_at":"2026-03-01T10:00:00Z","updated_at":null,\
                "remote_data":{ "key" : "7c","Grüße":1.50 }}],"attachments":[],\
                "created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-02T00:00:00.123Z",\
                "remote_data":{ "key" : "7c","Grüße":1.50 }}""", written(Samples.candidate()));
    }

    @Test
    void aFieldThatIsNotLoadedIsNull() {
        assertEquals("{\"a\":\"x\",\"b\":null}", written(new Partial(Optional.of("x"), List.of(), Set.of("b"))));
        assertEquals("{\"a\":null,\"b\":[]}", written(new Partial(Optional.empty(), List.of(), Set.of())));
        Set<String> growing = new HashSet<>(Set.of("a"));
        Partial partial = new Partial(Optional.of("x"), List.of(), growing);
        assertEquals("{\"a\":null,\"b\":[]}", written(partial));
        growing.add("b");
        assertEquals("{\"a\":null,\"b\":null}", written(partial));
    }

    @Test
    void aChangeThatKeepsIsLeftOut() {
        assertEquals(
                "{\"code\":null,\"tags\":[\"a\"]}",
                written(new Patch(Change.keep(), Change.clear(), Change.set(List.of("a")))));
    }

    @Test
    void rawJsonOfAnySizeIsCopiedByteForByte() {
        for (int size : new int[] {1, 500, 511, 512, 513, 7_990, 7_999, 8_000, 8_001, 40_000}) {
            String raw = "\"" + "\\u00e9 ü".repeat(size / 9 + 1) + "\"";
            byte[] around = ("xx" + raw + "yy").getBytes(StandardCharsets.UTF_8);
            RawJson slice = RawJson.slice(around, 2, around.length - 4);
            List<Object> rows = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                rows.add(Map.of("r", slice));
                rows.add("é".repeat(i * 37));
                rows.add(slice);
            }
            StringBuilder expected = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                expected.append(i == 0 ? "[" : ",")
                        .append("{\"r\":")
                        .append(raw)
                        .append("},\"");
                expected.append("é".repeat(i * 37)).append("\",").append(raw);
            }
            assertEquals(expected.append("]").toString(), written(rows));
        }
    }

    @Test
    void halfAPairOfSurrogatesIsCarried() {
        assertEquals("\"🚀\"", written("🚀"));
        char[] characters = {'a', 'é', '€', '"', '\ud83d', '\ude80'};
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            int length = i < 1_000 ? i % 10 : random.nextInt(20_000);
            String text = random.ints(length, 0, characters.length)
                    .mapToObj(at -> String.valueOf(characters[at]))
                    .collect(Collectors.joining());
            assertEquals(text, json.read(json.write(text)));
        }
    }

    @Test
    void aProjectionKeepsTheFieldsNamedAndTheId() {
        Projection names = new Projection(Optional.of(Set.of("name", "emails")), Set.of(), true);
        assertEquals(List.of("id", "name", "emails"), keys(names.of(Samples.candidate())));
        Projection some = new Projection(Optional.of(Set.of("name", "emails")), Set.of("emails"), true);
        assertEquals(List.of("id", "name"), keys(some.of(Samples.candidate())));
        Projection fewer = new Projection(Optional.empty(), Set.of("emails"), true);
        assertFalse(keys(fewer.of(Samples.candidate())).contains("emails"));
        assertTrue(keys(fewer.of(Samples.candidate())).contains("phones"));
    }

    @Test
    void aProjectionLooksAtTheRecordsOwnFieldsOnly() {
        Projection applications =
                new Projection(Optional.of(Set.of("applications")), Set.of("job", "attachments"), true);
        String written = written(applications.of(Samples.candidate()));
        assertTrue(written.contains("\"job\":{\"id\":\"JOB1\"}"), written);
        assertTrue(written.contains("\"attachments\":null"), written);
    }

    @Test
    void remoteDataIsLeftOutAtEveryLevel() {
        Projection without = new Projection(Optional.empty(), Set.of(), false);
        assertFalse(written(without.of(Samples.candidate())).contains("remote_data"));
        Projection exceptOwn = new Projection(Optional.empty(), Set.of("remote_data"), true);
        String nested = written(exceptOwn.of(Samples.candidate()));
        assertEquals(nested.indexOf("remote_data"), nested.lastIndexOf("remote_data"));
        assertTrue(nested.contains("remote_data"));
    }

    @Test
    void anEnvelopeHoldsProjectedRecords() {
        Projection names = new Projection(Optional.of(Set.of("first_name")), Set.of(), false);
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("result", names.of(List.of(Samples.candidate(), Samples.application())));
        envelope.put("by_id", names.of(new TreeMap<>(Map.of("7c", Samples.candidate()))));
        envelope.put("one", names.of(Optional.of(Samples.candidate())));
        envelope.put("none", names.of(null));
        envelope.put("text", names.of("x"));
        envelope.put("whole", Samples.application());
        String row = "{\"id\":\"7c\",\"first_name\":\"Zoë\"}";
        assertEquals(
                "{\"result\":[" + row + ",{\"id\":\"7c:APP1\"}],\"by_id\":{\"7c\":" + row + "},\"one\":" + row
                        + ",\"none\":null,\"text\":\"x\",\"whole\":" + written(Samples.application()) + "}",
                written(envelope));
    }

    @Test
    void aStreamIsNeitherFlushedNorClosed() throws IOException {
        var target = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                throw new AssertionError("flushed");
            }

            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        json.write(Samples.candidate(), target);
        assertArrayEquals(json.write(Samples.candidate()), target.toByteArray());
    }

    @Test
    void whatHasNoJsonFormIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> json.write(new Object()));
        assertThrows(IllegalArgumentException.class, () -> json.write(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> json.write(Map.of(1, 2)));
        var hidden = assertThrows(IllegalArgumentException.class, () -> json.write(new Hidden(Optional.empty())));
        assertTrue(hidden.getMessage().contains("Hidden must be a public record"), hidden.getMessage());
        var partly = new ByteArrayOutputStream();
        assertThrows(IllegalArgumentException.class, () -> json.write(List.of(1, new Object()), partly));
        assertEquals("[1", partly.toString(StandardCharsets.UTF_8));
        assertEquals("1", written(1), "a failure leaves nothing behind");
    }

    @Test
    void manyThreadsShareIt() throws Exception {
        String expected = written(Samples.candidate());
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int rows = i;
                calls.add(() -> written(java.util.Collections.nCopies(rows, Samples.candidate()))
                        .equals("[" + String.join(",", java.util.Collections.nCopies(rows, expected)) + "]"));
            }
            for (var done : pool.invokeAll(calls)) {
                assertTrue(done.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private List<String> keys(Object value) {
        return List.copyOf(json.readObject(json.write(value)).keySet());
    }

    private String written(Object value) {
        return new String(json.write(value), StandardCharsets.UTF_8);
    }
}
