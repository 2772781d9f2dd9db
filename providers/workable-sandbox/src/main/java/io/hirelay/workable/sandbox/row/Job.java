package io.hirelay.workable.sandbox.row;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job opening.
 *
 * @param index its place among the jobs, from which everything about it that is not here can be told
 * @param code the customer's own code
 * @param department number of the leaf department
 * @param pipeline which of the account's pipelines its candidates go through
 */
public record Job(
        int index,
        long id,
        String shortcode,
        String title,
        @Nullable String code,
        String state,
        boolean confidential,
        @Nullable Long department,
        String workplaceType,
        List<JobPlace> places,
        @Nullable Salary salary,
        List<String> keywords,
        JobFacts facts,
        int pipeline,
        Instant createdAt,
        Instant updatedAt) {
    public Job {
        places = List.copyOf(places);
        keywords = List.copyOf(keywords);
    }

    /** One of the places where the job can be done, with the short code that the account gave it. */
    public record JobPlace(String shortcode, Place place, boolean hidden) {}

    /** Amounts may be missing even where a currency is set; the currency is in lower case. */
    public record Salary(@Nullable Integer from, @Nullable Integer to, String currency) {}

    /** What only the single job shows, in display words. */
    public record JobFacts(
            @Nullable String employmentType,
            @Nullable String industry,
            @Nullable String function,
            @Nullable String experience,
            @Nullable String education) {}

    public String fullTitle() {
        return code == null ? title : title + " - " + code;
    }

    public Job withState(String newState, Instant at) {
        return new Job(
                index,
                id,
                shortcode,
                title,
                code,
                newState,
                confidential,
                department,
                workplaceType,
                places,
                salary,
                keywords,
                facts,
                pipeline,
                createdAt,
                at);
    }
}
