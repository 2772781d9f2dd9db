package io.hirelay.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.model.StageKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValueTypeTest {
    @Test
    void aTimeIsGivenWithItsOffsetOrAsADate() {
        Instant moment = Instant.parse("2026-01-31T07:30:00Z");
        for (String text : List.of(
                "2026-01-31T07:30:00Z",
                "2026-01-31T07:30Z",
                "2026-01-31T07:30:00.000z",
                "2026-01-31T09:30:00+02:00",
                "2026-01-31T02:30:00-05:00",
                " 2026-01-31T07:30:00Z ")) {
            assertEquals(moment, ValueType.TIME.parse(text), text);
        }
        assertEquals(Instant.parse("2026-01-31T00:00:00Z"), ValueType.TIME.parse("2026-01-31"));
    }

    @Test
    void timesOnTheProvidersClockAreTakenAsTheyStand() {
        LocalDateTime half = LocalDateTime.of(2026, 1, 31, 9, 30);
        for (String same : List.of("2026-01-31T09:30", "2026-01-31T09:30:00.000", " 2026-01-31T09:30:00Z ")) {
            assertEquals(half, ValueType.LOCAL_TIME.parse(same), same);
        }
        assertEquals(LocalDate.of(2026, 1, 31).atStartOfDay(), ValueType.LOCAL_TIME.parse("2026-01-31"));
        for (String wrong : List.of("2026-01-31T09:30:00+02:00", "2026-01-31T09:30:00[Europe/Paris]", "soon", "")) {
            assertThrows(IllegalArgumentException.class, () -> ValueType.LOCAL_TIME.parse(wrong), wrong);
        }
    }

    @Test
    void aPlusSignThatArrivedAsASpaceIsAPlusSign() {
        assertEquals(Instant.parse("2026-01-31T07:30:00Z"), ValueType.TIME.parse("2026-01-31T09:30:00 02:00"));
    }

    @Test
    void whatIsNoTimeIsRefusedWithWhatWouldBeRight() {
        for (String text : List.of(
                "yesterday",
                "2026-02-30",
                "2026-01-31T25:00:00Z",
                "2026-01-31T09:30:00",
                "2026-01-31 09:30:00Z",
                "31.01.2026",
                "1769844600")) {
            var e = assertThrows(IllegalArgumentException.class, () -> ValueType.TIME.parse(text), text);
            assertEquals(
                    "must be an ISO 8601 time such as 2026-01-31T09:30:00Z, or a date such as 2026-01-31",
                    e.getMessage());
        }
    }

    @Test
    void wordsThatAreLookedForBeginWordsOfATextInAnyOrder() {
        String name = "Zoë-Marie O'Hara, née Łąck";
        for (String asked : List.of("zoe", "ZOË", "o'hara", "marie zo", "o'h, mar", " née ", "zoe-marie")) {
            assertTrue(ValueType.SEARCH.same(ValueType.SEARCH.parse(asked), name), asked);
        }
        for (String asked : List.of("oe", "zoe anna", "hara")) {
            assertFalse(ValueType.SEARCH.same(asked, name), asked);
        }
        var e = assertThrows(IllegalArgumentException.class, () -> ValueType.SEARCH.parse(" - , "));
        assertEquals("must have a word to look for", e.getMessage());
        assertEquals(Set.of(Operator.EQ), ValueType.SEARCH.operators());
    }

    @Test
    void aFlagIsTrueOrFalse() {
        assertEquals(true, ValueType.FLAG.parse(" TRUE"));
        assertEquals(false, ValueType.FLAG.parse("false"));
        var e = assertThrows(IllegalArgumentException.class, () -> ValueType.FLAG.parse("1"));
        assertEquals("must be true or false", e.getMessage());
        assertEquals(List.of("true", "false"), ValueType.FLAG.words());
    }

    @Test
    void aWordIsOneOfItsList() {
        ValueType<StageKind> kinds = ValueType.wordOf(StageKind.class);
        assertEquals(StageKind.PHONE_SCREEN, kinds.parse(" Phone-Screen "));
        assertEquals("phone-screen", kinds.write(StageKind.PHONE_SCREEN));
        assertEquals(StageKind.values().length, kinds.words().size());
        var e = assertThrows(IllegalArgumentException.class, () -> kinds.parse("phone_screen"));
        assertTrue(
                e.getMessage().startsWith("must be one of sourced, applied, shortlisted, phone-screen, "),
                e.getMessage());
    }

    @Test
    void textAndIdsAreTakenAsTheyAre() {
        assertEquals(" Ann  Lee ", ValueType.TEXT.parse(" Ann  Lee "));
        ValueType<String> jobs = ValueType.idOf(Ats.JOBS);
        assertEquals("GROOV 1", jobs.parse("GROOV 1"));
        assertEquals(Optional.of(Ats.JOBS), jobs.names());
        assertEquals(Optional.empty(), ValueType.TEXT.names());
        assertEquals("id of ats.jobs", jobs.toString());
    }

    @Test
    void anAddressIsComparedWithoutCase() {
        assertEquals("Zoe@Example.COM", ValueType.EMAIL.parse(" Zoe@Example.COM "));
        assertTrue(ValueType.EMAIL.same("ZOE@example.com", "zoe@Example.com"));
        assertFalse(ValueType.TEXT.same("ZOE", "zoe"));
    }

    @Test
    void nothingIsNoValue() {
        for (ValueType<?> type : List.of(
                ValueType.TEXT,
                ValueType.EMAIL,
                ValueType.TIME,
                ValueType.LOCAL_TIME,
                ValueType.SEARCH,
                ValueType.FLAG,
                ValueType.idOf(Ats.JOBS),
                ValueType.wordOf(StageKind.class))) {
            for (String text : List.of("", "  ")) {
                var e = assertThrows(IllegalArgumentException.class, () -> type.parse(text), type.name());
                assertEquals("must not be empty", e.getMessage());
            }
        }
    }

    @Test
    void whatIsWrittenParsesBack() {
        Instant moment = Instant.parse("2026-01-31T07:30:00.123456Z");
        assertEquals(moment, ValueType.TIME.parse(ValueType.TIME.write(moment)));
        for (StageKind kind : StageKind.values()) {
            ValueType<StageKind> kinds = ValueType.wordOf(StageKind.class);
            assertEquals(kind, kinds.parse(kinds.write(kind)));
        }
        assertEquals(false, ValueType.FLAG.parse(ValueType.FLAG.write(false)));
    }

    @Test
    void onlyTimesAreOrdered() {
        assertEquals(EnumSet.allOf(Operator.class), ValueType.TIME.operators());
        assertEquals(Set.of(Operator.EQ, Operator.IN), ValueType.TEXT.operators());
        assertEquals(Set.of(Operator.EQ), ValueType.FLAG.operators());
        for (Operator operator : Operator.values()) {
            assertEquals(Optional.of(operator), Operator.of(operator.word()));
        }
        assertEquals(Optional.empty(), Operator.of("ne"));
        assertEquals(Optional.empty(), Operator.of("EQ"));
    }
}
