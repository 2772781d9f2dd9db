package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Pipeline;
import io.hirelay.workable.sandbox.row.Reason;
import io.hirelay.workable.sandbox.row.Stage;
import java.util.List;

/** What happened to each seeded candidate: how it came, through which stages it went, and how it ended. */
final class HistorySeeds {
    private static final int GOES_ON = 63;
    private static final int IS_DISQUALIFIED = 42;
    private static final int IS_REVERTED = 6;

    private final MemberSeeds members;
    private final List<Reason> reasons;
    private final ActivityNumbers numbers;

    HistorySeeds(MemberSeeds members, Reasons reasons, ActivityNumbers numbers) {
        this.members = members;
        this.reasons = reasons.all();
        this.numbers = numbers;
    }

    /** What a candidate's history has to know of it. */
    record Subject(int index, Dice dice, int minute, String name, String firstName, boolean anonymized) {}

    /** The history of an application. */
    History of(Subject subject, Pipeline pipeline, Arrival arrival) {
        Dice dice = subject.dice();
        Stage entry = pipeline.ofKind(arrival.stageKind());
        HistoryWriter writer = new HistoryWriter(subject, entry, numbers, members);
        writer.arrive(arrival);
        for (Stage next : pipeline.stages()) {
            if (next.position() <= entry.position()) {
                continue;
            }
            Dice step = dice.part("stage", next.position());
            if (step.chance("skip", 18) && !next.kind().equals("hired")) {
                continue;
            }
            if (!step.chance("goes on", GOES_ON) || !writer.wait(step.between("days", 1, 6) * Timeline.DAY)) {
                break;
            }
            writer.moveTo(next, step);
            talk(writer, next, step);
        }
        if (dice.chance("goes back", 3)) {
            writer.moveBack(pipeline, dice);
        }
        end(writer, dice);
        return writer.history();
    }

    /** The history of somebody in the talent pool: hardly any. */
    History ofTalent(Subject subject, Stage stage) {
        HistoryWriter writer = new HistoryWriter(subject, stage, numbers, members);
        writer.arrive(stage.kind().equals("applied") ? Arrival.APPLIED : Arrival.UPLOADED);
        if (subject.dice().chance("comment", 50)) {
            writer.comment(subject.dice());
        }
        return writer.history();
    }

    private static void talk(HistoryWriter writer, Stage stage, Dice dice) {
        if (dice.chance("comment", 35)) {
            writer.comment(dice);
        }
        switch (stage.kind()) {
            case "phone-screen" -> {
                writer.message(dice);
                writer.event("CallEvent", dice);
            }
            case "assessment" -> writer.assessment(dice);
            case "interview" -> {
                writer.event("InterviewEvent", dice);
                writer.rating(dice);
                if (dice.chance("second opinion", 40)) {
                    writer.rating(dice.part("second", 0));
                }
            }
            case "offer" -> writer.event("MeetingEvent", dice);
            default -> {
                if (dice.chance("rating", 20)) {
                    writer.rating(dice);
                }
            }
        }
    }

    private void end(HistoryWriter writer, Dice dice) {
        if (writer.hired() || !dice.chance("disqualified", IS_DISQUALIFIED)) {
            return;
        }
        if (writer.wait(dice.between("verdict", 1, 5) * Timeline.DAY)) {
            writer.disqualify(dice.pick("reason", reasons), dice);
            if (dice.chance("reverted", IS_REVERTED) && writer.wait(Timeline.DAY)) {
                writer.revert(dice);
            }
        }
    }
}
