package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.access.Token;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.render.MemberJson;
import io.hirelay.workable.sandbox.row.Department;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Member;
import io.hirelay.workable.sandbox.state.AccountState;
import io.hirelay.workable.sandbox.state.FilteredIterator;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who works in the account, and its departments, as they are read. */
final class MemberReads {
    private final AccountState state;
    private final Paging paging;

    MemberReads(AccountState state, Links links) {
        this.state = state;
        this.paging = new Paging(links);
    }

    List<Route> routes() {
        return List.of(
                Route.ats("GET", "/members", Scope.R_JOBS, this::members).only(Token.Kind.ACCOUNT, Token.Kind.USER),
                Route.ats("GET", "/recruiters", Scope.R_JOBS, this::recruiters),
                Route.ats("GET", "/departments", Scope.R_ACCOUNT, this::departments));
    }

    private Reply members(Call call) {
        Query query = call.query();
        String status = query.get("status").orElse("active");
        Optional<String> role = query.get("role");
        Optional<String> email = query.get("email");
        Optional<String> name = query.get("name");
        Optional<Set<Long>> team = query.get("shortcode").map(this::team);
        Iterator<Member> rows = new FilteredIterator<>(
                state.members().from(query.sinceId()),
                member -> (status.equals("all") || member.active() == status.equals("active"))
                        && role.map(member.role()::equals).orElse(true)
                        && email.map(member.email()::equalsIgnoreCase).orElse(true)
                        && name.map(member.name()::equalsIgnoreCase).orElse(true)
                        && team.map(ids -> ids.contains(member.id())).orElse(true));
        return paging.page(call, "/members", Set.of(), "members", rows, Member::id, MemberJson::row);
    }

    private Set<Long> team(String shortcode) {
        Job job = state.jobs().byShortcode(shortcode).orElseThrow(Refusal::notFound);
        return state.members().team(job.index()).stream()
                .map(row -> row.member().id())
                .collect(Collectors.toSet());
    }

    private Reply recruiters(Call call) {
        ObjectNode json = Json.object();
        json.set("recruiters", Json.array(state.members().recruiters(), MemberJson::recruiter));
        return Reply.ok(json);
    }

    private Reply departments(Call call) {
        List<Department> byName = state.departments().all().stream()
                .sorted(Comparator.comparing(Department::name))
                .toList();
        return Reply.ok(Json.array(byName, MemberJson::department));
    }
}
