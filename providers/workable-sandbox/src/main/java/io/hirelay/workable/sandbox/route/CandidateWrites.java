package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.render.CandidateJson;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.row.Answer;
import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Candidate.Origin;
import io.hirelay.workable.sandbox.row.Candidate.Person;
import io.hirelay.workable.sandbox.row.CustomAttribute;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Pipeline;
import io.hirelay.workable.sandbox.row.Profile;
import io.hirelay.workable.sandbox.row.Stage;
import io.hirelay.workable.sandbox.state.AccountState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Candidates as they are made and described anew. */
final class CandidateWrites {
    private final AccountState state;
    private final Lookups lookups;
    private final Uploads uploads;
    private final CandidateInput input;
    private final AnswerInput answerInput;
    private final CandidateJson json;

    CandidateWrites(AccountState state, Links links) {
        this.state = state;
        this.lookups = new Lookups(state);
        this.uploads = new Uploads(state);
        this.input = new CandidateInput(state, uploads);
        this.answerInput = new AnswerInput(uploads);
        this.json = new CandidateJson(state.identity(), state.jobs(), links);
    }

    List<Route> routes() {
        return List.of(
                Route.ats("POST", "/jobs/:shortcode/candidates", Scope.W_CANDIDATES, this::createInJob),
                Route.ats("POST", "/jobs/:shortcode/:stage/candidates", Scope.W_CANDIDATES, this::createInJob),
                Route.ats("POST", "/talent_pool/candidates", Scope.W_CANDIDATES, this::createInTalentPool),
                Route.ats("POST", "/talent_pool/:stage/candidates", Scope.W_CANDIDATES, this::createInTalentPool),
                Route.ats("PATCH", "/candidates/:id", Scope.W_CANDIDATES, this::update),
                Route.ats("PUT", "/candidates/:id/tags", Scope.W_CANDIDATES, this::setTags),
                Route.ats(
                                "PATCH",
                                "/candidates/:id/update_custom_attribute_value",
                                Scope.R_JOBS,
                                this::setCustomAttribute)
                        .orScope(Scope.W_CANDIDATES));
    }

    private Reply createInJob(Call call) {
        Job job = lookups.job(call);
        if (job.state().equals("draft") || job.state().equals("archived")) {
            return Reply.emptyText(403);
        }
        Body body = candidate(call);
        boolean sourced = Body.of(call).flag("sourced", true);
        Stage stage = stage(call, state.jobs().pipeline(job.index()), sourced);
        Person person = input.person(body);
        lookups.refuseDuplicate(person.email(), job, OptionalLong.empty());
        body.text("recruiter_key").ifPresent(key -> checkRecruiter(job, key));
        List<Answer> answers = answerInput.answers(body, state.jobs().questions(job.index()), !sourced);
        return created(body, job.index(), stage, person, sourced, answers);
    }

    private Reply createInTalentPool(Call call) {
        Body body = candidate(call);
        boolean sourced = Body.of(call).flag("sourced", true);
        Stage stage = stage(call, state.jobs().accountPipeline(), sourced);
        return created(body, -1, stage, input.person(body), sourced, List.of());
    }

    private Reply created(Body body, int job, Stage stage, Person person, boolean sourced, List<Answer> answers) {
        Profile profile = input.profile(body, Profile.EMPTY).withAnswers(answers);
        Optional<Instant> disqualifiedAt = disqualifiedAt(body);
        String domain = body.text("domain").orElse(null);
        Candidate candidate = state.changes()
                .create(
                        job,
                        stage,
                        person,
                        new Origin(sourced, domain, "SPI", domain == null ? "Unknown" : domain, "Other", null),
                        uploads.resume(body).orElse(null),
                        profile);
        disqualifiedAt.ifPresent(at -> state.changes()
                .disqualify(candidate, body.text("disqualification_reason").orElse(null), false, null, at));
        ObjectNode reply = Json.object().put("status", "created");
        Candidate now = state.candidates().find(candidate.id()).orElseThrow();
        // The résumé is still being processed while the call is answered, and so not shown yet.
        Candidate unprocessed = now.described(now.person(), null, now.updatedAt());
        reply.set("candidate", json.single(unprocessed, state.candidates().profile(now)));
        return Reply.of(201, reply);
    }

    private Optional<Instant> disqualifiedAt(Body body) {
        if (!body.flag("disqualified", false)) {
            return Optional.empty();
        }
        return Optional.of(body.text("disqualified_at")
                .map(text -> Query.time("disqualified_at", text))
                .orElseGet(state::now));
    }

    private static Body candidate(Call call) {
        Body body = Body.of(call);
        if (!body.isObject("candidate")) {
            throw Refusal.invalid("candidate", "can't be blank");
        }
        return body.object("candidate");
    }

    private static Stage stage(Call call, Pipeline pipeline, boolean sourced) {
        Optional<String> slug = Optional.ofNullable(call.variables().get("stage"))
                .or(() -> call.query().get("stage"));
        return slug.map(given -> pipeline.bySlug(given).orElseThrow(() -> Refusal.invalid("stage", "is invalid")))
                .orElseGet(() -> pipeline.ofKind(sourced ? "sourced" : "applied"));
    }

    private void checkRecruiter(Job job, String key) {
        if (state.members().recruiters(job.index()).stream()
                .noneMatch(recruiter -> Ids.text(recruiter.id()).equals(key))) {
            throw Refusal.invalid("recruiter_key", "is invalid");
        }
    }

    private Reply update(Call call) {
        Candidate candidate = lookups.candidate(call);
        Body body = candidate(call);
        Person person = input.person(body, candidate.person());
        if (!candidate.inTalentPool() && body.has("email")) {
            Job job = state.jobs().get(candidate.job());
            lookups.refuseDuplicate(person.email(), job, OptionalLong.of(candidate.id()));
        }
        Profile profile = input.profile(body, state.candidates().profile(candidate));
        state.changes().update(candidate, person, uploads.resume(body).orElse(candidate.resume()), profile);
        Candidate now = lookups.candidate(call);
        ObjectNode reply = Json.object();
        reply.set("candidate", json.single(now, state.candidates().profile(now)));
        return Reply.ok(reply);
    }

    private Reply setTags(Call call) {
        Candidate candidate = lookups.candidate(call);
        Body body = Body.of(call);
        if (!body.get("tags").isArray()) {
            throw Refusal.invalid("tags", "must be an array");
        }
        List<String> tags = body.texts("tags").stream().distinct().toList();
        Profile profile = state.candidates().profile(candidate).withTags(tags);
        state.changes().update(candidate, candidate.person(), candidate.resume(), profile);
        ObjectNode reply = Json.object();
        reply.set("tags", Json.texts(tags));
        return Reply.of(202, reply);
    }

    private Reply setCustomAttribute(Call call) {
        Candidate candidate = lookups.candidate(call);
        Body body = Body.of(call);
        CustomAttribute attribute = Ids.parse(body.required("custom_attribute_key")).stream()
                .boxed()
                .findFirst()
                .flatMap(state::customAttribute)
                .filter(CustomAttribute::enabled)
                .orElseThrow(Refusal::notFound);
        Answer answer = new Answer(attribute.label(), answerInput.attribute(attribute, body));
        Profile profile = state.candidates().profile(candidate);
        List<Answer> answers = new ArrayList<>(profile.answers());
        answers.removeIf(existing -> existing.question().equals(attribute.label()));
        answers.add(answer);
        state.changes().update(candidate, candidate.person(), candidate.resume(), profile.withAnswers(answers));
        return Reply.emptyText(200);
    }
}
