package io.hirelay.workable.sandbox.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.row.Activity;
import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Stage;
import io.hirelay.workable.sandbox.state.Activities.InJob;
import io.hirelay.workable.sandbox.state.Members;
import org.jspecify.annotations.Nullable;

/**
 * Activities, which a candidate's feed and a job's show differently: on a stage move {@code stage_name} is the source
 * in the first and the target in the second.
 */
public final class ActivityJson {
    private final Members members;

    public ActivityJson(Members members) {
        this.members = members;
    }

    public ObjectNode ofCandidate(Activity activity) {
        ObjectNode json = Json.object()
                .put("id", Ids.text(activity.id()))
                .put("action", activity.action())
                .put("stage_name", activity.at().name());
        json.set("action_stage", stage(activity.at()));
        Stage target = activity.target();
        json.set("target_stage", target == null ? json.nullNode() : stage(target));
        json.put("created_at", Json.millis(activity.createdAt())).put("updated_at", Json.millis(activity.updatedAt()));
        member(json, activity.member());
        json.put("body", activity.body());
        Activity.Rating rating = activity.rating();
        if (rating != null) {
            json.putObject("rating")
                    .put("score", rating.score())
                    .put("scale", rating.scale())
                    .put("grade", rating.grade());
        }
        if (activity.visibility() != null) {
            json.set("visibility_roles", Json.texts(activity.visibility()));
        }
        return json;
    }

    public ObjectNode ofJob(InJob row) {
        Activity activity = row.activity();
        Stage target = activity.target();
        ObjectNode json = Json.object()
                .put("id", Ids.text(activity.id()))
                .put("action", activity.action())
                .put("stage_name", target == null ? null : target.name())
                .put("created_at", Json.millis(activity.createdAt()));
        row.candidate().ifPresent(candidate -> json.set("candidate", reference(candidate)));
        member(json, activity.member());
        json.put("body", activity.body());
        Activity.Rating rating = activity.rating();
        if (rating != null) {
            json.putObject("rating").put("score", rating.score());
        }
        return json;
    }

    static ObjectNode reference(Candidate candidate) {
        return Json.object()
                .put("id", Ids.text(candidate.id()))
                .put("name", candidate.person().name());
    }

    private void member(ObjectNode json, @Nullable Long id) {
        if (id != null) {
            members.find(id)
                    .ifPresent(member -> json.putObject("member")
                            .put("id", Ids.text(member.id()))
                            .put("name", member.name())
                            .put("type", "Member"));
        }
    }

    private static ObjectNode stage(Stage stage) {
        return Json.object()
                .put("id", stage.number())
                .put("identifier", stage.identifier())
                .put("name", stage.name())
                .put("slug", stage.slug());
    }
}
