package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Unified;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the lists of Workable HR, which begin at a row's number and have 10, 20, 50 or 100 rows. A page may come out
 * one row shorter than was asked for.
 *
 * <p>Where Workable does not run all filters itself, as many rows are read at once as there can be, and the rest of the
 * filters is run on them before the page is cut: a filter that few rows pass costs no call for each handful of others.
 *
 * <p>Numbers of rows shift when others come or go. So a cursor keeps the ids of the last rows looked at, and the next
 * read begins with the very last of them again. Where that one is not, they are looked for in the fifty rows before and
 * behind, and the page goes on behind them; one that moved by itself is outvoted by the two others. That way rows that
 * stay are neither lost nor doubled by others that come or go, as long as one of the last rows is still within reach.
 * What cannot be told is a row that itself moves across the place reached, because it is sorted by something that changes
 * such as a name; and where all of the last rows have gone, the list goes on at the number that was reached.
 *
 * @param <R> a row
 */
final class OffsetPages<R> {
    private static final String LIMIT = "limit";
    private static final String OFFSET = "offset";
    private static final int[] LENGTHS = {10, 20, 50, 100};
    private static final int LONGEST = 100;

    /** How many of the last rows a cursor names. */
    private static final int ANCHORS = 3;

    private static final Pattern CURSOR = Pattern.compile("([1-9]\\d{0,8}):([^,]+(?:,[^,]+){0," + (ANCHORS - 1) + "})");

    /** Makes the call for some rows. */
    interface Reader<R> {
        /**
         * @param query with limit and offset
         * @param more what a caller asks in Workable's own words
         */
        Rows<R> read(Map<String, String> query, RemoteQuery more);
    }

    /**
     * Rows as Workable answers them.
     *
     * @param total how many there are in all; null where it does not say
     */
    record Rows<R>(@Nullable Integer total, List<R> rows) {}

    /** Rows from this number on; whether there are more behind them. */
    private record Window<R>(int from, List<R> rows, boolean more) {
        int end() {
            return from + rows.size();
        }
    }

    /** Where to go on: behind this many rows, the last of which had these ids, the very last one first. */
    private record Position(int offset, List<String> last) {}

    private final Map<String, String> filters;
    private final Function<R, String> id;
    private final Reader<R> reader;
    private final RemoteQuery more;
    private final Optional<String> ownLimit;
    private final int limit;
    private final Position position;
    private final Optional<Predicate<R>> choice;

    private OffsetPages(
            ListRequest<?> request,
            Map<String, String> filters,
            Function<R, String> id,
            Reader<R> reader,
            Optional<Predicate<R>> choice) {
        Map<String, List<String>> remote = new HashMap<>(request.remoteQuery());
        this.ownLimit = first(remote.remove(LIMIT));
        Optional<String> ownOffset = first(remote.remove(OFFSET));
        Map<String, String> native_ = new LinkedHashMap<>(filters);
        native_.keySet().removeAll(remote.keySet());
        this.filters = native_;
        this.more = new RemoteQuery(remote);
        this.id = id;
        this.reader = reader;
        this.choice = choice;
        this.limit = request.limitOrDefault();
        this.position =
                request.after().map(OffsetPages::position).orElseGet(() -> new Position(begin(ownOffset), List.of()));
    }

    /**
     * One page.
     *
     * @param filters that Workable runs
     * @param id what tells rows apart; without a comma
     * @throws InvalidRequestException when the cursor is not one that this method gave
     */
    static <R> Page<R> page(
            ListRequest<?> request, Map<String, String> filters, Function<R, String> id, Reader<R> reader) {
        return new OffsetPages<>(request, filters, id, reader, Optional.empty()).page();
    }

    /**
     * One page of the rows that pass those criteria of the request which Workable does not run; all of them when it runs
     * them all. A page without a row may be followed by others.
     *
     * @param support which criteria it runs
     * @param told what a row tells, of which the other criteria look at nothing that costs a call
     */
    static <T extends Unified, R> Page<R> page(
            ListRequest<T> request,
            ListSupport<T> support,
            Function<R, T> told,
            Map<String, String> filters,
            Function<R, String> id,
            Reader<R> reader) {
        List<Criterion<T, ?>> here = request.filters().stream()
                .filter(criterion -> !support.runs(criterion))
                .toList();
        if (here.isEmpty()) {
            return page(request, filters, id, reader);
        }
        Predicate<R> choice = row -> {
            T item = told.apply(row);
            return here.stream().allMatch(criterion -> criterion.test(item).orElse(false));
        };
        return new OffsetPages<>(request, filters, id, reader, Optional.of(choice)).page();
    }

