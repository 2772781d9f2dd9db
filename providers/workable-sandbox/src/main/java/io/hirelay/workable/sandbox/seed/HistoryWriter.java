package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Activity;
import io.hirelay.workable.sandbox.row.Candidate.Disqualification;
import io.hirelay.workable.sandbox.row.Event;
import io.hirelay.workable.sandbox.row.Pipeline;
import io.hirelay.workable.sandbox.row.Reason;
import io.hirelay.workable.sandbox.row.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one candidate's history, step by step, each at least a minute after the one before. */
final class HistoryWriter {
    private static final List<String> EVERYBODY =
            List.of("simple", "hiring_manager", "admin", "reviewer", "recruiting_admin");
    private static final List<String> EVERYBODY_AND_AGENCIES =
            List.of("simple", "hiring_manager", "admin", "reviewer", "recruiting_admin", "recruiter");
    private static final List<String> NO_REVIEWERS = List.of("simple", "hiring_manager", "admin", "recruiting_admin");
    private static final List<String> ADMINS = List.of("admin");

    private final HistorySeeds.Subject subject;
    private final ActivityNumbers numbers;
    private final MemberSeeds members;
    private final List<Activity> activities = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private int minute;
    private Stage stage;
    private @Nullable Disqualification disqualification;
    private @Nullable Instant hiredAt;
    private @Nullable Instant offeredAt;

    HistoryWriter(HistorySeeds.Subject subject, Stage entry, ActivityNumbers numbers, MemberSeeds members) {
        this.subject = subject;
        this.stage = entry;
        this.numbers = numbers;
        this.members = members;
        this.minute = subject.minute();
    }

    void arrive(Arrival arrival) {
        Dice dice = subject.dice();
        boolean byMember = switch (arrival) {
            case APPLIED -> false;
            case UPLOADED -> dice.chance("uploaded by member", 75);
            case REFERRED, COPIED -> true;
        };
        add(arrival.action(), byMember ? uploader() : null, null, null, null, null);
    }

    /** Who brought in a candidate that did not come by itself. */
    long uploader() {
        return members.anyRecruiting(subject.dice(), "uploader");
    }

    /** Lets time pass; false when that would come too close to today, and then it has not passed. */
    boolean wait(int minutes) {
        if (minute + minutes + Timeline.DAY > Timeline.LAST_MINUTE) {
            return false;
        }
        minute += minutes;
        return true;
    }

    void moveTo(Stage target, Dice dice) {
        minute++;
        add(target.slug(), members.anyRecruiting(dice, "mover"), target, null, null, null);
        stage = target;
        Instant now = Timeline.at(minute);
        if (target.kind().equals("hired")) {
            hiredAt = now;
        } else if (target.kind().equals("offer")) {
            offeredAt = now;
        }
    }

    void moveBack(Pipeline pipeline, Dice dice) {
        if (stage.position() > 2 && !hired() && wait(Timeline.DAY)) {
            moveTo(pipeline.stages().get(stage.position() - 2), dice.part("back", 0));
        }
    }

    void comment(Dice dice) {
        minute++;
        List<String> visibility = switch (dice.roll("policy", 4)) {
            case 0 -> NO_REVIEWERS;
            case 1 -> ADMINS;
            default -> EVERYBODY;
        };
        add(
                "comment",
                members.anyRecruiting(dice, "commenter"),
                null,
                dice.pick("comment", Texts.COMMENTS),
                null,
                visibility);
    }

    /** A message to the candidate and sometimes the answer. */
    void message(Dice dice) {
        minute++;
        String body = String.format(Texts.MESSAGE, subject.firstName());
        add("message", members.anyRecruiting(dice, "writer"), null, body, null, EVERYBODY);
        if (dice.chance("answer", 50)) {
            minute += 50;
            add("message", null, null, Texts.REPLY, null, EVERYBODY);
        }
    }

    void rating(Dice dice) {
        minute++;
        Activity.Rating rating = switch (dice.roll("scale", 3)) {
            case 0 -> Activity.Rating.of("stars", dice.roll("grade", 5));
            case 1 -> Activity.Rating.of("numbers", dice.roll("grade", 10));
            default -> Activity.Rating.of("thumbs", dice.roll("grade", 3));
        };
        String body = dice.chance("reasoned", 80) ? dice.pick("opinion", Texts.OPINIONS) : null;
        add("rating", members.anyRecruiting(dice, "rater"), null, body, rating, EVERYBODY_AND_AGENCIES);
    }

    void assessment(Dice dice) {
        minute++;
        add("assessment-requested", members.anyRecruiting(dice, "examiner"), null, null, null, null);
        if (dice.chance("done", 70)) {
            minute += 300;
            add("assessment-completed", null, null, null, null, null);
        }
    }

    void event(String type, Dice dice) {
        minute++;
        long organizer = members.anyRecruiting(dice, "organizer");
        add("event", organizer, null, null, null, null);
        Instant starts = dice.chance("far ahead", 3)
                ? Instant.parse("2040-03-01T10:00:00Z").plus(Duration.ofDays(dice.roll("which day", 300)))
                : Timeline.at(minute / Timeline.HOUR * Timeline.HOUR)
                        .plus(Duration.ofHours(dice.between("lead", 20, 400)));
        events.add(EventSeeds.event(subject, events.size(), type, starts, organizer, members, dice));
    }

    void disqualify(Reason reason, Dice dice) {
        minute++;
        boolean withdrew = reason.candidateWithdrew();
        long member = members.anyRecruiting(dice, "judge");
        Activity last = add("disqualified", member, null, reason.description(), null, null);
        disqualification = new Disqualification(reason.description(), last.createdAt(), withdrew);
    }

    void revert(Dice dice) {
        minute++;
        add("reverted", members.anyRecruiting(dice, "reverter"), null, null, null, null);
        disqualification = null;
    }

    boolean hired() {
        return hiredAt != null;
    }

    History history() {
        Activity last = activities.get(activities.size() - 1);
        return new History(activities, events, stage, disqualification, hiredAt, offeredAt, last.updatedAt());
    }

    private Activity add(
            String action,
            @Nullable Long member,
            @Nullable Stage target,
            @Nullable String body,
            Activity.@Nullable Rating rating,
            @Nullable List<String> visibility) {
        Instant when = activities.isEmpty()
                ? Timeline.at(minute).plusMillis(59_560)
                : Timeline.within(minute, subject.dice(), action + activities.size());
        Activity activity = new Activity(
                numbers.number(minute, subject.index()),
                action,
                stage,
                target,
                when,
                when,
                member,
                subject.anonymized() ? null : body,
                rating,
                visibility);
        activities.add(activity);
        return activity;
    }
}
