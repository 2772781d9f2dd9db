package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.workable.mapping.FieldWish.Rows;
import io.hirelay.workable.mapping.FieldWish.Sent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is sent of a field with several values. */
class FieldWishTest {
    private static final String DAY = "from";

    @Test
    void aValueThatIsWantedNoMoreIsLeftOutWhereHistoryIsKeptToo() {
        Map<String, Object> first = row("r1", "r1", true, "+1");
        List<Object> stored = List.of(first, row("r2", "r2", false, "+2"));

        assertEquals(Optional.of(new Sent(List.of(first))), rows(true, "+1").against(stored));
        assertEquals(Optional.of(new Sent(List.of(first))), rows(false, "+1").against(stored));
        assertEquals(Optional.empty(), rows(true, "+1", "+2").against(stored));
    }

    @Test
    void whatAValueStoodInPlaceOfIsNoValueAnyMore() {
        List<Object> stored = List.of(row("r1", "r1", false, "+1"), row("r2", "r1", true, "+2"));

        assertEquals(Optional.empty(), rows(true, "+2").against(stored));
    }

    @Test
    void formerTermsStayWhereHistoryIsKept() {
        List<Object> stored = List.of(
                row("r1", "r1", false, Map.of(DAY, "2020-01-01T00:00:00.000Z")),
                row("r2", "r2", true, Map.of(DAY, "2021-01-01T00:00:00.000Z")));
        Rows latest = new Rows(List.of(Map.of(DAY, "2021-01-01T00:00:00.000Z")), true, true, Optional.of(DAY));

        assertEquals(Optional.empty(), latest.against(stored));
    }

    private static Rows rows(boolean history, Object... values) {
        return new Rows(List.of(values), true, history, Optional.empty());
    }

    private static Map<String, Object> row(String id, String history, boolean primary, Object value) {
        return Map.of("row_id", id, "history_of", history, "is_primary", primary, "value", value);
    }
}
