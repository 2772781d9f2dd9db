package io.hirelay.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PagesTest {
    private final List<String> fetched = new ArrayList<>();

    @Test
    void everyRecordOfEveryPageInOrder() {
        Iterable<Integer> walk = Pages.walk(list(List.of(1, 2), List.of(3), List.of(4, 5)));
        assertEquals(List.of(1, 2, 3, 4, 5), all(walk));
        assertEquals(List.of("", "1", "2"), fetched);
    }

    @Test
    void nothingIsFetchedBeforeItIsWanted() {
        Iterator<Integer> walk =
                Pages.walk(list(List.of(1, 2), List.of(3), List.of(4))).iterator();
        assertEquals(List.of(), fetched);
        walk.next();
        walk.next();
        assertEquals(List.of(""), fetched);
        assertTrue(walk.hasNext());
        assertTrue(walk.hasNext());
        assertEquals(List.of("", "1"), fetched);
    }

    @Test
    void eachWalkStartsAfresh() {
        Iterable<Integer> walk = Pages.walk(list(List.of(1), List.of(2)));
        walk.iterator().next();
        assertEquals(List.of(1, 2), all(walk));
        assertEquals(List.of(1, 2), all(walk));
        assertEquals(List.of("", "", "1", "", "1"), fetched);
    }

    @Test
    void anEmptyPageIsNotTheEnd() {
        assertEquals(List.of(1, 2), all(Pages.walk(list(List.of(), List.of(1), List.of(), List.of(), List.of(2)))));
        assertEquals(List.of(), all(Pages.walk(list(List.of(), List.of()))));
        assertEquals(List.of(), all(Pages.walk(list(List.of()))));
    }

    @Test
    void anEndedWalkHasNoNext() {
        Iterator<Integer> walk = Pages.walk(list(List.of(1))).iterator();
        walk.next();
        assertFalse(walk.hasNext());
        assertThrows(NoSuchElementException.class, walk::next);
        assertEquals(List.of(""), fetched);
    }

    @Test
    void aStreamIsTheSameWalkAndAsLazy() {
        var stream = Pages.stream(list(List.of(1, 2), List.of(3), List.of(4)));
        assertEquals(List.of(), fetched);
        assertEquals(Optional.of(3), stream.filter(each -> each > 2).findFirst());
        assertEquals(List.of("", "1"), fetched);
        assertEquals(
                4, Pages.stream(list(List.of(1, 2), List.of(3), List.of(4))).count());
    }

    @Test
    @Timeout(10)
    void pagesThatGoRoundInACircleAreRefused() {
        for (int tail : new int[] {0, 1, 2, 7, 20}) {
            for (int circle : new int[] {1, 2, 3, 5, 8, 33}) {
                List<Integer> seen = new ArrayList<>();
                Iterable<Integer> walk = Pages.walk(after -> {
                    int here = after.map(cursor -> Integer.parseInt(cursor.token()))
                            .orElse(0);
                    int next = here + 1 < tail + circle ? here + 1 : tail;
                    return new Page<>(List.of(here), Optional.of(new Cursor(String.valueOf(next))));
                });
                assertThrows(IllegalStateException.class, () -> walk.forEach(seen::add));
                assertTrue(seen.size() <= 4 * (tail + circle) + 1, tail + " + " + circle + ": " + seen.size());
            }
        }
    }

    @Test
    void aPageThatNamesItselfIsRefusedBeforeItsRecordsAreRepeated() {
        List<Integer> seen = new ArrayList<>();
        Iterable<Integer> walk =
                Pages.walk(after -> new Page<>(List.of(after.isPresent() ? 1 : 0), Optional.of(new Cursor("stuck"))));
        assertThrows(IllegalStateException.class, () -> walk.forEach(seen::add));
        assertEquals(List.of(0), seen);
    }

    @Test
    void aLongListIsNoCircle() {
        int pages = 100_000;
        Iterable<Integer> walk = Pages.walk(after -> {
            int here = after.map(cursor -> Integer.parseInt(cursor.token())).orElse(0);
            return new Page<>(
                    List.of(here),
                    here + 1 < pages ? Optional.of(new Cursor(String.valueOf(here + 1))) : Optional.empty());
        });
        int count = 0;
        for (int each : walk) {
            assertEquals(count++, each);
        }
        assertEquals(pages, count);
    }

    @Test
    void theLastPageIsLetGoBeforeTheNextIsFetched() {
        List<WeakReference<Object>> given = new ArrayList<>();
        Iterator<Object> walk = Pages.walk(after -> {
                    given.forEach(PagesTest::assertCollected);
                    Object item = new Object();
                    given.add(new WeakReference<>(item));
                    return new Page<>(List.of(item), Optional.of(new Cursor(String.valueOf(given.size()))));
                })
                .iterator();
        for (int i = 0; i < 4; i++) {
            walk.next();
        }
        assertEquals(4, given.size());
    }

    @Test
    void aFailureIsTheCallersAndTheWalkCanGoOn() {
        boolean[] failing = {true};
        Function<Optional<Cursor>, Page<Integer>> list = list(List.of(1), List.of(2));
        Iterator<Integer> walk = Pages.<Integer>walk(after -> {
                    if (after.isPresent() && failing[0]) {
                        throw new IllegalArgumentException("once");
                    }
                    return list.apply(after);
                })
                .iterator();
        walk.next();
        assertThrows(IllegalArgumentException.class, walk::next);
        failing[0] = false;
        assertEquals(2, walk.next());
        assertFalse(walk.hasNext());
    }

    @Test
    void aPageIsAValue() {
        List<Integer> items = new ArrayList<>(List.of(1, 2));
        Page<Integer> page = new Page<>(items, Optional.of(new Cursor("c")));
        items.clear();
        assertEquals(List.of(1, 2), page.items());
        assertEquals(new Page<>(List.of("1", "2"), Optional.of(new Cursor("c"))), page.map(String::valueOf));
        assertEquals(new Page<>(List.of(1), Optional.empty()), Page.of(List.of(1)));
    }

    @Test
    void aCursorIsNeverEmptyAndSaysNothing() {
        assertThrows(IllegalArgumentException.class, () -> new Cursor(""));
        assertThrows(NullPointerException.class, () -> new Cursor(null));
        assertEquals("Cursor[16 characters]", new Cursor("zoe@example.com!").toString());
    }

    private static void assertCollected(WeakReference<Object> page) {
        for (int i = 0; i < 50 && page.get() != null; i++) {
            System.gc();
        }
        assertNull(page.get(), "a page read before is still held");
    }

    private static <T> List<T> all(Iterable<T> walk) {
        List<T> all = new ArrayList<>();
        walk.forEach(all::add);
        return all;
    }

    @SafeVarargs
    private final Function<Optional<Cursor>, Page<Integer>> list(List<Integer>... pages) {
        return after -> {
            fetched.add(after.map(Cursor::token).orElse(""));
            int here = after.map(cursor -> Integer.parseInt(cursor.token())).orElse(0);
            return new Page<>(
                    pages[here],
                    here + 1 < pages.length ? Optional.of(new Cursor(String.valueOf(here + 1))) : Optional.empty());
        };
    }
}
