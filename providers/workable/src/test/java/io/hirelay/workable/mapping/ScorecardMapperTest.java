package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.model.Coded;
import io.hirelay.model.Recommendation;
import io.hirelay.model.Ref;
import io.hirelay.model.Scorecard;
import io.hirelay.workable.wire.ActivitiesPage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorecardMapperTest {

    @Test
    void aRatingIsAScorecard() {
        Scorecard scorecard = map("""
                {"id":"9a07","action":"rating","created_at":"2026-05-04T09:23:20.411Z",
                 "updated_at":"2026-05-05T10:00:00.000Z","body":"Solid","member":{"id":"1f1","name":"Nora"},
                 "rating":{"score":"positive","scale":"stars","grade":3},"visibility_roles":["admin"]}""");

        assertEquals("9a07", scorecard.id().value());
        assertEquals(Optional.of(Ref.to("c1")), scorecard.candidate());
        assertEquals(Optional.of(Ref.to("c1")), scorecard.application());
        assertEquals(Optional.of(Ref.to("1f1")), scorecard.interviewer());
        assertEquals(Optional.of("stars"), scorecard.scale());
        assertEquals(Optional.of(BigDecimal.valueOf(3)), scorecard.grade());
        assertEquals(Optional.of("Solid"), scorecard.body());
        assertEquals(Optional.of(Instant.parse("2026-05-04T09:23:20.411Z")), scorecard.submittedAt());
        assertEquals(scorecard.submittedAt(), scorecard.createdAt());
        assertEquals(Optional.of(Instant.parse("2026-05-05T10:00:00Z")), scorecard.updatedAt());
    }

    @ParameterizedTest
    @CsvSource({"negative, NO", "positive, YES", "definite, STRONG_YES"})
    void theScoreIsTheVerdict(String score, Recommendation verdict) {
        assertEquals(
                Optional.of(Coded.of(verdict, score)),
                map("{\"id\":\"1\",\"rating\":{\"score\":\"" + score + "\"}}").overallRecommendation());
    }

    @Test
    void whatARatingDoesNotTellStaysEmpty() {
        Scorecard scorecard = map("{\"id\":\"1\",\"rating\":{\"score\":\"sublime\",\"grade\":\"top\"}}");

        assertEquals(Optional.of(Coded.<Recommendation>unknown("sublime")), scorecard.overallRecommendation());
        assertEquals(Optional.empty(), scorecard.grade());
        assertEquals(Optional.empty(), scorecard.interviewer());
        assertEquals(Optional.empty(), map("{\"id\":\"1\"}").overallRecommendation());
    }

    private static Scorecard map(String record) {
        return ScorecardMapper.map(
                Wire.read(ActivitiesPage.class, "{\"activities\":[" + record + "]}")
                        .activities()
                        .get(0),
                "c1");
    }
}
