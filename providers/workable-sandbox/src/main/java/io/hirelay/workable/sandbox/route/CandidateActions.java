package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Reason;
import io.hirelay.workable.sandbox.row.Stage;
import io.hirelay.workable.sandbox.state.AccountState;
import io.hirelay.workable.sandbox.state.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What members do with candidates: moving, judging, talking about them. */
final class CandidateActions {
    private static final int LONGEST_NOTE = 256;
    private static final Set<String> ROLES =
            Set.of("admin", "recruiting_admin", "hiring_manager", "simple", "reviewer", "recruiter");

    private final AccountState state;
    private final Links links;
    private final Lookups lookups;
    private final Actors actors;
    private final Uploads uploads;
    private final Hiring hiring;

    CandidateActions(AccountState state, Links links) {
        this.state = state;
        this.links = links;
        this.lookups = new Lookups(state);
        this.actors = new Actors(state);
        this.uploads = new Uploads(state);
        this.hiring = new Hiring(state);
    }

    List<Route> routes() {
        return List.of(
                Route.ats("POST", "/candidates/:id/move", Scope.W_CANDIDATES, this::move),
                Route.ats("POST", "/candidates/:id/copy", Scope.W_CANDIDATES, this::copy),
                Route.ats("POST", "/candidates/:id/relocate", Scope.W_CANDIDATES, this::relocate),
                Route.ats("POST", "/candidates/:id/disqualify", Scope.W_CANDIDATES, this::disqualify),
                Route.ats("POST", "/candidates/:id/revert", Scope.W_CANDIDATES, this::revert),
                Route.ats("POST", "/candidates/:id/comments", Scope.W_CANDIDATES, this::comment)
                        .orScope(Scope.W_COMMENTS));
    }

    private Reply move(Call call) {
        Candidate candidate = workable(call);
        long member = actors.managing(call);
        Body body = Body.of(call);
        Stage target = state.jobs()
                .pipeline(candidate.job())
                .bySlug(body.required("target_stage"))
                .orElseThrow(() -> Refusal.invalid("target_stage", "is invalid"));
        if (target.slug().equals(candidate.stage())) {
            throw Refusal.invalid("target_stage", "is the current stage");
        }
        if (target.kind().equals("hired")) {
            hiring.fill(candidate, body);
        }
        state.changes().move(candidate, target, member);
        return Reply.emptyText(200);
    }

    private Reply copy(Call call) {
        Candidate candidate = lookups.candidate(call);
        long member = actors.managing(call);
        Job job = targetJob(call, candidate);
        return made(state.changes().copy(candidate, job, targetStage(call, job), member));
    }

    private Reply relocate(Call call) {
        Candidate candidate = lookups.candidate(call);
        long member = actors.managing(call);
        Job job = targetJob(call, candidate);
        return made(state.changes().relocate(candidate, job, targetStage(call, job), member));
    }

    private Job targetJob(Call call, Candidate candidate) {
        Job job = state.jobs()
                .byShortcode(Body.of(call).required("target_job_shortcode"))
                .orElseThrow(() -> Refusal.invalid("target_job_shortcode", "is invalid"));
        lookups.refuseDuplicate(candidate.person().email(), job, OptionalLong.empty());
        return job;
    }

    private Optional<Stage> targetStage(Call call, Job job) {
        return Body.of(call)
                .text("target_stage")
                .map(slug -> state.jobs()
                        .pipeline(job.index())
                        .bySlug(slug)
                        .orElseThrow(() -> Refusal.invalid("target_stage", "is invalid")));
    }

    private Reply made(Candidate candidate) {
        String id = Ids.text(candidate.id());
        ObjectNode json = Json.object();
        json.putObject("candidate").put("id", id).put("url", links.api("/candidates/" + id));
        return Reply.of(201, json);
    }

    private Reply disqualify(Call call) {
        Candidate candidate = workable(call);
        long member = actors.managing(call);
        Body body = Body.of(call);
        if (candidate.disqualification() != null) {
            throw Refusal.invalid("candidate", "is already disqualified");
        }
        if (body.text("disqualify_note").orElse("").length() > LONGEST_NOTE) {
            throw Refusal.invalid("disqualify_note", "is too long (maximum is " + LONGEST_NOTE + " characters)");
        }
        Optional<Reason> reason = body.text("disqualify_reason_id").map(this::reason);
        String text = reason.map(Reason::description)
                .or(() -> body.text("disqualification_reason"))
                .orElse(null);
        boolean withdrew =
                body.flag("withdrew", reason.map(Reason::candidateWithdrew).orElse(false));
        state.changes().disqualify(candidate, text, withdrew, member);
        return Reply.emptyText(200);
    }

    private Reason reason(String id) {
        return Ids.parse(id).stream()
                .boxed()
                .findFirst()
                .flatMap(state::reason)
                .orElseThrow(() -> Refusal.invalid("disqualify_reason_id", "is invalid"));
    }

    private Reply revert(Call call) {
        Candidate candidate = workable(call);
        long member = actors.managing(call);
        if (candidate.disqualification() == null) {
            throw Refusal.invalid("candidate", "is not disqualified");
        }
        state.changes().revert(candidate, member);
        return Reply.emptyText(200);
    }

    private Reply comment(Call call) {
        Candidate candidate = lookups.candidate(call);
        long member = actors.takingPart(call);
        Body body = Body.of(call);
        if (!body.isObject("comment")) {
            throw Refusal.invalid("comment", "can't be blank");
        }
        Body comment = body.object("comment");
        String text = comment.required("body");
        Optional<List<String>> visibility = visibility(comment);
        if (comment.isObject("attachment")) {
            String key = uploads.attachment(comment.object("attachment"));
            state.files().attach(candidate.id(), new Files.Entry(Uploads.name(key), key, null, "comment"));
        }
        long id = state.changes().comment(candidate, text, visibility, member);
        return Reply.of(201, Json.object().put("id", Ids.text(id)));
    }

    /** Who may see a comment: whom the policy names and admins in any case; empty when it names nobody at all. */
    private static Optional<List<String>> visibility(Body comment) {
        JsonNode policy = comment.get("policy");
        if (policy.isMissingNode() || policy.isNull()) {
            return Optional.empty();
        }
        List<String> roles = new ArrayList<>(comment.texts("policy"));
        for (String role : roles) {
            if (!ROLES.contains(role)) {
                throw Refusal.invalid("policy", "holds the unknown role " + role);
            }
        }
        if (!roles.contains("admin")) {
            roles.add("admin");
        }
        return Optional.of(roles);
    }

    /** A candidate who can be worked with: one whose job is neither a draft nor over. */
    private Candidate workable(Call call) {
        Candidate candidate = lookups.candidate(call);
        if (!candidate.inTalentPool()) {
            String job = state.jobs().get(candidate.job()).state();
            if (job.equals("draft") || job.equals("archived")) {
                throw new Refusal(Reply.emptyText(403));
            }
        }
        return candidate;
    }
}
