package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.ProtocolException;
import io.hirelay.http.RemoteQuery;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.workable.wire.PagingDto;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The query of one page of a Workable list, from a request and its cursor; made for one call, not thread-safe.
 *
 * <p>{@code paging.next} names the first row of the next page, may lead from {@code /candidates} to the candidates of
 * one job, and may have lost filters. So a cursor keeps which of the two paths it is and what {@code next} says beyond
 * limit and filters, never its host; limit and filters are the request's own on every page.
 */
final class PageQuery {
    private static final String LIMIT = "limit";
    private static final Set<String> POSITION = Set.of("since_id", "max_id");
    private static final char SAME_PATH = 'a';
    private static final char UNDER_JOB = 'j';
    private static final HttpUrl ANY_HOST = HttpUrl.get("https://any.invalid/");

    private final Map<String, String> filters = new LinkedHashMap<>();
    private final Map<String, String> position;
    private final boolean underJob;
    private final int limit;
    private final RemoteQuery more;

    private PageQuery(Map<String, String> position, boolean underJob, int limit, RemoteQuery more) {
        this.position = position;
        this.underJob = underJob;
        this.limit = limit;
        this.more = more;
    }

    /** @throws InvalidRequestException when the cursor is not one that {@link #next} gave */
    static PageQuery of(ListRequest<?> request) {
        if (request.after().isEmpty()) {
            return new PageQuery(Map.of(), false, request.limitOrDefault(), new RemoteQuery(request.remoteQuery()));
        }
        String token = request.after().get().token();
        char path = token.charAt(0);
        HttpUrl url = token.length() > 2 && token.charAt(1) == '?'
                ? ANY_HOST.newBuilder().encodedQuery(token.substring(2)).build()
                : null;
        if (url == null || url.querySize() == 0 || path != SAME_PATH && path != UNDER_JOB) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_CURSOR, "next_cursor", "is not a cursor of this list");
        }
        Map<String, List<String>> remote = new HashMap<>(request.remoteQuery());
        remote.keySet().removeAll(POSITION);
        return new PageQuery(parameters(url), path == UNDER_JOB, request.limitOrDefault(), new RemoteQuery(remote));
    }

    /** Adds a filter that Workable runs. */
    PageQuery filter(String name, String value) {
        filters.put(name, value);
        return this;
    }

    /** Takes a filter out again. */
    PageQuery without(String name) {
        filters.remove(name);
        return this;
    }

    /** Whether this is the first page. */
    boolean isFirst() {
        return position.isEmpty();
    }

    /** Whether the page lies under the job that the list is filtered by. */
    boolean underJob() {
        return underJob;
    }

    /** What Workable is asked; a parameter in the caller's own words is left to those. */
    Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>(position);
        all.putAll(filters);
        all.put(LIMIT, String.valueOf(limit));
        all.keySet().removeAll(more.parameters().keySet());
        return all;
    }

    /** The caller's own words. */
    RemoteQuery more() {
        return more;
    }

    /**
     * Where the list goes on; empty after the last page.
     *
     * @throws ProtocolException when that is nowhere, or here
     */
    Optional<Cursor> next(@Nullable PagingDto paging) {
        String next = paging == null ? null : paging.next();
        if (next == null || next.isBlank()) {
            return Optional.empty();
        }
        HttpUrl url = ANY_HOST.resolve(next.strip());
        if (url == null) {
            throw new ProtocolException("Workable named a next page that is not an address", null, null);
        }
        Map<String, String> there = parameters(url);
        there.remove(LIMIT);
        there.keySet().removeAll(filters.keySet());
        there.keySet().removeIf(name -> more.parameters().containsKey(name) && !POSITION.contains(name));
        if (there.isEmpty() || there.equals(position)) {
            throw new ProtocolException("Workable named the page just read as the next one", null, null);
        }
        HttpUrl.Builder kept = ANY_HOST.newBuilder();
        there.forEach(kept::addQueryParameter);
        char path = isUnderJob(url.pathSegments()) ? UNDER_JOB : SAME_PATH;
        return Optional.of(new Cursor(path + "?" + kept.build().encodedQuery()));
    }

    private static boolean isUnderJob(List<String> path) {
        int size = path.size();
        return size >= 3
                && path.get(size - 1).equals("candidates")
                && path.get(size - 3).equals("jobs");
    }

    private static Map<String, String> parameters(HttpUrl url) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            parameters.put(url.queryParameterName(i), value == null ? "" : value);
        }
        return parameters;
    }
}
