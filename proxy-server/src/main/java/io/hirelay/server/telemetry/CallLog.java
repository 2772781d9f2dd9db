package io.hirelay.server.telemetry;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Served;
import io.hirelay.server.http.ServedListener;
import io.hirelay.server.http.Spec;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The latest calls of accounts, for those whose accounts they are: a bounded number, in memory, without any parameter,
 * address or body. Thread-safe.
 */
public final class CallLog implements ServedListener, Endpoints {
    private static final String ACCOUNT = "integrated_account_id";
    private static final String CURSOR = "next_cursor";

    private final int most;
    // Guarded by this object.
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long latest;

    /** @param most rows that are kept; the oldest make room */
    public CallLog(int most) {
        this.most = most;
    }

    /** A row and what it is found by. */
    private record Kept(long number, String environment, Row row) {}

    /**
     * One call.
     *
     * @param method what was done, such as {@code list}
     * @param duration milliseconds
     */
    public record Row(
            Instant timestamp,
            String requestId,
            UUID integratedAccountId,
            Optional<String> resource,
            Optional<String> method,
            String httpMethod,
            int httpStatusCode,
            Optional<String> errorCode,
            long duration,
            int providerCalls) {}

    /** The envelope. */
    public record RowPage(List<Row> result, Optional<String> nextCursor, int limit) {}

    @Override
    public void served(Served served) {
        Optional<UUID> account = served.trace().account();
        Optional<Caller> caller = served.caller();
        if (account.isPresent() && caller.isPresent()) {
            keep(
                    caller.get().environment(),
                    new Row(
                            served.at(),
                            served.requestId(),
                            account.get(),
                            served.trace().resource(),
                            served.trace().verb(),
                            HttpMetrics.method(served.method()),
                            served.status(),
                            served.errorCode(),
                            served.took().toMillis(),
                            served.trace().providerCalls()));
        }
    }

    private synchronized void keep(String environment, Row row) {
        if (kept.size() == most) {
            kept.removeLast();
        }
        kept.addFirst(new Kept(++latest, environment, row));
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                "GET",
                "/log",
                Access.TOKEN,
                Spec.of("Operations", "The latest calls, newest first")
                        .describedAs("Kept in memory: the latest calls since the server started.")
                        .with(Spec.Parameter.query(
                                ACCOUNT, Map.of("type", "string", "format", "uuid"), "Only calls of this account."))
                        .with(Spec.Parameter.query(Query.LIMIT, Map.of("type", "integer"), "Most rows, 1 to 100."))
                        .with(Spec.Parameter.query(CURSOR, Map.of("type", "string"), "Where to go on."))
                        .answering(200, "A page.", Spec.Content.json(RowPage.class)),
                this::list));
    }

    private Answer list(Request request) {
        Query query = request.query();
        query.onlyKnown(List.of(ACCOUNT, Query.LIMIT, CURSOR));
        int limit = query.limit();
        return Answer.ok(page(
                request.authenticated().environment(),
                query.one(ACCOUNT).map(CallLog::account),
                query.one(CURSOR).map(CallLog::before),
                limit));
    }

    private synchronized RowPage page(String environment, Optional<UUID> account, Optional<Long> before, int limit) {
        List<Row> rows = new ArrayList<>();
        long last = 0;
        Iterator<Kept> all = kept.iterator();
        while (all.hasNext()) {
            Kept each = all.next();
            boolean wanted = each.environment().equals(environment)
                    && account.map(each.row().integratedAccountId()::equals).orElse(true)
                    && before.map(number -> each.number() < number).orElse(true);
            if (wanted && rows.size() == limit) {
                return new RowPage(rows, Optional.of(Long.toString(last, Character.MAX_RADIX)), limit);
            }
            if (wanted) {
                rows.add(each.row());
                last = each.number();
            }
        }
        return new RowPage(rows, Optional.empty(), limit);
    }

    private static UUID account(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) { // the JDK fills up what is too short
                return id;
            }
        } catch (IllegalArgumentException notOne) {
            // told below
        }
        throw InvalidRequestException.of(ErrorCode.REQUEST_INVALID_PARAMETER, ACCOUNT, "must be an account's uuid");
    }

    private static Long before(String cursor) {
        try {
            return Long.parseLong(cursor, Character.MAX_RADIX);
        } catch (NumberFormatException notOne) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_CURSOR,
                    CURSOR,
                    "is not one that this list has given; leave it out to begin anew");
        }
    }
}
