package io.hirelay.workable.sandbox.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.row.Department;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Member;
import io.hirelay.workable.sandbox.row.Recruiter;
import io.hirelay.workable.sandbox.state.Members.TeamMember;

/** The people of the account, and its departments. */
public final class MemberJson {
    private MemberJson() {}

    public static ObjectNode row(Member member) {
        ObjectNode json = withoutActive(member);
        json.remove("collaboration_rules");
        json.remove("hris_member_scope");
        json.put("active", member.active());
        json.set("collaboration_rules", member.collaborationRules());
        return json.putNull("hris_member_scope");
    }

    /** As the answer to a change shows a member: without saying whether it is active. */
    public static ObjectNode withoutActive(Member member) {
        ObjectNode json = Json.object()
                .put("id", Ids.text(member.id()))
                .put("name", member.name())
                .put("headline", member.headline())
                .put("email", member.email())
                .put("role", member.role())
                .put("type", "Member")
                .put("hris_role", member.hrisRole());
        json.set("roles", Json.texts(member.roles()));
        json.set("collaboration_rules", member.collaborationRules());
        return json.putNull("hris_member_scope");
    }

    public static ObjectNode ofTeam(TeamMember row) {
        Member member = row.member();
        return Json.object()
                .put("id", Ids.text(member.id()))
                .put("name", member.name())
                .put("headline", member.headline())
                .put("email", member.email())
                .put("role", member.role())
                .put("type", "Member")
                .put("collaboration_role", row.collaborationRole());
    }

    public static ObjectNode recruiter(Recruiter recruiter) {
        return Json.object()
                .put("id", Ids.text(recruiter.id()))
                .put("name", recruiter.name())
                .put("email", recruiter.email());
    }

    public static ObjectNode department(Department department) {
        Long parent = department.parent();
        return Json.object()
                .put("id", department.id())
                .put("name", department.name())
                .put("parent_id", parent == null ? null : Ids.text(Ids.ofApplication(parent)))
                .put("sample", department.sample());
    }
}
