package io.hirelay.server.http;

import static io.hirelay.server.http.Lines.Turn.LATER;
import static io.hirelay.server.http.Lines.Turn.NEVER;
import static io.hirelay.server.http.Lines.Turn.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final Party A = new Party("a");
    private static final Party B = new Party("b");
    private static final Party C = new Party("c");

    private final Lines<String> lines = new Lines<>(8, 8, 16);

    @Test
    void a_party_has_a_quarter_of_the_places_and_half_of_the_room() {
        List<Lines.Turn> turns = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            turns.add(lines.enter(A, "a" + i));
        }
        assertEquals(List.of(NOW, NOW, LATER, LATER, LATER, LATER, NEVER, NEVER), turns);
        assertEquals(NOW, lines.enter(B, "b"));
    }

    @Test
    void what_belongs_to_nobody_may_have_all_places() {
        for (int i = 0; i < 8; i++) {
            assertEquals(NOW, lines.enter(Party.NOBODY, "n" + i));
        }
        for (int i = 0; i < 8; i++) {
            assertEquals(LATER, lines.enter(Party.NOBODY, "n" + i));
        }
        assertEquals(NEVER, lines.enter(Party.NOBODY, "n"));
        assertEquals(NEVER, lines.enter(A, "a"));
    }

    @Test
    void lines_take_turns() {
        for (int i = 0; i < 8; i++) {
            lines.enter(Party.NOBODY, "n" + i);
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(LATER, lines.enter(A, "a" + i));
        }
        assertEquals(LATER, lines.enter(B, "b0"));
        assertEquals(LATER, lines.enter(B, "b1"));
        assertEquals(LATER, lines.enter(C, "c0"));
        List<Optional<String>> served = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            served.add(lines.next(Party.NOBODY));
        }
        assertEquals(
                List.of("a0", "b0", "c0", "a1", "b1"),
                served.stream().map(Optional::orElseThrow).toList());
        assertEquals(Optional.empty(), lines.next(Party.NOBODY), "the third of A waits for A's own places");
        assertEquals(Optional.of("a2"), lines.next(A));
    }

    @Test
    void the_room_is_bounded_for_all_together() {
        Lines<String> narrow = new Lines<>(4, 4, 8);
        List.of(A, B, C, new Party("d")).forEach(party -> assertEquals(NOW, narrow.enter(party, "works")));
        assertEquals(LATER, narrow.enter(A, "1"));
        assertEquals(LATER, narrow.enter(A, "2"));
        assertEquals(NEVER, narrow.enter(A, "3"));
        assertEquals(LATER, narrow.enter(B, "1"));
        assertEquals(LATER, narrow.enter(B, "2"));
        assertEquals(NEVER, narrow.enter(C, "1"));
    }

    @Test
    void who_leaves_gives_the_room_back() {
        Lines<String> narrow = new Lines<>(1, 2, 3);
        assertEquals(NOW, narrow.enter(A, "a"));
        assertEquals(LATER, narrow.enter(B, "b0"));
        assertEquals(NEVER, narrow.enter(B, "b1"));
        narrow.leave(B, "b0");
        assertEquals(LATER, narrow.enter(B, "b1"));
        narrow.leave(C, "nothing");
        assertEquals(Optional.of("b1"), narrow.next(A));
        assertEquals(Optional.empty(), narrow.next(B));
    }

    @Test
    void nobody_is_given_work_that_was_cleared() {
        Lines<String> narrow = new Lines<>(1, 2, 3);
        narrow.enter(A, "a");
        narrow.enter(B, "b");
        narrow.clear();
        assertEquals(Optional.empty(), narrow.next(A));
    }
}
