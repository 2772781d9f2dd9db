package io.hirelay.workable.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ProtocolException;
import io.hirelay.http.WireJson;
import io.hirelay.model.RawJson;
import io.hirelay.workable.client.PermissionSet;
import io.hirelay.workable.client.TimeEntry;
import io.hirelay.workable.client.WorkSchedule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of the public client as they are read. */
class TypedTest {
    /** Something to read a record in. */
    record Box(Typed<WorkSchedule> schedule) {}

    record Entries(List<Typed<TimeEntry>> rows) {}

    record Sets(List<Typed<PermissionSet>> rows) {}

    private final WireJson json = new WireJson();

    private <T> T read(String text, Class<T> type) {
        return json.read(text.getBytes(StandardCharsets.UTF_8), type);
    }

    private WorkSchedule schedule(String text) {
        return read("{\"schedule\": " + text + " }", Box.class).schedule().value();
    }

    private TimeEntry entry(String fields) {
        return read("{\"rows\":[{\"uuid\":\"u1\"," + fields + "}]}", Entries.class)
                .rows()
                .get(0)
                .value();
    }

    @Test
    void whatWorkableSaysIsThereTypedAndAsItCame() {
        String text = """
                {"id":"71a4","name":"Full time","mood":{"a":[1,{"b":2}]},"work_days":[{"day_of_week":"monday","work_hours":"8.00",
                 "break_duration":"01:30","work_intervals":[{"from_time":"08:30","to_time":"17:30"}],"break_intervals":[]}],
                 "week_starts_on":"someday","work_hours":40.5,"sample":false}""";

        WorkSchedule schedule = schedule(text);

        assertEquals("71a4", schedule.id());
        assertEquals(Optional.of(new BigDecimal("40.5")), schedule.workHours());
        assertEquals(Optional.of("someday"), schedule.weekStartsOn());
        assertEquals(Optional.empty(), schedule.status());
        WorkSchedule.WorkDay monday = schedule.workDays().get(0);
        assertEquals(Optional.of(new BigDecimal("8.00")), monday.workHours());
        assertEquals(Optional.of(Duration.ofMinutes(90)), monday.breakDuration());
        assertEquals(
                List.of(new WorkSchedule.Interval(Optional.of(LocalTime.of(8, 30)), Optional.of(LocalTime.of(17, 30)))),
                monday.workIntervals());
        assertEquals(RawJson.of(text), schedule.raw());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,{\"b\":[]}]}",
                "[[\"x\"],{\"y\":1}]",
                "\"word\"",
                "17.5",
                "true",
                "[null]",
                "null",
                "[{\"day_of_week\":1,\"work_intervals\":[7]},8]"
            })
    void whatIsOddIsEmptyAndWhatIsBehindItIsRead(String odd) {
        for (String field : List.of("sample", "work_days")) {
            if (field.equals("sample") && odd.equals("true")) {
                continue;
            }
            WorkSchedule schedule = schedule("{\"" + field + "\":" + odd + ",\"id\":\"71a4\",\"name\":\"Full time\"}");

            assertEquals(Optional.empty(), schedule.sample(), field);
            assertEquals(List.of(), schedule.workDays(), field);
            assertEquals(Optional.of("Full time"), schedule.name(), field);
            assertTrue(schedule.raw().text().contains(odd), field);
        }
    }

    @Test
    void whatARecordIsWorthNothingWithoutMustBeThere() {
        for (String text : List.of("{\"name\":\"x\"}", "{\"id\":null}", "{\"id\":\" \"}", "{\"id\":[1]}", "[]", "7")) {
            ProtocolException refused = assertThrows(ProtocolException.class, () -> schedule(text), text);
            assertTrue(refused.getMessage().contains("schedule"), refused.getMessage());
        }
    }

    @Test
    void momentsComeInSeveralForms() {
        Instant nine = Instant.parse("2026-07-27T09:00:00Z");
        for (String form : List.of(
                "2026-07-27T09:00:00Z",
                "2026-07-27T09:00:00.000Z",
                "2026-07-27T11:00:00+02:00",
                "2026-07-27T09:00:00",
                "2026-07-27T09:00")) {
            assertEquals(
                    Optional.of(nine),
                    entry("\"clock_in_time\":\"" + form + "\"").clockInTime(),
                    form);
        }
        assertEquals(
                Optional.of(Instant.parse("2026-07-27T00:00:00Z")),
                entry("\"clock_in_time\":\"2026-07-27\"").clockInTime());
        assertEquals(Optional.empty(), entry("\"clock_in_time\":\"Monday\"").clockInTime());
        assertEquals(Optional.empty(), entry("\"clock_in_time\":1784839970").clockInTime());
    }

    @Test
    void anIdMayBeANumberAndTextByLanguageIsAMap() {
        PermissionSet set = read(
                        "{\"rows\":[{\"id\":16337,\"name\":\"ats.campus\",\"label\":{\"en\":\"Campus\"},\"description\":[]}]}",
                        Sets.class)
                .rows()
                .get(0)
                .value();

        assertEquals(Optional.of("16337"), set.id());
        assertEquals(Map.of("en", "Campus"), set.label());
        assertEquals(Map.of(), set.description());
    }
}
