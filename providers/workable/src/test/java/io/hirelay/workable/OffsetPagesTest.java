package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.http.RemoteQuery;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.model.Department;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.ValueType;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetPagesTest {
    private static final Set<Integer> LENGTHS = Set.of(10, 20, 50, 100);
    private static final FilterField<Department, String> NAME = FilterField.of(
            "name",
            ValueType.TEXT,
            "name",
            department -> department.name().stream().toList(),
            "Those of this name.");

    private final List<String> rows = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private boolean counted = true;

    private void fill(int count) {
        IntStream.range(0, count).forEach(i -> rows.add(String.format("r%04d", i)));
    }

    private Page<String> page(int limit, Optional<Cursor> after) {
        return page(ListRequest.<Department>all().limit(limit).after(after), Map.of());
    }

    private Page<String> page(ListRequest<Department> request, Map<String, String> filters) {
        return OffsetPages.page(request, filters, row -> row, this::read);
    }

    private OffsetPages.Rows<String> read(Map<String, String> query, RemoteQuery more) {
        asked.add(query + " " + more.parameters());
        int length = Integer.parseInt(query.get("limit"));
        int offset = Integer.parseInt(query.get("offset"));
        assertTrue(LENGTHS.contains(length), "Workable refuses pages of " + length);
        int from = Math.min(offset, rows.size());
        return new OffsetPages.Rows<>(
                counted ? rows.size() : null, List.copyOf(rows.subList(from, Math.min(rows.size(), from + length))));
    }

    /** Of the departments that these rows are, those whose number ends with a seven. */
    private Page<String> sevens(int limit, Optional<Cursor> after) {
        return OffsetPages.page(
                ListRequest.<Department>all().limit(limit).after(after).where(NAME.is("7")),
                ListSupport.of(FieldPlan.always(Department.class, List.of("name"))),
                row -> new Department(
                        Id.of(row),
                        Optional.of(row.substring(row.length() - 1)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        RawJson.NULL,
                        Set.of()),
                Map.of(),
                row -> row,
                this::read);
    }

    private List<String> walk(int limit, Runnable between) {
        return walk(
                next -> {
                    Page<String> page = page(limit, next);
                    assertTrue(page.items().size() <= limit);
                    assertTrue(page.next().isEmpty() || !page.items().isEmpty());
                    return page;
                },
                between);
    }

    private static List<String> walk(Function<Optional<Cursor>, Page<String>> pages, Runnable between) {
        List<String> all = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<String> page = pages.apply(next);
            all.addAll(page.items());
            next = page.next();
            between.run();
        } while (next.isPresent());
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 10, 11, 19, 20, 21, 49, 50, 51, 99, 100})
    void aWalkReturnsEveryRowOnceWhateverTheLimit(int limit) {
        fill(237);

        assertEquals(rows, walk(limit, () -> {}));
        counted = false;
        assertEquals(rows, walk(limit, () -> {}));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 11, 20, 99, 100, 101})
    void listsOfAnyLengthEnd(int length) {
        fill(length);

        assertEquals(rows, walk(10, () -> {}));
        assertEquals(rows, walk(100, () -> {}));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 50, 100})
    void ofRowsThatAreChosenHereEachComesOnceInPagesAsLongAsTheyCanBe(int limit) {
        fill(437);

        List<String> sevens = rows.stream().filter(row -> row.endsWith("7")).toList();
        assertEquals(
                sevens,
                walk(
                        next -> {
                            Page<String> page = sevens(limit, next);
                            assertTrue(page.items().size() <= limit);
                            return page;
                        },
                        () -> {}));
        assertTrue(asked.stream().allMatch(each -> each.contains("limit=100")), asked.toString());
        assertTrue(limit < 10 || asked.size() <= 5, asked.toString());
    }

    @Test
    void aPageOfWhichNoRowIsChosenGoesOnAndOneBehindWhichThereIsNoneDoesNot() {
        fill(110);
        rows.replaceAll(row -> row.equals("r0107") ? row : row + "x");

        Page<String> none = sevens(1, Optional.empty());
        Page<String> last = sevens(1, none.next());

        assertEquals(List.of(), none.items());
        assertEquals(List.of("r0107"), last.items());
        assertEquals(Optional.empty(), last.next());
        assertEquals(2, asked.size());
    }

    /** A hundred different walks during which rows come and go, the last ones handed out as well. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowsThatStayAreReturnedOnceWhileOthersComeAndGo(boolean chosen) {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            rows.clear();
            fill(150);
            Set<String> stayed = new TreeSet<>(rows);
            Set<String> cameOrWent = new HashSet<>();
            int limit = 1 + random.nextInt(40);
            List<String> seen = walk(next -> chosen ? sevens(limit, next) : page(limit, next), () -> {
                for (int i = random.nextInt(2); i < 2; i++) {
                    if (random.nextBoolean() && rows.size() > 100) {
                        cameOrWent.add(rows.remove(random.nextInt(rows.size())));
                    } else {
                        String row = "n" + random.nextInt(1_000_000);
                        cameOrWent.add(row);
                        rows.add(random.nextInt(rows.size() + 1), row);
                    }
                }
            });

            stayed.removeAll(cameOrWent);
            stayed.removeIf(row -> chosen && !row.endsWith("7"));
            assertEquals(seen.size(), new HashSet<>(seen).size(), "a row comes twice in walk " + seed);
            Set<String> missed = new TreeSet<>(stayed);
            missed.removeAll(seen);
            assertEquals(Set.of(), missed, "rows that are missed in walk " + seed);
        }
    }

    @Test
    void oneOfTheLastRowsThatMovesByItselfMisleadsNobody() {
        fill(60);
        Page<String> first = page(20, Optional.empty());
        Collections.swap(rows, 19, 40);

        List<String> second = page(20, first.next()).items();

        assertEquals("r0040", second.get(0), "what has taken its place is no row that was seen");
        assertEquals("r0020", second.get(1));
    }

    @Test
    void whereAllOfTheLastRowsHaveGoneTheListGoesOnAtTheNumberReached() {
        fill(60);
        Page<String> first = page(20, Optional.empty());
        rows.subList(17, 20).clear();

        assertEquals("r0023", page(20, first.next()).items().get(0));
    }

    @Test
    void aListThatHasShrunkBelowThePlaceReachedEnds() {
        fill(60);
        Page<String> first = page(50, Optional.empty());
        rows.subList(3, 60).clear();

        assertEquals(Page.of(List.of()), page(50, first.next()));
    }

    @Test
    void filtersAreSentAndACallersOwnWordsGoBeforeThem() {
        fill(30);
        ListRequest<Department> request = ListRequest.<Department>all()
                .limit(5)
                .withRemoteQuery(Map.of("query", List.of("own"), "offset", List.of("7"), "order_by", List.of("team")));

        Page<String> first = page(request, Map.of("query", "ours", "state", "x"));
        page(request.after(first.next()), Map.of("query", "ours", "state", "x"));

        assertEquals("r0007", first.items().get(0));
        assertEquals(2, asked.size());
        assertTrue(asked.get(0).contains("offset=7") && asked.get(1).contains("offset=11"), asked.toString());
        for (String each : asked) {
            assertTrue(each.contains("state=x") && each.contains("query=[own]") && !each.contains("ours"), each);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0:a", "12", "12:", "-1:a", "12:a,b,c,d", "a?since_id=1"})
    void aCursorOfAnotherListIsRefused(String token) {
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> page(10, Optional.of(new Cursor(token))));

        assertEquals(ErrorCode.REQUEST_INVALID_CURSOR, refused.code());
        assertEquals(List.of(), asked);
    }
}
