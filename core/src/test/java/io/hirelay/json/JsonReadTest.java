package io.hirelay.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.model.Application;
import io.hirelay.model.ApplicationStatus;
import io.hirelay.model.Candidate;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.PayInterval;
import io.hirelay.model.RandomRecords;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.Operation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonReadTest {
    private final Json json = new Json();

    /** One of everything that can be read. */
    public record Body(
            @Required Optional<String> name,
            int count,
            Optional<Long> big,
            Optional<BigDecimal> amount,
            Optional<Boolean> flag,
            Optional<Instant> at,
            Optional<LocalDate> on,
            Optional<Id<Job>> job,
            Optional<Coded<PayInterval>> interval,
            Optional<PayInterval> closed,
            List<Item> items,
            Optional<Map<String, Object>> context,
            Optional<RawJson> raw) {}

    /** Something nested, that checks itself. */
    public record Item(Optional<String> text) {
        public Item {
            if (text.filter("bad"::equals).isPresent()) {
                throw new IllegalArgumentException("must be good");
            }
        }
    }

    /** A partial write. */
    public record Patch(Change<String> a, Change<Integer> b, Change<List<Item>> c, Change<Id<Job>> d) {}

    @Test
    void jdkTypes() {
        Map<String, Object> read = json.readObject(utf8("""
                {"b": 1, "a": [true, null, "é🚀", 1.50, 9223372036854775808, -0, 1e2, {}], "": {"x": false}}"""));
        assertEquals(List.of("b", "a", ""), List.copyOf(read.keySet()));
        assertEquals(1L, read.get("b"));
        assertEquals(
                Arrays.asList(
                        true,
                        null,
                        "é🚀",
                        new BigDecimal("1.50"),
                        new BigDecimal("9223372036854775808"),
                        0L,
                        new BigDecimal("1E+2"),
                        Map.of()),
                read.get("a"));
        assertThrows(UnsupportedOperationException.class, () -> read.put("c", 1));
        assertEquals(" ", json.read(utf8("\" \"")));
    }

    @Test
    void whatIsWrongAndWhereButNotWhatItHolds() {
        assertInvalid("is empty; a JSON document is expected", "");
        assertInvalid("is empty; a JSON document is expected", " \n ");
        assertInvalid("ends before the JSON document is complete (line 2, column 11)", "{\n \"secret\":");
        assertInvalid("is not well-formed JSON (line 1, column 12)", "{\"secret\": secreter}");
        assertInvalid("is not well-formed JSON (line 1, column 13)", "{\"secret\":1,}");
        assertInvalid("goes on after the JSON document ended (line 1, column 3)", "{}{\"secret\":1}");
        assertInvalid("names a field twice in one object (line 2, column 1)", "{\"secret\":1,\n\"secret\":1}");
        assertInvalid("must be a JSON object, not a list", "[\"secret\"]");
        assertInvalid("must be a JSON object, not null", "null");
        assertInvalid("holds a number or a name that is too long", "{\"a\":" + "1".repeat(1_001) + "}");
    }

    @Test
    void whatIsNotUtf8() {
        assertEquals(
                ErrorCode.REQUEST_INVALID,
                refused(new byte[] {'"', (byte) 0xc3, '(', '"'}).code());
        assertEquals(
                ErrorCode.REQUEST_INVALID,
                refused("{\"a\":1}".getBytes(StandardCharsets.UTF_16)).code());
    }

    @Test
    void depthAndSizeAreLimited() {
        Json small = new Json(new JsonLimits(20, 3));
        assertEquals(List.of(List.of(List.of())), small.read(utf8("[[[]]]")));
        var deep = assertThrows(InvalidRequestException.class, () -> small.read(utf8("[[{\"a\":[]}]]")));
        assertEquals("body: is nested deeper than 3 levels (line 1, column 8)", deep.getMessage());
        assertEquals(
                20, small.read(utf8("\"" + "a".repeat(18) + "\"")).toString().length() + 2);
        var large = assertThrows(InvalidRequestException.class, () -> small.read(utf8(" ".repeat(21))));
        assertEquals(ErrorCode.REQUEST_TOO_LARGE, large.code());
        assertEquals("body: has 21 bytes; at most 20 are read", large.getMessage());
        assertEquals(
                ErrorCode.REQUEST_INVALID, refused(utf8("[".repeat(1_000_000))).code());
        assertThrows(IllegalArgumentException.class, () -> new JsonLimits(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new JsonLimits(1, 1_001));
    }

    @Test
    void aRecord() {
        Body body = json.read(utf8("""
                        {"name":"n","count":3,"big":4,"amount":1.50,"flag":true,"at":"2026-01-31T09:30:00+02:00",
                         "on":"2026-01-31","job":"J","interval":"yearly","closed":"one_time",
                         "items":[{"text":"t"},{}],"context":{"a":{"b":[1]}},"raw":{"z":[1.0]}}"""), Body.class);
        assertEquals(
                new Body(
                        Optional.of("n"),
                        3,
                        Optional.of(4L),
                        Optional.of(new BigDecimal("1.50")),
                        Optional.of(true),
                        Optional.of(Instant.parse("2026-01-31T07:30:00Z")),
                        Optional.of(LocalDate.of(2026, 1, 31)),
                        Optional.of(Id.of("J")),
                        Optional.of(Coded.of(PayInterval.YEARLY)),
                        Optional.of(PayInterval.ONE_TIME),
                        List.of(new Item(Optional.of("t")), new Item(Optional.empty())),
                        Optional.of(Map.of("a", Map.of("b", List.of(1L)))),
                        Optional.of(RawJson.of("{\"z\":[1.0]}"))),
                body);
        assertEquals(
                Coded.<PayInterval>unknown("Fortnightly"),
                json.read(utf8("{\"name\":\"n\",\"count\":3,\"interval\":\"Fortnightly\"}"), Body.class)
                        .interval()
                        .orElseThrow());
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        var e = assertThrows(InvalidRequestException.class, () -> json.read(utf8("""
                                {"name":null,"big":1.5,"amount":"secret","flag":"secret","at":"2026-01-31","on":"secret",
                                 "job":" ","interval":"","closed":"secret","items":[{"text":"bad"},{"text":1},null,"secret"],
                                 "context":[],"extra":1}"""), Body.class));
        assertEquals(ErrorCode.REQUEST_VALIDATION_FAILED, e.code());
        assertFalse(e.getMessage().contains("secret"), e.getMessage());
        assertEquals(
                List.of(
                        "extra: is not a field here; the fields are name, count, big, amount, flag, at, on, job,"
                                + " interval, closed, items, context, raw",
                        "name: is required",
                        "count: is required",
                        "big: must be a whole number of at most 64 bits",
                        "amount: must be a number, not text",
                        "flag: must be true or false, not text",
                        "at: must be an ISO 8601 time with its offset, such as 2026-01-31T09:30:00Z",
                        "on: must be an ISO 8601 date, such as 2026-01-31",
                        "job: an id must not be blank",
                        "interval: must not be blank",
                        "closed: must be one of yearly, monthly, weekly, daily, hourly, one_time, semi_monthly,"
                                + " bi_monthly, bi_weekly",
                        "items[0]: must be good",
                        "items[1].text: must be text, not a number",
                        "items[2]: must not be null",
                        "items[3]: must be an object, not text",
                        "context: must be an object, not a list"),
                told(e));
    }

    @Test
    void aNumberThatNeedsMoreRoomThanItSays() {
        var e = assertThrows(
                InvalidRequestException.class,
                () -> json.read(utf8("{\"name\":\"n\",\"count\":1e999999999}"), Body.class));
        assertEquals(List.of("count: must be a whole number of at most 32 bits"), told(e));
    }

    @Test
    void aPartialWriteKeepsClearsAndSets() {
        assertEquals(
                new Patch(
                        Change.keep(), Change.clear(), Change.set(List.of(new Item(Optional.of("t")))), Change.keep()),
                json.read(utf8("{\"b\":null,\"c\":[{\"text\":\"t\"}]}"), Patch.class));
        var e = assertThrows(
                InvalidRequestException.class,
                () -> json.read(utf8("{\"a\":1,\"b\":\"x\",\"c\":[1],\"d\":[]}"), Patch.class));
        assertEquals(
                List.of(
                        "a: must be text, not a number",
                        "b: must be a whole number, not text",
                        "c[0]: must be an object, not a number",
                        "d: must be text, not a list"),
                told(e));
    }

    @Test
    void aLongNameOfAnUnknownFieldIsCut() {
        var e = assertThrows(
                InvalidRequestException.class,
                () -> json.read(utf8("{\"" + "x".repeat(10_000) + "\":1}"), Patch.class));
        assertEquals("x".repeat(64) + "…", e.failures().get(0).field());
    }

    @Test
    void whatWasWrittenReadsBackTheSame() {
        Application application = json.read(json.write(Samples.application()), Application.class);
        assertEquals(Set.of("attachments"), application.notLoaded(), "a list that is null is not loaded");
        assertEquals(Coded.of(ApplicationStatus.ACTIVE), application.status().orElseThrow());
        Candidate candidate = json.read(json.write(Samples.candidate()), Candidate.class);
        assertSameJson(json.write(withoutRemoteData(Samples.candidate())), json.write(withoutRemoteData(candidate)));
    }

    @Test
    void everyRecordOfTheModelReadsBackTheSame() {
        RandomRecords random = new RandomRecords(23);
        for (Operation<?, ?> operation : Catalogue.operations()) {
            for (int i = 0; i < 20; i++) {
                byte[] written = json.write(random.make(operation.resource().type()));
                assertSameJson(written, json.write(json.read(written, recordOf(operation))));
            }
        }
    }

    @SuppressWarnings("unchecked") // every resource's type is a record
    private static Class<? extends Record> recordOf(Operation<?, ?> operation) {
        return (Class<? extends Record>) (Class<?>) operation.resource().type();
    }

    private static void assertSameJson(byte[] expected, byte[] actual) {
        assertEquals(new String(expected, StandardCharsets.UTF_8), new String(actual, StandardCharsets.UTF_8));
    }

    private static Projected withoutRemoteData(Candidate candidate) {
        // The provider's record is written again in a form of our own when it was read as a value.
        return new Projection(Optional.empty(), Set.of(), false).of(candidate);
    }

    private void assertInvalid(String message, String document) {
        var e = refused(utf8(document));
        assertEquals(ErrorCode.REQUEST_INVALID, e.code());
        assertTrue(e.getMessage().startsWith("body: " + message), e.getMessage());
        assertFalse(e.getMessage().contains("secret"), e.getMessage());
        assertEquals("body", e.failures().get(0).field());
    }

    private InvalidRequestException refused(byte[] document) {
        return assertThrows(InvalidRequestException.class, () -> json.readObject(document));
    }

    private static List<String> told(InvalidRequestException e) {
        List<String> told = new ArrayList<>();
        for (Failure failure : e.failures()) {
            told.add(failure.field() + ": " + failure.message());
        }
        return told;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
