package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.access.Token;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.RequisitionJson;
import io.hirelay.workable.sandbox.row.Department;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Place;
import io.hirelay.workable.sandbox.row.Requisition;
import io.hirelay.workable.sandbox.row.Requisition.ApprovalGroup;
import io.hirelay.workable.sandbox.row.Requisition.Approver;
import io.hirelay.workable.sandbox.state.AccountState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Planned hires as they are made, changed and decided on. */
final class RequisitionWrites {
    private final AccountState state;
    private final RequisitionJson json;

    RequisitionWrites(AccountState state) {
        this.state = state;
        this.json = new RequisitionJson(state.jobs(), state.departments(), state.members());
    }

    List<Route> routes() {
        return List.of(
                Route.ats("POST", "/requisitions", Scope.W_REQUISITIONS, this::create),
                Route.ats("PATCH", "/requisitions/:id", Scope.W_REQUISITIONS, this::update),
                Route.ats(
                        "PATCH", "/requisitions/:code/approve", Scope.W_REQUISITIONS, call -> decide(call, "approved")),
                Route.ats(
                        "PATCH", "/requisitions/:code/reject", Scope.W_REQUISITIONS, call -> decide(call, "rejected")));
    }

    private Reply create(Call call) {
        Body body = Body.of(call);
        String code = body.object("code").required("value");
        if (state.requisitions().byCode(code).isPresent()) {
            throw Refusal.invalid("code", "has already been taken");
        }
        Instant now = state.now();
        Requisition requisition = new Requisition(
                state.requisitions().newId(),
                code,
                "pending",
                body.text("job_id").map(id -> job(id).index()).orElse(null),
                body.required("job_title"),
                body.text("department_id").map(this::department).orElse(null),
                place(body).orElse(null),
                requester(call, body),
                member("hiring_manager_id", body.required("hiring_manager_id")),
                member("owner_id", body.required("owner_id")),
                body.required("plan_date"),
                body.text("start_date").orElse(null),
                salaryRange(body).orElse(null),
                null,
                null,
                body.text("employment_type").orElse(null),
                body.text("experience").orElse(null),
                body.text("reason").orElse(null),
                attributes(body).orElseGet(Json::array),
                List.of(new ApprovalGroup(
                        state.requisitions().newId(),
                        List.of(new Approver(member("owner_id", body.required("owner_id")), null)))),
                now,
                now);
        state.requisitions().put(requisition);
        return Reply.of(201, wrapped(requisition));
    }

    private Reply update(Call call) {
        Requisition before = state.requisitions().find(call.id("id")).orElseThrow(Refusal::notFound);
        Body body = Body.of(call);
        Requisition changed = new Requisition(
                before.id(),
                before.code(),
                before.state(),
                body.has("job_id")
                        ? body.text("job_id").map(id -> job(id).index()).orElse(null)
                        : before.job(),
                body.text("job_title").orElse(before.jobTitle()),
                body.has("department_id")
                        ? body.text("department_id").map(this::department).orElse(null)
                        : before.department(),
                place(body).orElse(before.place()),
                before.requester(),
                body.text("hiring_manager_id")
                        .map(id -> member("hiring_manager_id", id))
                        .orElse(before.hiringManager()),
                body.text("owner_id").map(id -> member("owner_id", id)).orElse(before.owner()),
                kept(body, "plan_date", before.planDate()),
                kept(body, "start_date", before.startDate()),
                salaryRange(body).orElse(before.salaryRange()),
                before.salary(),
                before.candidate(),
                kept(body, "employment_type", before.employmentType()),
                kept(body, "experience", before.experience()),
                kept(body, "reason", before.reason()),
                attributes(body).orElse(before.attributes()),
                before.approvals(),
                before.createdAt(),
                state.now());
        state.requisitions().put(changed);
        return Reply.ok(wrapped(changed));
    }

    /** The first group that has not agreed yet decides; a rejection ends it all. */
    private Reply decide(Call call, String decision) {
        Requisition before = state.requisitions().byCode(call.variable("code")).orElseThrow(Refusal::notFound);
        if (!before.state().equals("pending")) {
            throw Refusal.invalid("state", "is not pending");
        }
        List<ApprovalGroup> groups = new ArrayList<>();
        boolean decided = false;
        for (ApprovalGroup group : before.approvals()) {
            boolean open = group.approvers().stream().anyMatch(approver -> approver.decision() == null);
            groups.add(open && !decided ? decided(group, decision) : group);
            decided |= open;
        }
        boolean left = groups.stream()
                .flatMap(group -> group.approvers().stream())
                .anyMatch(approver -> approver.decision() == null);
        String newState = decision.equals("rejected") ? "rejected" : left ? "pending" : "approved";
        Requisition changed = before.decided(newState, groups, state.now());
        state.requisitions().put(changed);
        return Reply.ok(wrapped(changed));
    }

    private static ApprovalGroup decided(ApprovalGroup group, String decision) {
        return new ApprovalGroup(
                group.id(),
                group.approvers().stream()
                        .map(approver -> new Approver(approver.member(), decision))
                        .toList());
    }

    private long requester(Call call, Body body) {
        if (body.text("member_id").isEmpty() && call.token().kind() == Token.Kind.USER) {
            return call.token().member().orElseThrow();
        }
        return member("member_id", body.required("member_id"));
    }

    private long member(String field, String id) {
        return Ids.parse(id).stream()
                .boxed()
                .findFirst()
                .flatMap(state.members()::find)
                .orElseThrow(() -> Refusal.invalid(field, "is invalid"))
                .id();
    }

    private Job job(String id) {
        return Ids.parse(id).stream()
                .boxed()
                .findFirst()
                .flatMap(state.jobs()::byId)
                .orElseThrow(() -> Refusal.invalid("job_id", "is invalid"));
    }

    private Long department(String id) {
        return state.departments()
                .find(id)
                .map(Department::number)
                .orElseThrow(() -> Refusal.invalid("department_id", "is invalid"));
    }

    private static Optional<Place> place(Body body) {
        return body.text("city")
                .map(city -> new Place(
                        city,
                        body.text("subregion").orElse(null),
                        body.text("state_code").orElse(null),
                        body.text("location_string").orElse(city),
                        body.text("country_code").orElse(""),
                        null,
                        body.text("coords").orElse("")));
    }

    private static Optional<Requisition.SalaryRange> salaryRange(Body body) {
        if (!body.isObject("salary_range")) {
            return Optional.empty();
        }
        Body range = body.object("salary_range");
        return Optional.of(new Requisition.SalaryRange(
                range.get("from").isNumber() ? (Integer) range.get("from").asInt() : null,
                range.get("to").isNumber() ? (Integer) range.get("to").asInt() : null,
                range.text("frequency").orElse("year"),
                range.text("currency").or(() -> range.text("currency_iso")).orElse("EUR")));
    }

    private static Optional<ArrayNode> attributes(Body body) {
        return body.get("requisition_attributes") instanceof ArrayNode array ? Optional.of(array) : Optional.empty();
    }

    private static @Nullable String kept(Body body, String field, @Nullable String before) {
        return body.has(field) ? body.text(field).orElse(null) : before;
    }

    private ObjectNode wrapped(Requisition requisition) {
        ObjectNode wrapped = Json.object();
        wrapped.putArray("requisitions").add(json.of(requisition));
        return wrapped;
    }
}
