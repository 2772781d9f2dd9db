package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Recommendation;
import io.hirelay.model.Ref;
import io.hirelay.model.Scorecard;
import io.hirelay.workable.wire.ActivityDto;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * Ratings, which Workable shows as activities of a candidate and nowhere else. Grades count from 0 on a scale of thumbs
 * (to 2), stars (to 4) or numbers (to 9); Workable reduces each to a score of three words. Rated traits are not shown.
 */
public final class ScorecardMapper {
    /** The action of an activity that is a rating. */
    public static final String ACTION = "rating";

    private static final Map<String, Recommendation> SCORES = Map.of(
            "negative", Recommendation.NO,
            "positive", Recommendation.YES,
            "definite", Recommendation.STRONG_YES);

    private static final Mapper<Given, Scorecard> MAPPER = Mapper.of(Scorecard.class, Given.class)
            .id(given -> Ids.required("activity", given.activity.id()))
            .value("application", Ref.class, given -> Ids.ref(given.candidate))
            .value("candidate", Ref.class, given -> Ids.ref(given.candidate))
            .value(
                    "interviewer",
                    Ref.class,
                    given -> given.activity.member() == null
                            ? null
                            : Ids.ref(given.activity.member().id()))
            .value("submitted_at", Instant.class, given -> WireTimes.instant(given.activity.createdAt()))
            .coded(
                    "overall_recommendation",
                    Recommendation.class,
                    SCORES,
                    given -> given.activity.rating() == null
                            ? null
                            : given.activity.rating().score())
            .value(
                    "scale",
                    String.class,
                    given -> given.activity.rating() == null
                            ? null
                            : given.activity.rating().scale())
            .value(
                    "grade",
                    BigDecimal.class,
                    given -> given.activity.rating() == null
                            ? null
                            : given.activity.rating().grade())
            .value("body", String.class, given -> text(given.activity.body()))
            .value("created_at", Instant.class, given -> WireTimes.instant(given.activity.createdAt()))
            .value("updated_at", Instant.class, given -> WireTimes.instant(given.activity.updatedAt()))
            .build();

    private ScorecardMapper() {}

    private record Given(ActivityDto activity, String candidate) {}

    public static FieldPlan<Scorecard> plan() {
        return MAPPER.plan();
    }

    /** @param candidate whose feed the activity is from; the feed itself does not say */
    public static Scorecard map(Native<ActivityDto> rating, String candidate) {
        return MAPPER.row(new Given(rating.value(), candidate), rating.raw());
    }
}
