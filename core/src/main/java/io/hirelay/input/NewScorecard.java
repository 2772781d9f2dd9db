package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.Candidate;
import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.Personal;
import io.hirelay.model.RawJson;
import io.hirelay.model.Recommendation;
import io.hirelay.model.Required;
import java.util.Optional;

/** A reviewer's rating of a candidate. */
@Doc("A reviewer's rating of a candidate.")
public record NewScorecard(
        @Required @Doc("Whose.") Id<Candidate> candidateId,
        @Doc("The verdict; this or a grade is needed.") Optional<Recommendation> overallRecommendation,
        @Doc("The grade, as the provider counts.") Optional<Integer> grade,
        @Doc("The provider's scale that the grade is on.") Optional<String> scale,
        @Personal @Doc("Remarks.") Optional<String> body,

        @Doc("Whether an earlier rating of the same member in the same stage is replaced.")
        Optional<Boolean> replace,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static NewScorecard of(String candidate, Recommendation verdict, String body) {
        return new NewScorecard(
                Id.of(candidate),
                Optional.of(verdict),
                Optional.empty(),
                Optional.empty(),
                Optional.of(body),
                Optional.empty(),
                RawJson.NULL);
    }

    /** In place of an earlier one of the same member in the same stage. */
    public NewScorecard replacing() {
        return new NewScorecard(candidateId, overallRecommendation, grade, scale, body, Optional.of(true), remoteData);
    }

    @Override
    public void check(Findings findings) {
        if (overallRecommendation.isPresent() == grade.isPresent()) {
            findings.add("overall_recommendation", "either overall_recommendation or grade is needed, and not both");
        }
        if (scale.isPresent() && grade.isEmpty()) {
            findings.add("grade", "is required where a scale is given");
        }
    }
}
