package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.identifier.IdentifierCache;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.TimeOffRequestDto;
import io.hirelay.workable.wire.TimeOffRequestsPage;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Requests for time off by their id, by which Workable cannot be asked: they are looked for in its list. Whose one is,
 * and from which day on, is remembered of every one that is seen, which makes it one call. Of others, those of the last
 * three months and the time to come are looked through first, then all there are: a call for every hundred. Thread-safe.
 */
final class TimeOffIndex {
    /** Before any request. */
    static final String EVER = "1970-01-01";

    private static final int MOST = 10_000;
    private static final Duration KEEP = Duration.ofHours(12);
    private static final Duration RECENT = Duration.ofDays(92);
    private static final int PAGE = 100;
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    private static final Set<String> POSITION = Set.of("limit", "offset");

    private final WorkableSession session;
    private final InstantSource clock;
    private final IdentifierCache<String, Place> places;

    private record Place(String employee, String from) {}

    TimeOffIndex(WorkableSession session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        this.places = new IdentifierCache<>(MOST, KEEP, Duration.ZERO, clock);
    }

    /** Notes where a request stands in the list. */
    void remember(TimeOffRequestDto request) {
        String employee = request.employeeId();
        String from = request.fromDate();
        if (employee != null && from != null && from.length() >= EVER.length()) {
            String day = from.substring(0, EVER.length());
            if (day.matches(DAY)) {
                places.put(request.id(), new Place(employee, day));
            }
        }
    }

    /** The request of this id. */
    Optional<Native<TimeOffRequestDto>> find(String id, CallContext call, RemoteQuery more) {
        return remembered(id, call, more)
                .or(() -> first(Map.of("from_date", recent()), List.of(), id, call, more))
                .or(() -> first(Map.of("from_date", EVER), List.of(), id, call, more));
    }

    /** The same for one that is probably undecided, of which there are few. */
    Optional<Native<TimeOffRequestDto>> findUndecided(String id, CallContext call) {
        return remembered(id, call, RemoteQuery.NONE)
                .or(() -> first(Map.of("from_date", EVER), List.of("pending"), id, call, RemoteQuery.NONE))
                .or(() -> find(id, call, RemoteQuery.NONE));
    }

    /** Those of an employee from a day on. */
    List<Native<TimeOffRequestDto>> of(String employee, LocalDate from, CallContext call) {
        List<Native<TimeOffRequestDto>> all = new ArrayList<>();
        walk(
                Map.of("employee_id", employee, "from_date", from.toString()),
                List.of(),
                row -> !all.add(row),
                call,
                RemoteQuery.NONE);
        return all;
    }

    private Optional<Native<TimeOffRequestDto>> remembered(String id, CallContext call, RemoteQuery more) {
        return places.get(id, call.deadline(), Optional::empty)
                .flatMap(place -> first(
                        Map.of("employee_id", place.employee(), "from_date", place.from()), List.of(), id, call, more));
    }

    private String recent() {
        return LocalDate.ofInstant(clock.instant().minus(RECENT), ZoneOffset.UTC)
                .toString();
    }

    private Optional<Native<TimeOffRequestDto>> first(
            Map<String, String> query, List<String> states, String id, CallContext call, RemoteQuery more) {
        return walk(query, states, row -> row.value().id().equalsIgnoreCase(id), call, more);
    }

    /** The first that is wanted. */
    private Optional<Native<TimeOffRequestDto>> walk(
            Map<String, String> filters,
            List<String> states,
            Predicate<Native<TimeOffRequestDto>> wanted,
            CallContext call,
            RemoteQuery more) {
        Map<String, List<String>> own = new HashMap<>(more.parameters());
        own.keySet().removeAll(POSITION);
        Map<String, String> query = new LinkedHashMap<>(filters);
        query.keySet().removeAll(own.keySet());
        query.put("limit", String.valueOf(PAGE));
        int offset = 0;
        while (true) {
            query.put("offset", String.valueOf(offset));
            TimeOffRequestsPage page = session.read(session.timeOff()
                    .requests(new LinkedHashMap<>(query), List.of(), states, call, new RemoteQuery(own)));
            for (Native<TimeOffRequestDto> row : page.requests()) {
                remember(row.value());
                if (wanted.test(row)) {
                    return Optional.of(row);
                }
            }
            offset += page.requests().size();
            Integer total = page.totalCount();
            if (page.requests().isEmpty() || (total == null ? page.requests().size() < PAGE : offset >= total)) {
                return Optional.empty();
            }
        }
    }
}
