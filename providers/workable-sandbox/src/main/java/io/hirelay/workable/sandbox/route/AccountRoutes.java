package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.render.AccountJson;
import io.hirelay.workable.sandbox.render.FormJson;
import io.hirelay.workable.sandbox.render.JobJson;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.List;

/** The account and its small lists, which come whole. */
final class AccountRoutes {
    private final AccountState state;

    AccountRoutes(AccountState state) {
        this.state = state;
    }

    List<Route> routes() {
        return List.of(
                Route.ats("GET", "/accounts", Scope.R_JOBS, this::accounts),
                Route.ats("GET", "/accounts/:subdomain", Scope.R_JOBS, this::account),
                Route.ats("GET", "/stages", Scope.R_JOBS, this::stages),
                Route.ats("GET", "/disqualification_reasons", Scope.R_JOBS, this::reasons),
                Route.ats("GET", "/custom_attributes", Scope.R_JOBS, this::customAttributes),
                Route.ats(
                        "GET",
                        "/permission_sets",
                        Scope.R_ACCOUNT,
                        call -> Reply.ok(state.fixedLists().permissionSets())),
                Route.ats(
                        "GET",
                        "/collaboration_permissions",
                        Scope.R_ACCOUNT,
                        call -> Reply.ok(state.fixedLists().collaborationPermissions())),
                Route.hr(
                        "GET",
                        "/legal_entities",
                        Scope.R_ACCOUNT,
                        call -> Reply.ok(state.fixedLists().legalEntities())),
                Route.hr(
                        "GET",
                        "/work_schedules",
                        Scope.R_ACCOUNT,
                        call -> Reply.ok(state.fixedLists().workSchedules())));
    }

    private Reply accounts(Call call) {
        ObjectNode json = Json.object();
        json.set("accounts", Json.array(state.shownIdentities(), AccountJson::account));
        return Reply.ok(json);
    }

    private Reply account(Call call) {
        return state.shownIdentities().stream()
                .filter(identity -> identity.subdomain().equals(call.variable("subdomain")))
                .findFirst()
                .map(identity -> Reply.ok(AccountJson.account(identity)))
                .orElseGet(Reply::notFound);
    }

    private Reply stages(Call call) {
        ObjectNode json = Json.object();
        json.set("stages", Json.array(state.jobs().accountPipeline().stages(), JobJson::stage));
        return Reply.ok(json);
    }

    private Reply reasons(Call call) {
        return Reply.ok(Json.array(state.reasons(), AccountJson::reason));
    }

    private Reply customAttributes(Call call) {
        ObjectNode json = Json.object();
        json.set("custom_attributes", Json.array(state.customAttributes(), FormJson::attribute));
        return Reply.ok(json);
    }
}
