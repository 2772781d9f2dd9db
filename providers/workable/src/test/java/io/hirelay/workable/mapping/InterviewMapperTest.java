package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.model.Interview;
import io.hirelay.model.InterviewStatus;
import io.hirelay.model.Ref;
import io.hirelay.workable.wire.EventsPage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterviewMapperTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    @Test
    void anEventIsAnInterview() {
        String record = """
                {"id":"e1","title":"Call with Ada","description":"","type":"CallEvent",
                 "starts_at":"2026-05-04T09:00:00.000Z","ends_at":"2026-05-04T09:30:00.000Z","cancelled":false,
                 "job":{"shortcode":"AB12","title":"Engineer"},"candidate":{"id":"c1","name":"Ada"},
                 "members":[{"id":"1f1","name":"Nora","type":"Member","status":"accepted"},{"name":"Nobody"},
                            {"id":"1f2","name":"Eric","type":"Member","status":"needs-action"}],
                 "conference":{"type":"zoom_meeting","id":"77","url":"https://meet.example/77"}}""";

        Interview interview = map(record);

        assertEquals("e1", interview.id().value());
        assertEquals(Optional.of("Call with Ada"), interview.title());
        assertEquals(Optional.of(Ref.to("c1")), interview.candidate());
        assertEquals(Optional.of(Ref.to("c1")), interview.application());
        assertEquals(Optional.of(Ref.to("AB12")), interview.job());
        assertEquals(List.of(Ref.to("1f1"), Ref.to("1f2")), interview.interviewers());
        assertEquals(Optional.empty(), interview.organizer());
        assertEquals(Optional.of("https://meet.example/77"), interview.location());
        assertEquals(Optional.of(Instant.parse("2026-05-04T09:00:00Z")), interview.startAt());
        assertEquals(Optional.of(Instant.parse("2026-05-04T09:30:00Z")), interview.endAt());
        assertEquals(record, interview.remoteData().text());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-04T09:59:59.999Z, false, COMPLETED",
        "2026-05-04T10:00:00.000Z, false, SCHEDULED",
        "2026-05-04T10:30:00.000Z, false, SCHEDULED",
        "2026-05-04T09:59:59.999Z, true, CANCELLED",
        "2026-05-04T10:30:00.000Z, true, CANCELLED",
        "whenever, false, SCHEDULED",
        "whenever, null, SCHEDULED",
    })
    void whetherItIsOverIsToldByTheClock(String end, String cancelled, InterviewStatus status) {
        Interview interview = map("{\"id\":\"e1\",\"ends_at\":\"" + end + "\",\"cancelled\":" + cancelled + "}");

        assertEquals(Optional.of(status), interview.status().orElseThrow().known());
    }

    @Test
    void withoutAJobThereIsNoApplication() {
        Interview interview = map("{\"id\":\"e1\",\"candidate\":{\"id\":\"c1\"}}");

        assertEquals(Optional.of(Ref.to("c1")), interview.candidate());
        assertEquals(Optional.empty(), interview.application());
        assertEquals(Optional.empty(), interview.location());
        assertEquals(List.of(), interview.interviewers());
    }

    private static Interview map(String record) {
        return InterviewMapper.map(
                Wire.read(EventsPage.class, "{\"events\":[" + record + "]}")
                        .events()
                        .get(0),
                NOW);
    }
}
