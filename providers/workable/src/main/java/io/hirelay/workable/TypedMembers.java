package io.hirelay.workable;

import io.hirelay.error.Findings;
import io.hirelay.http.Native;
import io.hirelay.model.RawJson;
import io.hirelay.model.User;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.page.Pages;
import io.hirelay.workable.client.CollaborationPermissions;
import io.hirelay.workable.client.CollaborationRule;
import io.hirelay.workable.client.Invitation;
import io.hirelay.workable.client.Member;
import io.hirelay.workable.client.MemberRoles;
import io.hirelay.workable.client.Members;
import io.hirelay.workable.client.PermissionSet;
import io.hirelay.workable.client.Recruiter;
import io.hirelay.workable.wire.MembersApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Members as the typed client lets them in and tells what they may do. */
final class TypedMembers implements Members {
    private final TypedCalls calls;
    private final MembersApi api;

    TypedMembers(TypedCalls calls) {
        this.calls = calls;
        this.api = calls.api(MembersApi.class);
    }

    @Override
    public Stream<Member> all(Status status) {
        return Pages.stream(after -> {
            PageQuery query = PageQuery.of(ListRequest.<User>all()
                            .limit(ListRequest.LARGEST_LIMIT)
                            .after(after))
                    .filter("status", status.name().toLowerCase(Locale.ROOT));
            MembersApi.Page page = calls.session()
                    .read(api.members(query.parameters(), calls.reads().get()));
            return new Page<>(TypedCalls.values(page.members()), query.next(page.paging()));
        });
    }

    @Override
    public Member invite(Invitation invitation) {
        Findings findings = new Findings();
        if (invitation.email().indexOf('@') < 1) {
            findings.add("email", "must be an e-mail address");
        }
        requireRoles(invitation.roles(), findings);
        findings.throwIfAny();
        CallContext call = calls.writes().get();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("email", invitation.email().strip());
        body.put("roles", invitation.roles());
        if (!invitation.collaborationRules().isEmpty()) {
            body.put("collaboration_rules", rules(invitation.collaborationRules()));
        }
        return MemberRefusals.explained(
                MemberRefusals.INVITED,
                () -> calls.session()
                        .actingMembers()
                        .inName(
                                call,
                                TypedCalls.ON_ACCOUNT,
                                () -> calls.session().write(api.invite(TypedCalls.named(call, body), call)))
                        .value());
    }

    @Override
    public Member update(MemberRoles roles) {
        String id = member(roles.id());
        Findings findings = new Findings();
        requireRoles(roles.roles(), findings);
        findings.throwIfAny();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("roles", roles.roles());
        roles.collaborationRules().ifPresent(rules -> body.put("collaboration_rules", rules(rules)));
        return MemberRefusals.explained(
                MemberRefusals.CHANGED,
                () -> calls.session()
                        .write(api.update(TypedCalls.body(body), calls.reads().get()))
                        .value());
    }

    @Override
    public void deactivate(String memberId) {
        String id = member(memberId);
        MemberRefusals.explain(
                MemberRefusals.DEACTIVATED,
                () -> calls.session().write(api.deactivate(id, calls.reads().get())));
    }

    @Override
    public void enable(String memberId) {
        String id = member(memberId);
        MemberRefusals.explain(
                MemberRefusals.ENABLED,
                () -> calls.session().write(api.enable(id, calls.reads().get())));
    }

    @Override
    public List<PermissionSet> permissionSets() {
        return TypedCalls.values(
                calls.session().read(api.permissionSets(calls.reads().get())));
    }

    @Override
    public CollaborationPermissions collaborationPermissions() {
        Native<Map<String, @Nullable Object>> answer =
                calls.session().read(api.collaborationPermissions(calls.reads().get()));
        Map<String, List<String>> roles = new LinkedHashMap<>();
        answer.value().forEach((action, allowed) -> {
            if (allowed instanceof List<?> words) {
                roles.put(
                        action,
                        words.stream()
                                .filter(String.class::isInstance)
                                .map(String.class::cast)
                                .toList());
            }
        });
        return new CollaborationPermissions(roles, answer.raw());
    }

    @Override
    public List<Recruiter> recruiters() {
        return TypedCalls.values(
                calls.session().read(api.recruiters(calls.reads().get())).recruiters());
    }

    private List<Map<String, @Nullable Object>> rules(List<CollaborationRule> rules) {
        return rules.stream().map(this::rule).toList();
    }

    private Map<String, @Nullable Object> rule(CollaborationRule rule) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        rule.role().ifPresent(role -> body.put("role", role));
        body.put("departments", trees(rule.departments()));
        body.put("locations", trees(rule.locations()));
        return body;
    }

    private List<Object> trees(List<RawJson> values) {
        return values.stream()
                .map(value -> calls.session().json().read(value.toBytes(), Object.class))
                .toList();
    }

    private static void requireRoles(List<String> roles, Findings findings) {
        if (roles.isEmpty()) {
            findings.add("roles", "must hold one at least, such as ats.simple");
        }
    }

    private static String member(String id) {
        return TypedCalls.plain("id", id, "member", "an id such as 1f395d");
    }
}
