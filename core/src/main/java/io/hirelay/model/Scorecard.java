package io.hirelay.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A reviewer's rating of a candidate. */
@Doc("A reviewer's rating of a candidate.")
public record Scorecard(
        @Required @Doc("The canonical id.") Id<Scorecard> id,
        @Doc("The application rated.") Optional<Ref<Application>> application,
        @Doc("Who is rated.") Optional<Ref<Candidate>> candidate,
        @Doc("The interview it is about.") Optional<Ref<Interview>> interview,
        @Doc("Who rates.") Optional<Ref<User>> interviewer,
        @Doc("When, UTC.") Optional<Instant> submittedAt,
        @Doc("The verdict.") Optional<Coded<Recommendation>> overallRecommendation,
        @Doc("The provider's scale the grade is on.") Optional<String> scale,
        @Doc("The grade, as the provider counts.") Optional<BigDecimal> grade,
        @Personal @Doc("Remarks.") Optional<String> body,
        @Doc("Rated traits.") List<FormValue> formValues,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Scorecard {
        formValues = List.copyOf(formValues);
        notLoaded = Set.copyOf(notLoaded);
    }
}
