package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.row.Activity.Rating;
import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Stage;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ratings: one by each member in each stage. They are read back as activities only. */
final class RatingRoutes {
    /** How many grades each scale has, from 0. */
    private static final Map<String, Integer> SCALES = Map.of("thumbs", 3, "stars", 5, "numbers", 10);

    private static final List<String> SCORES = List.of("negative", "positive", "definite");

    private final AccountState state;
    private final Lookups lookups;
    private final Actors actors;

    RatingRoutes(AccountState state) {
        this.state = state;
        this.lookups = new Lookups(state);
        this.actors = new Actors(state);
    }

    List<Route> routes() {
        return List.of(
                Route.ats("POST", "/candidates/:id/ratings", Scope.W_CANDIDATES, this::add),
                Route.ats("PUT", "/candidates/:id/ratings", Scope.W_CANDIDATES, this::put));
    }

    private Reply add(Call call) {
        Candidate candidate = lookups.candidate(call);
        long member = actors.takingPart(call);
        Stage stage = state.changes().stageOf(candidate);
        Rating rating = rating(Body.of(call));
        String comment = Body.of(call).required("comment");
        if (state.changes().ratingBy(candidate, stage, member).isPresent()) {
            throw Refusal.invalid("rating", "has already been given by the member in this stage");
        }
        state.changes().rate(candidate, stage, rating, comment, member);
        return Reply.emptyText(200);
    }

    private Reply put(Call call) {
        Candidate candidate = lookups.candidate(call);
        long member = actors.takingPart(call);
        Body body = Body.of(call);
        Stage stage = body.text("stage_id")
                .map(id -> stage(candidate, id))
                .orElseGet(() -> state.changes().stageOf(candidate));
        state.changes().rate(candidate, stage, rating(body), body.required("comment"), member);
        return Reply.emptyText(200);
    }

    private Stage stage(Candidate candidate, String id) {
        return state.jobs().pipeline(candidate.job()).stages().stream()
                .filter(stage -> Long.toString(stage.number()).equals(id)
                        || stage.identifier().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("stage_id", "is invalid"));
    }

    private static Rating rating(Body body) {
        Optional<String> score = body.text("score");
        if (score.isPresent()) {
            int grade = SCORES.indexOf(score.get());
            if (grade < 0) {
                throw Refusal.invalid("score", "is not included in the list");
            }
            return new Rating(score.get(), "thumbs", grade);
        }
        String scale = body.text("scale").orElse("thumbs");
        Integer grades = SCALES.get(scale);
        if (grades == null) {
            throw Refusal.invalid("scale", "is not included in the list");
        }
        if (!body.get("grade").isIntegralNumber()) {
            throw Refusal.invalid("grade", "can't be blank");
        }
        int grade = body.get("grade").asInt();
        if (grade < 0 || grade >= grades) {
            throw Refusal.invalid("grade", "must be from 0 to " + (grades - 1));
        }
        return Rating.of(scale, grade);
    }
}
