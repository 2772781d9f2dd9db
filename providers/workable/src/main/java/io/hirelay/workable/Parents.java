package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.Unified;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Lists that lie under one candidate or one job each, and that a filter asks for of one or several. */
final class Parents {
    private static final char SEPARATOR = ';';

    private Parents() {}

    /** The ids a filter names; none when it is not given. */
    static <T extends Unified> List<String> ids(ListRequest<T> request, FilterField<T, String> filter) {
        return request.filters().stream()
                .filter(criterion -> criterion.field().name().equals(filter.name()))
                .findFirst()
                .map(criterion -> criterion.texts().stream().distinct().toList())
                .orElse(List.of());
    }

    /**
     * Lists one after the other, as one list.
     *
     * @param read a page of what lies under one of them; the request's cursor is that list's own
     */
    static <T extends Unified> Page<T> after(
            List<String> ids, ListRequest<T> request, BiFunction<String, ListRequest<T>, Page<T>> read) {
        if (ids.size() == 1) {
            return read.apply(ids.get(0), request);
        }
        String token = request.after().map(Cursor::token).orElse("0" + SEPARATOR);
        int separator = token.indexOf(SEPARATOR);
        int at = separator < 0 ? -1 : place(token.substring(0, separator));
        if (at < 0 || at >= ids.size()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_CURSOR, "next_cursor", "is not a cursor of this list");
        }
        String own = token.substring(separator + 1);
        Page<T> page =
                read.apply(ids.get(at), request.after(own.isEmpty() ? Optional.empty() : Optional.of(new Cursor(own))));
        Optional<String> next = page.next()
                .map(cursor -> at + "" + SEPARATOR + cursor.token())
                .or(() -> at + 1 < ids.size() ? Optional.of((at + 1) + "" + SEPARATOR) : Optional.empty());
        return new Page<>(page.items(), next.map(Cursor::new));
    }

    /**
     * Reads what lies under a candidate.
     *
     * @throws InvalidRequestException when there is no such candidate: it is the filter that is wrong
     */
    static <R> R underCandidate(String candidate, Supplier<R> read) {
        try {
            return read.get();
        } catch (NotFoundException e) {
            throw CandidateIdentifiers.unknown(candidate);
        }
    }

    /**
     * Reads what lies under a job.
     *
     * @throws InvalidRequestException when there is no such job, naming those there are
     */
    static <R> R underJob(String job, WorkableSession session, CallContext call, Supplier<R> read) {
        try {
            return read.get();
        } catch (NotFoundException e) {
            throw JobIdentifiers.unknown(job, session, call);
        }
    }

    private static int place(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
