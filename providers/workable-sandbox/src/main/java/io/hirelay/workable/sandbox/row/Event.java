package io.hirelay.workable.sandbox.row;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call, interview or meeting with a seeded candidate. */
public record Event(
        long id,
        int candidateSeed,
        String type,
        String title,
        @Nullable String description,
        Instant startsAt,
        Instant endsAt,
        boolean cancelled,
        List<Attendee> attendees,
        @Nullable Conference conference) {
    public Event {
        attendees = List.copyOf(attendees);
    }

    public record Attendee(long member, String status) {}

    public record Conference(String type, String id, String url) {}
}
