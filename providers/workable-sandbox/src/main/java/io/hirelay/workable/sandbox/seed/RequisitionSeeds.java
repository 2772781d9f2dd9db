package io.hirelay.workable.sandbox.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Requisition;
import io.hirelay.workable.sandbox.row.Requisition.ApprovalGroup;
import io.hirelay.workable.sandbox.row.Requisition.Approver;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The hires that the company planned. */
public final class RequisitionSeeds {
    private static final long FIRST = 0x2f300;
    private static final int FIRST_CODE = 101;
    private static final List<String> STATES = List.of(
            "open",
            "pending",
            "approved",
            "filled",
            "draft",
            "rejected",
            "on_hold",
            "reserved",
            "cancelled",
            "pending");

    private final long seed;
    private final int count;
    private final JobSeeds jobs;
    private final MemberSeeds members;

    RequisitionSeeds(long seed, int count, JobSeeds jobs, MemberSeeds members) {
        this.seed = seed;
        this.count = count;
        this.jobs = jobs;
        this.members = members;
    }

    public int count() {
        return count;
    }

    public long id(int index) {
        return FIRST + index;
    }

    public OptionalInt indexOf(long id) {
        return id >= FIRST && id < FIRST + count ? OptionalInt.of((int) (id - FIRST)) : OptionalInt.empty();
    }

    public Requisition get(int index) {
        Dice dice = Dice.of(seed, "requisition", index);
        Job job = jobs.get(dice.roll("job", jobs.count()));
        boolean linked = !dice.chance("no job yet", 20);
        String state = STATES.get(index % STATES.size());
        Instant created = Timeline.at((20 + index * 3 % 300) * Timeline.DAY);
        int month = dice.between("month", 7, 12);
        return new Requisition(
                FIRST + index,
                "REQ" + (FIRST_CODE + index),
                state,
                linked ? (Integer) job.index() : null,
                job.title(),
                job.department(),
                job.places().isEmpty() ? null : job.places().get(0).place(),
                members.anyRecruiting(dice, "requester"),
                members.id(2 + dice.roll("hiring manager", 2)),
                members.anyRecruiting(dice, "owner"),
                String.format(Locale.ROOT, "2026-%02d-01", month),
                dice.chance("start known", 50) ? String.format(Locale.ROOT, "2026-%02d-15", month) : null,
                dice.chance("range", 70) ? new Requisition.SalaryRange(40_000, 60_000, "year", "EUR") : null,
                state.equals("filled") ? new Requisition.PaidSalary(52_000, "year", "EUR") : null,
                null,
                job.facts().employmentType(),
                job.facts().experience(),
                dice.pick("reason", List.of("replacement", "new_position")),
                attributes(dice),
                approvals(index, state, dice),
                created,
                created.plusSeconds(86_400));
    }

    private static ArrayNode attributes(Dice dice) {
        ArrayNode attributes = JsonNodeFactory.instance.arrayNode();
        if (dice.chance("cost centre", 60)) {
            attributes
                    .addObject()
                    .put("name", "Cost centre")
                    .putObject("value")
                    .put("body", "CC-" + dice.roll("cc", 90));
        }
        if (dice.chance("equipment", 40)) {
            attributes
                    .addObject()
                    .put("name", "Equipment")
                    .putObject("value")
                    .putArray("choices")
                    .add("Laptop")
                    .add("Phone");
        }
        return attributes;
    }

    /** Two groups, the second of which is asked once the first has agreed. */
    private List<ApprovalGroup> approvals(int index, String state, Dice dice) {
        if (state.equals("draft")) {
            return List.of();
        }
        @Nullable String first = state.equals("pending") ? null : state.equals("rejected") ? "rejected" : "approved";
        @Nullable String second = state.equals("rejected") ? null : first;
        return List.of(
                new ApprovalGroup(0x9100 + index * 2L, List.of(new Approver(members.id(0), first))),
                new ApprovalGroup(
                        0x9101 + index * 2L,
                        List.of(
                                new Approver(members.id(1), second),
                                new Approver(members.id(2 + dice.roll("approver", 2)), second))));
    }
}
