package io.hirelay.page;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a list that a provider gives whole. The cursor names the last row handed out and its place, so that rows
 * that come or go between two pages neither repeat nor hide others; when that very row has gone, its place counts.
 */
public final class Slices {
    private static final char SEPARATOR = ':';

    private Slices() {}

    /**
     * @param rows the whole list, in an order that stays
     * @param id what tells rows apart
     * @throws InvalidRequestException when the cursor is not one that this method gave
     */
    public static <T> Page<T> page(List<T> rows, Function<? super T, String> id, int limit, Optional<Cursor> after) {
        int from = after.map(cursor -> start(rows, id, cursor)).orElse(0);
        int to = Math.min(rows.size(), from + limit);
        List<T> items = rows.subList(Math.min(from, to), to);
        return new Page<>(
                items,
                to < rows.size()
                        ? Optional.of(new Cursor(to + "" + SEPARATOR + id.apply(rows.get(to - 1))))
                        : Optional.empty());
    }

    private static <T> int start(List<T> rows, Function<? super T, String> id, Cursor cursor) {
        String token = cursor.token();
        int separator = token.indexOf(SEPARATOR);
        Integer place = separator < 0 ? null : place(token.substring(0, separator));
        if (place == null) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_CURSOR, "next_cursor", "is not a cursor of this list");
        }
        String last = token.substring(separator + 1);
        for (int i = 0; i < rows.size(); i++) {
            if (id.apply(rows.get(i)).equals(last)) {
                return i + 1;
            }
        }
        return Math.min(place, rows.size());
    }

    private static @Nullable Integer place(String text) {
        try {
            int place = Integer.parseInt(text);
            return place > 0 ? place : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
