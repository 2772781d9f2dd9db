package io.hirelay.server.connection;

import io.hirelay.connection.ConnectionEvent;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code /integrated-account/{id}/events}: what has happened to an account. */
final class AccountEventEndpoints implements Endpoints {
    private final ConnectedAccounts accounts;

    AccountEventEndpoints(ConnectedAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                "GET",
                "/integrated-account/{id}/events",
                Access.TOKEN,
                Spec.of(AccountEndpoints.TAG, "What has happened to an account, the oldest first")
                        .describedAs("Each step of its life is one event, however many calls found out about it. Events"
                                + " are kept as long as their account. Whoever keeps the last `next_cursor` goes on from"
                                + " there: new events come behind the old ones.")
                        .with(Spec.Parameter.path("id", "The account's id."))
                        .with(PageQuery.limitParameter())
                        .with(Spec.Parameter.query(
                                PageQuery.CURSOR, Map.of("type", "string"), "Where the page before ended."))
                        .answering(200, "A page of events", Spec.Content.json(EventPage.class)),
                this::list));
    }

    private Answer list(Request request) {
        request.query().onlyKnown(List.of(Query.LIMIT, PageQuery.CURSOR));
        UUID id = AccountEndpoints.id(request);
        int limit = request.query().limit();
        Optional<UUID> after = PageQuery.afterEvent(request.query(), id);
        List<ConnectionEvent> found = accounts.events(request.authenticated().environment(), id, after, limit);
        boolean more = found.size() > limit;
        List<ConnectionEvent> page = more ? found.subList(0, limit) : found;
        return Answer.ok(new EventPage(
                page.stream().map(AccountEventView::of).toList(),
                more ? Optional.of(PageQuery.cursor(page.get(limit - 1))) : Optional.empty(),
                limit));
    }

    /** The envelope of a list. */
    public record EventPage(List<AccountEventView> result, Optional<String> nextCursor, int limit) {}
}
