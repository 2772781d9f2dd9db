package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.ActivitiesPage;
import io.hirelay.workable.wire.ActivityDto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A candidate's activities of one kind, from the one after a certain activity on: what a write has brought about is
 * found there. Ids ascend with time.
 */
final class Feed {
    /** Before every activity. */
    static final String START = "0";

    private static final int MOST_ROWS = 100;

    private final WorkableSession session;
    private final String candidate;
    private final String action;
    private final CallContext call;

    Feed(WorkableSession session, String candidate, String action, CallContext call) {
        this.session = session;
        this.candidate = candidate;
        this.action = action;
        this.call = call;
    }

    /** Whether the first id is of something later than the second. */
    static boolean isAfter(String id, String other) {
        return id.length() != other.length() ? id.length() > other.length() : id.compareTo(other) > 0;
    }

    /** The newest of these ids. */
    static String newest(List<Native<ActivityDto>> lines) {
        return lines.stream()
                .map(line -> line.value().id())
                .reduce(START, (one, other) -> isAfter(other, one) ? other : one);
    }

    /**
     * Everything of this kind that is later than {@code id}, in order.
     *
     * @throws io.hirelay.error.InvalidRequestException when there is no such candidate
     */
    List<Native<ActivityDto>> after(String id) {
        List<Native<ActivityDto>> later = new ArrayList<>();
        String last = id;
        ActivitiesPage page;
        do {
            page = page(last, MOST_ROWS);
            String before = last;
            for (Native<ActivityDto> line : page.activities()) {
                if (isAfter(line.value().id(), last)) {
                    last = line.value().id();
                    if (action.equals(line.value().action())) {
                        later.add(line);
                    }
                }
            }
            if (last.equals(before)) {
                break; // nothing new, whatever the paging says
            }
        } while (page.paging() != null && page.paging().next() != null);
        return later;
    }

    /** The activity of this id. */
    Optional<Native<ActivityDto>> at(String id) {
        return page(id, 1).activities().stream()
                .filter(line -> line.value().id().equals(id))
                .findFirst();
    }

    /** Begins with the activity of this id. */
    private ActivitiesPage page(String id, int rows) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("actions", action);
        query.put("limit", String.valueOf(rows));
        if (!id.equals(START)) {
            query.put("since_id", id);
        }
        return Parents.underCandidate(
                candidate,
                () -> session.read(session.candidates().activities(candidate, query, call, RemoteQuery.NONE)));
    }
}
