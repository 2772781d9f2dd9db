package io.hirelay.workable.sandbox.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Member;
import io.hirelay.workable.sandbox.row.Recruiter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Everybody who works in the account: one superadmin, admins, plain members, reviewers, and some who left. */
public final class MemberSeeds {
    /** So that the ids grow from four digits to five. */
    private static final long FIRST = 0xfff2;

    private static final int STEP = 3;
    private static final long FIRST_RECRUITER = 0x5c1e0;

    private final long seed;
    private final People people;
    private final int count;

    MemberSeeds(long seed, People people, int count) {
        this.seed = seed;
        this.people = people;
        this.count = count;
    }

    public int count() {
        return count;
    }

    public long id(int index) {
        return FIRST + (long) index * STEP;
    }

    public OptionalInt indexOf(long id) {
        long index = (id - FIRST) / STEP;
        return id >= FIRST && index < count && id((int) index) == id
                ? OptionalInt.of((int) index)
                : OptionalInt.empty();
    }

    /** The number that the next member gets. */
    public long next() {
        return id(count);
    }

    public Member get(int index) {
        Dice dice = Dice.of(seed, "member", index);
        People.Someone someone = person(index);
        Standing standing = Standing.of(index);
        boolean inactive = index % 8 == 6 || index % 8 == 7;
        return new Member(
                id(index),
                someone.fullName(),
                dice.chance("headline", 60) ? standing.headline : null,
                someone.first().ascii() + "." + someone.last().ascii() + index + "@acme.example",
                standing.role,
                standing.hrisRole,
                standing.roles,
                !inactive,
                index == 3 ? hiringManagerInEngineering() : JsonNodeFactory.instance.arrayNode());
    }

    People.Someone person(int index) {
        return people.someone(Dice.of(seed, "member", index));
    }

    public List<Recruiter> recruiters() {
        List<Recruiter> recruiters = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            People.Someone someone = people.someone(Dice.of(seed, "recruiter", i));
            recruiters.add(new Recruiter(
                    FIRST_RECRUITER + i,
                    someone.fullName(),
                    someone.first().ascii() + "." + someone.last().ascii() + "@talent-scouts.example"));
        }
        return recruiters;
    }

    /** One of the first six members, who are active and take part in hiring. */
    long anyRecruiting(Dice dice, String question) {
        return id(dice.roll(question, 6));
    }

    private enum Standing {
        SUPERADMIN("Head of Talent", "admin", "hris_admin", List.of("ats.admin", "hris.admin", "workable.superadmin")),
        ADMIN("Senior Recruiter", "admin", "hris_admin", List.of("ats.admin", "hris.admin")),
        SIMPLE("Hiring Manager", "simple", "hris_employee", List.of("ats.simple", "hris.employee")),
        REVIEWER("Engineer", "reviewer", "hris_employee", List.of("ats.reviewer", "hris.employee")),
        NO_ACCESS("Accountant", "no_access", "hris_employee", List.of("hris.employee"));

        private final String headline;
        private final String role;
        private final String hrisRole;
        private final List<String> roles;

        Standing(String headline, String role, String hrisRole, List<String> roles) {
            this.headline = headline;
            this.role = role;
            this.hrisRole = hrisRole;
            this.roles = roles;
        }

        static Standing of(int index) {
            if (index == 0) {
                return SUPERADMIN;
            }
            return switch (index % 8) {
                case 1, 6 -> ADMIN;
                case 4, 7 -> REVIEWER;
                case 0 -> NO_ACCESS;
                default -> SIMPLE;
            };
        }
    }

    private static ArrayNode hiringManagerInEngineering() {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        var rule = rules.addObject().put("role", "hiring_manager");
        rule.putArray("departments").addObject().put("id", Ids.text(Ids.ofApplication(DepartmentSeeds.ENGINEERING)));
        rule.putArray("locations").add("any");
        return rules;
    }
}
