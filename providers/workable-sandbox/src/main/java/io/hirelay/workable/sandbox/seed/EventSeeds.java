package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Event;
import io.hirelay.workable.sandbox.row.Event.Attendee;
import io.hirelay.workable.sandbox.row.Event.Conference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The calendar entries that belong to the candidates' histories. */
public final class EventSeeds {
    /** So that the ids grow from six digits to seven. */
    private static final long FIRST = 0xfffe00;

    private static final int PER_CANDIDATE = 8;
    private static final List<String> STATUSES =
            List.of("accepted", "accepted", "needs-action", "declined", "tentative");

    private EventSeeds() {}

    /** Which seeded candidate an event of this id would belong to. */
    public static OptionalInt candidateOf(long id) {
        long index = (id - FIRST) / PER_CANDIDATE;
        return id >= FIRST && index <= Integer.MAX_VALUE ? OptionalInt.of((int) index) : OptionalInt.empty();
    }

    static Event event(
            HistorySeeds.Subject subject,
            int number,
            String type,
            Instant starts,
            long organizer,
            MemberSeeds members,
            Dice dice) {
        String title = switch (type) {
            case "CallEvent" -> "Call with " + subject.name();
            case "InterviewEvent" -> "Interview: " + subject.name();
            default -> "Offer talk with " + subject.name();
        };
        List<Attendee> attendees = new ArrayList<>();
        attendees.add(new Attendee(organizer, "accepted"));
        long second = members.anyRecruiting(dice, "second attendee");
        if (second != organizer && dice.chance("not alone", 60)) {
            attendees.add(new Attendee(second, dice.pick("status", STATUSES)));
        }
        String description = switch (dice.roll("description", 3)) {
            case 0 -> null;
            case 1 -> "";
            default -> "We look forward to talking with you.";
        };
        return new Event(
                FIRST + (long) subject.index() * PER_CANDIDATE + number,
                subject.index(),
                type,
                title,
                description,
                starts,
                starts.plus(Duration.ofMinutes(dice.pick("length", List.of(30, 45, 60)))),
                dice.chance("cancelled", 12),
                attendees,
                conference(type, dice));
    }

    private static @Nullable Conference conference(String type, Dice dice) {
        if (type.equals("CallEvent")) {
            return null;
        }
        String room = Long.toString(dice.bits("room") >>> 1, 36);
        return switch (dice.roll("conference", 4)) {
            case 0 -> new Conference("google_meet", room, "https://meet.example.com/" + room);
            case 1 -> new Conference("zoom_meeting", room, "https://zoom.example.com/j/" + room);
            case 2 -> new Conference("teams_meeting", room, "https://teams.example.com/l/" + room);
            default -> null;
        };
    }
}
