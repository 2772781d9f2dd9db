package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.render.ActivityJson;
import io.hirelay.workable.sandbox.render.FormJson;
import io.hirelay.workable.sandbox.render.JobJson;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.render.MemberJson;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Question;
import io.hirelay.workable.sandbox.state.AccountState;
import io.hirelay.workable.sandbox.state.Activities.InJob;
import io.hirelay.workable.sandbox.state.FilteredIterator;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs and what hangs on them. */
final class JobRoutes {
    private final AccountState state;
    private final Lookups lookups;
    private final Paging paging;
    private final JobJson jobJson;
    private final ActivityJson activityJson;

    JobRoutes(AccountState state, Links links) {
        this.state = state;
        this.lookups = new Lookups(state);
        this.paging = new Paging(links);
        this.jobJson = new JobJson(state.departments(), links);
        this.activityJson = new ActivityJson(state.members());
    }

    List<Route> routes() {
        return List.of(
                Route.ats("GET", "/jobs", Scope.R_JOBS, this::list),
                Route.ats("GET", "/jobs/:shortcode", Scope.R_JOBS, call -> Reply.ok(jobJson.single(lookups.job(call)))),
                Route.ats("GET", "/jobs/:shortcode/activities", Scope.R_CANDIDATES, this::activities),
                Route.ats("GET", "/jobs/:shortcode/application_form", Scope.R_JOBS, this::applicationForm),
                Route.ats("GET", "/jobs/:shortcode/questions", Scope.R_JOBS, this::questions),
                Route.ats("GET", "/jobs/:shortcode/stages", Scope.R_JOBS, this::stages),
                Route.ats("GET", "/jobs/:shortcode/custom_attributes", Scope.R_JOBS, this::customAttributes),
                Route.ats("GET", "/jobs/:shortcode/members", Scope.R_JOBS, this::members),
                Route.ats("GET", "/jobs/:shortcode/recruiters", Scope.R_JOBS, this::recruiters));
    }

    private Reply list(Call call) {
        Query query = call.query();
        Optional<String> jobState = query.get("state");
        Optional<Instant> createdAfter = query.instant("created_after");
        Optional<Instant> updatedAfter = query.instant("updated_after");
        Set<String> fields = query.list("include_fields");
        Iterator<Job> rows = new FilteredIterator<>(
                state.jobs().from(query.sinceId()),
                job -> jobState.map(job.state()::equals).orElse(true)
                        && createdAfter.map(job.createdAt()::isAfter).orElse(true)
                        && updatedAfter.map(job.updatedAt()::isAfter).orElse(true));
        return paging.page(call, "/jobs", Set.of(), "jobs", rows, Job::id, job -> jobJson.row(job, fields));
    }

    private Reply activities(Call call) {
        Job job = lookups.job(call);
        Query query = call.query();
        List<InJob> rows = state.activities().ofJob(job, query.sinceId(), query.maxId(), query.limit() + 1);
        return paging.page(
                call,
                "/jobs/" + job.shortcode() + "/activities",
                Set.of(),
                "activities",
                rows.iterator(),
                row -> row.activity().id(),
                activityJson::ofJob);
    }

    private Reply applicationForm(Call call) {
        Job job = lookups.job(call);
        ObjectNode json = Json.object();
        List<Question> questions = state.jobs().questions(job.index());
        json.set("form_fields", FormJson.defaultFields(questions.stream().anyMatch(Question::required)));
        json.set("questions", Json.array(questions, FormJson::question));
        return Reply.ok(json);
    }

    private Reply questions(Call call) {
        return whole(
                "questions", Json.array(state.jobs().questions(lookups.job(call).index()), FormJson::question));
    }

    private Reply stages(Call call) {
        return whole(
                "stages",
                Json.array(state.jobs().pipeline(lookups.job(call).index()).stages(), JobJson::stage));
    }

    private Reply customAttributes(Call call) {
        lookups.job(call);
        return whole("custom_attributes", Json.array(state.jobs().customAttributes(), FormJson::jobAttribute));
    }

    private Reply members(Call call) {
        return whole(
                "members", Json.array(state.members().team(lookups.job(call).index()), MemberJson::ofTeam));
    }

    private Reply recruiters(Call call) {
        return whole(
                "recruiters",
                Json.array(state.members().recruiters(lookups.job(call).index()), MemberJson::recruiter));
    }

    private static Reply whole(String plural, JsonNode rows) {
        ObjectNode json = Json.object();
        json.set(plural, rows);
        return Reply.ok(json);
    }
}
