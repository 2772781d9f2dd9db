package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.Member;
import io.hirelay.workable.sandbox.row.Recruiter;
import io.hirelay.workable.sandbox.seed.MemberSeeds;
import io.hirelay.workable.sandbox.seed.Seeds;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Who works in the account, and who is on which hiring team. */
public final class Members {
    private static final int TEAM = 4;

    private final MemberSeeds seeds;
    private final SeededTable<Member> table;

    Members(Seeds all) {
        this.seeds = all.members();
        this.table = new SeededTable<>(
                new SeededTable.Rows<>() {
                    @Override
                    public int listed() {
                        return seeds.count();
                    }

                    @Override
                    public long id(int index) {
                        return seeds.id(index);
                    }

                    @Override
                    public OptionalInt indexOf(long id) {
                        return seeds.indexOf(id);
                    }

                    @Override
                    public Member get(int index) {
                        return seeds.get(index);
                    }
                },
                seeds.next());
    }

    /** Somebody on a hiring team, and what for. */
    public record TeamMember(Member member, String collaborationRole) {}

    public Optional<Member> find(long id) {
        return table.find(id);
    }

    /** Ascending by id, from this one on. */
    public Iterator<Member> from(long id) {
        return table.from(id, index -> true);
    }

    /** The first active administrator. */
    public Member firstAdministrator() {
        Iterator<Member> all = from(0);
        while (all.hasNext()) {
            Member member = all.next();
            if (member.active() && member.isAdmin()) {
                return member;
            }
        }
        throw new IllegalStateException("the last administrator cannot be deactivated");
    }

    public void put(Member member) {
        table.put(member.id(), member);
    }

    public long newId() {
        return table.allocate();
    }

    /** The superadmin, a recruiter, a hiring manager and a reviewer; who they are changes with the job. */
    public List<TeamMember> team(int job) {
        List<TeamMember> team = new ArrayList<>();
        for (int i = 0; i < TEAM; i++) {
            int index = switch (i) {
                case 0 -> 0;
                case 1 -> 1;
                case 2 -> 2 + job % 2;
                default -> 4;
            };
            Optional<Member> member = find(seeds.id(index)).filter(Member::active);
            String role = List.of("admin", "recruiting_admin", "hiring_manager", "reviewer")
                    .get(i);
            member.ifPresent(someone -> team.add(new TeamMember(someone, role)));
        }
        return team;
    }

    public List<Recruiter> recruiters() {
        return seeds.recruiters();
    }

    /** The agencies that work on a job; none for most. */
    public List<Recruiter> recruiters(int job) {
        return job % 3 == 0 ? seeds.recruiters().subList(0, 2) : List.of();
    }
}
