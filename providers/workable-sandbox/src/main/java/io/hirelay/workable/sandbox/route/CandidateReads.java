package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.access.Token;
import io.hirelay.workable.sandbox.render.ActivityJson;
import io.hirelay.workable.sandbox.render.CandidateJson;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.render.OfferJson;
import io.hirelay.workable.sandbox.row.Activity;
import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.state.AccountState;
import io.hirelay.workable.sandbox.state.FilteredIterator;
import io.hirelay.workable.sandbox.state.Offers;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Candidates with their activities, files and offers, as they are read. */
final class CandidateReads {
    private final AccountState state;
    private final Lookups lookups;
    private final Paging paging;
    private final CandidateJson candidateJson;
    private final ActivityJson activityJson;
    private final OfferJson offerJson;

    CandidateReads(AccountState state, Links links) {
        this.state = state;
        this.lookups = new Lookups(state);
        this.paging = new Paging(links);
        this.candidateJson = new CandidateJson(state.identity(), state.jobs(), links);
        this.activityJson = new ActivityJson(state.members());
        this.offerJson = new OfferJson(links);
    }

    List<Route> routes() {
        return List.of(
                Route.ats("GET", "/candidates", Scope.R_CANDIDATES, this::list),
                Route.ats("GET", "/jobs/:shortcode/candidates", Scope.R_CANDIDATES, this::ofJob),
                Route.ats("GET", "/candidates/:id", Scope.R_CANDIDATES, this::get),
                Route.ats("GET", "/candidates/:id/activities", Scope.R_CANDIDATES, this::activities),
                Route.ats("GET", "/candidates/:id/files", Scope.R_CANDIDATES, this::files),
                Route.ats("GET", "/candidates/:id/offer", Scope.R_OFFERS, this::offerOf)
                        .orScope(Scope.R_CANDIDATES),
                Route.ats("GET", "/offers/:id", Scope.R_OFFERS, this::offer).only(Token.Kind.USER));
    }

    private Reply list(Call call) {
        Query query = call.query();
        Optional<String> shortcode = query.get("shortcode");
        if (shortcode.isPresent()) {
            Job job = state.jobs().byShortcode(shortcode.get()).orElseThrow(Refusal::notFound);
            return ofJob(call, job);
        }
        Optional<String> email = query.get("email");
        long since = query.sinceId();
        Iterator<Candidate> rows = email.isPresent()
                ? state.candidates().withEmail(email.get()).stream()
                        .filter(candidate -> candidate.id() >= since)
                        .iterator()
                : state.candidates().from(since);
        return page(call, "/candidates", rows);
    }

    private Reply ofJob(Call call) {
        return ofJob(call, lookups.job(call));
    }

    private Reply ofJob(Call call, Job job) {
        Query query = call.query();
        Iterator<Candidate> rows = state.candidates().ofJob(job.index(), query.sinceId());
        return page(call, "/jobs/" + job.shortcode() + "/candidates", rows);
    }

    private Reply page(Call call, String path, Iterator<Candidate> rows) {
        Query query = call.query();
        Optional<String> stage = query.get("stage");
        Optional<String> email = query.get("email");
        Optional<Instant> createdAfter = query.instant("created_after");
        Optional<Instant> updatedAfter = query.instant("updated_after");
        Iterator<Candidate> matching = new FilteredIterator<>(
                rows,
                candidate -> stage.map(candidate.stage()::equals).orElse(true)
                        && email.map(address ->
                                        address.equals(candidate.person().email()))
                                .orElse(true)
                        && createdAfter.map(candidate.createdAt()::isAfter).orElse(true)
                        && updatedAfter.map(candidate.updatedAt()::isAfter).orElse(true));
        return paging.page(call, path, Set.of("shortcode"), "candidates", matching, Candidate::id, candidateJson::row);
    }

    private Reply get(Call call) {
        Candidate candidate = lookups.candidate(call);
        ObjectNode json = Json.object();
        json.set("candidate", candidateJson.single(candidate, state.candidates().profile(candidate)));
        return Reply.ok(json);
    }

    private Reply activities(Call call) {
        Candidate candidate = lookups.candidate(call);
        Query query = call.query();
        long since = query.sinceId();
        Set<String> actions = query.list("actions");
        Optional<Instant> updatedAfter = query.instant("updated_after");
        Iterator<Activity> rows = state.activities().of(candidate).stream()
                .filter(activity -> activity.id() >= since)
                .filter(activity -> actions.isEmpty() || actions.contains(activity.action()))
                .filter(activity ->
                        updatedAfter.map(activity.updatedAt()::isAfter).orElse(true))
                .iterator();
        return paging.page(
                call,
                "/candidates/" + call.variable("id") + "/activities",
                Set.of(),
                "activities",
                rows,
                Activity::id,
                activityJson::ofCandidate);
    }

    private Reply files(Call call) {
        ObjectNode json = Json.object();
        json.set("files", Json.array(state.files().of(lookups.candidate(call)), offerJson::file));
        return Reply.ok(json);
    }

    private Reply offerOf(Call call) {
        Candidate candidate = lookups.candidate(call);
        return Reply.ok(state.offers()
                .of(candidate)
                .map(offer -> offerJson.of(offer, candidate))
                .orElseGet(() -> OfferJson.none(candidate)));
    }

    private Reply offer(Call call) {
        Offers.Made made = state.offers().find(call.id("id")).orElseThrow(Refusal::notFound);
        return Reply.ok(offerJson.of(made.offer(), made.candidate()));
    }
}
