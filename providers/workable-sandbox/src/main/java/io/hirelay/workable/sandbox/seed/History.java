package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Activity;
import io.hirelay.workable.sandbox.row.Candidate.Disqualification;
import io.hirelay.workable.sandbox.row.Event;
import io.hirelay.workable.sandbox.row.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to a seeded candidate, and where it led.
 *
 * @param stage where the candidate is now
 * @param offeredAt when the offer stage was reached; the candidate has an offer when it was
 */
public record History(
        List<Activity> activities,
        List<Event> events,
        Stage stage,
        @Nullable Disqualification disqualification,
        @Nullable Instant hiredAt,
        @Nullable Instant offeredAt,
        Instant lastAt) {
    public History {
        activities = List.copyOf(activities);
        events = List.copyOf(events);
    }
}
