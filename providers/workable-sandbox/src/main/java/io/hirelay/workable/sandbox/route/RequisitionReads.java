package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.render.AccountJson;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.render.RequisitionJson;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Requisition;
import io.hirelay.workable.sandbox.row.Subscription;
import io.hirelay.workable.sandbox.state.AccountState;
import io.hirelay.workable.sandbox.state.FilteredIterator;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Planned hires and webhook subscriptions, as they are read. */
final class RequisitionReads {
    private final AccountState state;
    private final Paging paging;
    private final RequisitionJson json;

    RequisitionReads(AccountState state, Links links) {
        this.state = state;
        this.paging = new Paging(links);
        this.json = new RequisitionJson(state.jobs(), state.departments(), state.members());
    }

    List<Route> routes() {
        return List.of(
                Route.ats("GET", "/requisitions", Scope.R_REQUISITIONS, this::list),
                Route.ats("GET", "/requisitions/:code", Scope.R_REQUISITIONS, this::get),
                Route.ats("GET", "/subscriptions", Scope.R_CANDIDATES, this::subscriptions)
                        .orScope(Scope.R_EMPLOYEES));
    }

    private Reply list(Call call) {
        Query query = call.query();
        Optional<Instant> createdAfter = query.instant("created_after");
        Optional<Instant> updatedAfter = query.instant("updated_after");
        Iterator<Requisition> rows = new FilteredIterator<>(
                state.requisitions().from(query.sinceId()),
                row -> query.get("state").map(row.state()::equals).orElse(true)
                        && query.get("job_id").map(id -> isFor(row, id)).orElse(true)
                        && query.get("plan_date_from")
                                .map(month -> row.planDate() != null && month.compareTo(row.planDate()) <= 0)
                                .orElse(true)
                        && query.get("plan_date_to")
                                .map(month -> row.planDate() != null
                                        && month.compareTo(row.planDate().substring(0, 7)) >= 0)
                                .orElse(true)
                        && createdAfter.map(row.createdAt()::isAfter).orElse(true)
                        && updatedAfter.map(row.updatedAt()::isAfter).orElse(true));
        return paging.page(call, "/requisitions", Set.of(), "requisitions", rows, Requisition::id, json::of);
    }

    private boolean isFor(Requisition row, String jobId) {
        Integer job = row.job();
        return job != null && Ids.text(state.jobs().get(job).id()).equals(jobId);
    }

    private Reply get(Call call) {
        Requisition row = state.requisitions().byCode(call.variable("code")).orElseThrow(Refusal::notFound);
        ObjectNode wrapped = Json.object();
        wrapped.putArray("requisitions").add(json.of(row));
        return Reply.ok(wrapped);
    }

    private Reply subscriptions(Call call) {
        List<Subscription> rows = state.subscriptions().of(call.token().number());
        if (rows.isEmpty()) {
            return Reply.of(404, Json.object());
        }
        ObjectNode wrapped = Json.object();
        wrapped.set("subscriptions", Json.array(rows, AccountJson::subscription));
        return Reply.ok(wrapped);
    }
}
