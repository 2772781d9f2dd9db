package io.hirelay.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicesTest {
    private static Page<String> page(List<String> rows, int limit, Optional<Cursor> after) {
        return Slices.page(rows, Function.identity(), limit, after);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 100})
    void a_walk_with_any_limit_gives_every_row_once(int limit) {
        List<String> rows = List.of("a", "b:c", "", "d", "e");
        List<String> walked = new ArrayList<>();
        Pages.walk(cursor -> page(rows, limit, cursor)).forEach(walked::add);
        assertEquals(rows, walked);
    }

    @Test
    void rows_that_come_and_go_between_pages_neither_repeat_nor_hide_others() {
        Optional<Cursor> after =
                page(List.of("a", "b", "c", "d"), 2, Optional.empty()).next();
        assertEquals(
                List.of("c", "d"),
                page(List.of("new", "a", "b", "c", "d"), 5, after).items());
        assertEquals(List.of("c", "d"), page(List.of("b", "c", "d"), 5, after).items());
        assertEquals(List.of("d"), page(List.of("a", "c", "d"), 5, after).items(), "its place counts when it has gone");
    }

    @Test
    void an_empty_list_has_one_page() {
        assertEquals(Page.of(List.of()), page(List.of(), 10, Optional.empty()));
        assertEquals(Page.of(List.of()), page(List.of(), 10, Optional.of(new Cursor("3:c"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ":", "-1:a", "0:a", "1", "99999999999:a"})
    void a_cursor_that_was_not_given_is_refused(String token) {
        assertThrows(InvalidRequestException.class, () -> page(List.of("a", "b"), 1, Optional.of(new Cursor(token))));
    }
}
