package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.access.Token;
import io.hirelay.workable.sandbox.render.EventJson;
import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.row.Event;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.state.AccountState;
import io.hirelay.workable.sandbox.state.Events.Entry;
import io.hirelay.workable.sandbox.state.FilteredIterator;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The calendar. The words of the type filter are not those of the types that come back. */
final class EventRoutes {
    private static final Map<String, String> TYPES =
            Map.of("call", "CallEvent", "interview", "InterviewEvent", "meeting", "MeetingEvent");

    private final AccountState state;
    private final Paging paging;
    private final EventJson eventJson;

    EventRoutes(AccountState state, Links links) {
        this.state = state;
        this.paging = new Paging(links);
        this.eventJson = new EventJson(state.jobs(), state.members());
    }

    List<Route> routes() {
        return List.of(
                Route.ats("GET", "/events", Scope.R_JOBS, this::list).only(Token.Kind.ACCOUNT, Token.Kind.USER),
                Route.ats("GET", "/events/:id", Scope.R_JOBS, this::get).only(Token.Kind.ACCOUNT, Token.Kind.USER));
    }

    private Reply list(Call call) {
        Query query = call.query();
        Iterator<Entry> rows = candidates(query)
                .map(Iterable::iterator)
                .orElseGet(() -> state.events().from(query.sinceId()));
        return paging.page(
                call,
                "/events",
                Set.of(),
                "events",
                new FilteredIterator<>(rows, entry -> matches(entry, query)),
                entry -> entry.event().id(),
                eventJson::of);
    }

    private Reply get(Call call) {
        return Reply.ok(eventJson.of(state.events().find(call.id("id")).orElseThrow(Refusal::notFound)));
    }

    /** The events of the one candidate that was asked for. */
    private Optional<List<Entry>> candidates(Query query) {
        return query.get("candidate_id").map(text -> {
            OptionalLong id = Ids.parse(text);
            return id.isEmpty()
                    ? List.<Entry>of()
                    : state.candidates()
                            .find(id.getAsLong())
                            .map(candidate -> state.events().of(candidate))
                            .orElse(List.of());
        });
    }

    private boolean matches(Entry entry, Query query) {
        Event event = entry.event();
        Optional<Instant> start = query.instant("start_date");
        Optional<Instant> end = query.instant("end_date");
        return event.id() >= query.sinceId()
                && (query.isTrue("include_cancelled") || !event.cancelled())
                && query.get("type")
                        .map(type -> event.type().equals(TYPES.get(type)))
                        .orElse(true)
                && start.map(from -> !event.startsAt().isBefore(from)).orElse(true)
                && end.map(to -> !event.startsAt().isAfter(to)).orElse(true)
                && query.get("shortcode")
                        .map(state.jobs().get(entry.candidate().job()).shortcode()::equals)
                        .orElse(true)
                && query.get("member_id")
                        .map(id -> event.attendees().stream()
                                .anyMatch(
                                        attendee -> Ids.text(attendee.member()).equals(id)))
                        .orElse(true);
    }
}
