package io.hirelay.server.telemetry;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.Doc;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.AccountId;
import io.hirelay.server.http.Accounts;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code GET /log}: the calls of accounts, for those whose accounts they are. */
public final class CallLogEndpoints implements Endpoints {
    private static final String ACCOUNT = "integrated_account_id";
    private static final String CURSOR = "next_cursor";

    /** Whoever looks right after a call wants to see it. */
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(1);

    private final CallLogStore store;
    private final CallLogWriter writer;
    private final Accounts accounts;
    private final Duration retention;

    /** @param retention how long calls are kept, which the documentation tells */
    public CallLogEndpoints(CallLogStore store, CallLogWriter writer, Accounts accounts, Duration retention) {
        this.store = store;
        this.writer = writer;
        this.accounts = accounts;
        this.retention = retention;
    }

    /** The envelope. */
    public record RowPage(
            List<CallRow> result,
            @Doc("Where to go on; null at the end.") Optional<String> nextCursor,
            int limit) {}

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                "GET",
                "/log",
                Access.TOKEN,
                Spec.of("Operations", "The latest calls, newest first")
                        .describedAs("Calls of accounts, without parameters and bodies. They are kept for "
                                + retention.toDays()
                                + " days, and no longer than their account. They are written within a second: a server"
                                + " that is killed loses those of its last second.")
                        .with(Spec.Parameter.query(
                                ACCOUNT, Map.of("type", "string", "format", "uuid"), "Only calls of this account."))
                        .with(Spec.Parameter.query(
                                Query.LIMIT,
                                Map.of(
                                        "type",
                                        "integer",
                                        "minimum",
                                        1,
                                        "maximum",
                                        Query.MOST_ROWS,
                                        "default",
                                        Query.DEFAULT_ROWS),
                                "At most as many."))
                        .with(Spec.Parameter.query(CURSOR, Map.of("type", "string"), "Where the page before ended."))
                        .answering(200, "A page.", Spec.Content.json(RowPage.class)),
                this::list));
    }

    private Answer list(Request request) {
        Query query = request.query();
        query.onlyKnown(List.of(ACCOUNT, Query.LIMIT, CURSOR));
        int limit = query.limit();
        String environment = request.authenticated().environment();
        Optional<UUID> account = query.one(ACCOUNT).map(text -> account(environment, text));
        Optional<CallLogStore.Place> after = query.one(CURSOR).map(CallLogEndpoints::place);
        writer.settle(SETTLES_WITHIN);
        List<CallLogStore.Entry> found = store.list(environment, account, after, limit);
        boolean more = found.size() > limit;
        List<CallLogStore.Entry> page = more ? found.subList(0, limit) : found;
        return Answer.ok(new RowPage(
                page.stream().map(CallLogStore.Entry::row).toList(),
                more ? Optional.of(cursor(page.get(limit - 1))) : Optional.empty(),
                limit));
    }

    private UUID account(String environment, String text) {
        UUID id = AccountId.parse(text.strip())
                .orElseThrow(() -> InvalidRequestException.of(
                        ErrorCode.REQUEST_INVALID_PARAMETER, ACCOUNT, "must be an account's uuid"));
        return accounts.find(environment, id)
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REQUEST_NOT_FOUND, ACCOUNT + ": there is no such account", null))
                .id();
    }

    private static String cursor(CallLogStore.Entry last) {
        String place = last.row().timestamp().toEpochMilli() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static CallLogStore.Place place(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length == 2) {
                return new CallLogStore.Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
            }
        } catch (IllegalArgumentException e) {
            // told below; NumberFormatException is one as well
        }
        throw InvalidRequestException.of(
                ErrorCode.REQUEST_INVALID_CURSOR,
                CURSOR,
                "is not one that this list has given; leave it out to begin anew");
    }
}