    private Page<R> page() {
        if (position.last().isEmpty()) {
            Window<R> window = read(position.offset(), lengthFor(limit));
            return page(window, 0);
        }
        int from = position.offset() - 1;
        Window<R> window = read(from, lengthFor(limit + 1));
        if (!window.rows().isEmpty()
                && id.apply(window.rows().get(0)).equals(position.last().get(0))) {
            return page(window, 1);
        }
        Window<R> around = read(Math.max(0, from - LONGEST / 2), LONGEST);
        List<Integer> places = IntStream.range(0, around.rows().size())
                .filter(i -> isLast(around.rows().get(i)))
                .boxed()
                .toList();
        return places.isEmpty() ? page(window, 1) : page(around, places.get((places.size() - 1) / 2) + 1);
    }

    /** The rows of a window from this one on, without those that were the last of the page before. */
    private Page<R> page(Window<R> window, int first) {
        List<R> seen = new ArrayList<>();
        List<R> items = new ArrayList<>();
        int at = first;
        for (; at < window.rows().size() && items.size() < limit; at++) {
            R row = window.rows().get(at);
            if (!isLast(row)) {
                seen.add(row);
                if (isWanted(row)) {
                    items.add(row);
                }
            }
        }
        if (seen.isEmpty() && window.more()) {
            return page(read(window.end(), lengthFor(limit)), 0);
        }
        boolean goesOn = !seen.isEmpty()
                && (window.more()
                        || window.rows().subList(at, window.rows().size()).stream()
                                .anyMatch(this::isWanted));
        return new Page<>(items, goesOn ? Optional.of(cursor(window.from() + at, seen)) : Optional.empty());
    }

    private boolean isWanted(R row) {
        return choice.map(passes -> passes.test(row)).orElse(true);
    }

    private int lengthFor(int rows) {
        return choice.isPresent() ? LONGEST : length(rows);
    }

    private boolean isLast(R row) {
        return position.last().contains(id.apply(row));
    }

    private Window<R> read(int from, int length) {
        Map<String, String> query = new LinkedHashMap<>(filters);
        query.put(LIMIT, ownLimit.orElseGet(() -> String.valueOf(length)));
        query.put(OFFSET, String.valueOf(from));
        Rows<R> answer = reader.read(query, more);
        int end = from + answer.rows().size();
        boolean more = answer.total() == null ? answer.rows().size() >= length : end < answer.total();
        return new Window<>(from, answer.rows(), more && !answer.rows().isEmpty());
    }

    private Cursor cursor(int offset, List<R> seen) {
        List<String> last = new ArrayList<>();
        for (int i = seen.size() - 1; i >= 0 && last.size() < ANCHORS; i--) {
            last.add(id.apply(seen.get(i)));
        }
        position.last().stream().limit(ANCHORS - last.size()).forEach(last::add);
        return new Cursor(offset + ":" + String.join(",", last));
    }

    private static Position position(Cursor cursor) {
        Matcher matcher = CURSOR.matcher(cursor.token());
        if (!matcher.matches()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_CURSOR, "next_cursor", "is not a cursor of this list");
        }
        return new Position(
                Integer.parseInt(matcher.group(1)), List.of(matcher.group(2).split(",")));
    }

    /** The shortest length that Workable accepts and that has this many rows, or the longest there is. */
    private static int length(int rows) {
        return Arrays.stream(LENGTHS)
                .filter(length -> length >= rows)
                .findFirst()
                .orElse(LONGEST);
    }

    private static int begin(Optional<String> ownOffset) {
        return ownOffset
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static Optional<String> first(@Nullable List<String> values) {
        return values == null ? Optional.empty() : values.stream().findFirst();
    }
}
