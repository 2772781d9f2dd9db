package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.MemberJson;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Member;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Members as they are invited, changed, deactivated and enabled again. Most refusals here have an empty text body. */
final class MemberWrites {
    private final AccountState state;

    MemberWrites(AccountState state) {
        this.state = state;
    }

    List<Route> routes() {
        return List.of(
                Route.ats("PUT", "/members", Scope.W_MEMBERS, this::update),
                Route.ats("POST", "/members/invite", Scope.W_MEMBERS, this::invite),
                Route.ats("DELETE", "/members/:id", Scope.W_MEMBERS, this::deactivate),
                Route.ats("POST", "/members/:id/enable", Scope.W_MEMBERS, this::enable));
    }

    private Reply update(Call call) {
        Body body = Body.of(call);
        Member member = find(body.required("id"));
        List<String> roles = roles(body);
        boolean admin = roles.contains("ats.admin") || roles.contains("workable.superadmin");
        if (!admin) {
            protectLastAdmin(member);
        }
        Member changed = new Member(
                member.id(),
                member.name(),
                member.headline(),
                member.email(),
                role(roles),
                hrisRole(roles),
                roles,
                member.active(),
                rules(body).orElse(member.collaborationRules()));
        state.members().put(changed);
        return Reply.ok(MemberJson.withoutActive(changed));
    }

    private Reply invite(Call call) {
        Body body = Body.of(call);
        String email = body.text("email").filter(text -> text.contains("@")).orElseThrow(MemberWrites::unprocessable);
        find(body.text("member_id").orElseThrow(MemberWrites::unprocessable));
        if (everybody().stream().anyMatch(member -> member.email().equalsIgnoreCase(email))) {
            throw unprocessable();
        }
        List<String> roles = new ArrayList<>(roles(body));
        if (roles.stream().noneMatch(role -> role.startsWith("hris."))) {
            roles.add("hris.no_access");
        }
        Member member = new Member(
                state.members().newId(),
                email.substring(0, email.indexOf('@')),
                null,
                email.toLowerCase(Locale.ROOT),
                role(roles),
                hrisRole(roles),
                roles,
                true,
                rules(body).orElseGet(Json::array));
        state.members().put(member);
        ObjectNode json = Json.object()
                .put("id", Ids.text(member.id()))
                .put("email", member.email())
                .put("role", member.role())
                .put("hris_role", member.hrisRole());
        json.set("roles", Json.texts(roles));
        json.set("collaboration_rules", member.collaborationRules());
        return Reply.of(201, json);
    }

    private Reply deactivate(Call call) {
        Member member = find(call.variable("id"));
        if (!member.active()) {
            throw unprocessable();
        }
        protectLastAdmin(member);
        state.members().put(member.withActive(false));
        return Reply.nothing();
    }

    private Reply enable(Call call) {
        Member member = find(call.variable("id"));
        if (member.active()) {
            throw unprocessable();
        }
        state.members().put(member.withActive(true));
        return Reply.nothing();
    }

    private Member find(String id) {
        return Ids.parse(id).stream()
                .boxed()
                .findFirst()
                .flatMap(state.members()::find)
                .orElseThrow(() -> new Refusal(Reply.emptyText(404)));
    }

    /** Somebody must be left who can let others in. */
    private void protectLastAdmin(Member member) {
        boolean last =
                everybody().stream().noneMatch(other -> other.id() != member.id() && other.active() && other.isAdmin());
        boolean lastSuperadmin = member.roles().contains("workable.superadmin")
                && everybody().stream()
                        .noneMatch(other -> other.id() != member.id()
                                && other.active()
                                && other.roles().contains("workable.superadmin"));
        if (last || lastSuperadmin) {
            throw unprocessable();
        }
    }

    private List<Member> everybody() {
        List<Member> all = new ArrayList<>();
        for (Iterator<Member> members = state.members().from(0); members.hasNext(); ) {
            all.add(members.next());
        }
        return all;
    }

    private static List<String> roles(Body body) {
        List<String> roles = body.texts("roles");
        if (roles.isEmpty() || roles.stream().anyMatch(role -> !role.matches("(workable|ats|hris)\\.[a-z_]+"))) {
            throw unprocessable();
        }
        return roles;
    }

    private static Optional<ArrayNode> rules(Body body) {
        return body.get("collaboration_rules") instanceof ArrayNode rules ? Optional.of(rules) : Optional.empty();
    }

    private static String role(List<String> roles) {
        if (roles.contains("ats.admin") || roles.contains("workable.superadmin")) {
            return "admin";
        }
        return roles.contains("ats.simple") ? "simple" : roles.contains("ats.reviewer") ? "reviewer" : "no_access";
    }

    private static String hrisRole(List<String> roles) {
        if (roles.contains("hris.admin") || roles.contains("workable.superadmin")) {
            return "hris_admin";
        }
        return roles.contains("hris.employee") ? "hris_employee" : "hris_no_access";
    }

    private static Refusal unprocessable() {
        return new Refusal(Reply.emptyText(422));
    }
}
