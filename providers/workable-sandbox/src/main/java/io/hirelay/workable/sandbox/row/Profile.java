package io.hirelay.workable.sandbox.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only the single candidate shows.
 *
 * @param image key of the photo in the account's file store
 * @param place where the person lives; every part of it may be unknown
 */
public record Profile(
        @Nullable String image,
        String mailbox,
        @Nullable String coverLetter,
        @Nullable String summary,
        List<Education> education,
        List<Experience> experience,
        List<String> skills,
        List<Answer> answers,
        List<SocialProfile> socialProfiles,
        List<String> tags,
        @Nullable Place place) {
    /** Of somebody of whom nothing is known. */
    public static final Profile EMPTY =
            new Profile(null, "", null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null);

    public Profile {
        education = List.copyOf(education);
        experience = List.copyOf(experience);
        skills = List.copyOf(skills);
        answers = List.copyOf(answers);
        socialProfiles = List.copyOf(socialProfiles);
        tags = List.copyOf(tags);
    }

    /** Dates are {@code YYYY-MM-DD}. */
    public record Education(
            long id,
            @Nullable String degree,
            String school,
            @Nullable String fieldOfStudy,
            @Nullable String startDate,
            @Nullable String endDate) {}

    /** Dates are {@code YYYY-MM-DD}; the summary may be HTML. */
    public record Experience(
            long id,
            String title,
            @Nullable String summary,
            @Nullable String startDate,
            @Nullable String endDate,
            @Nullable String company,
            @Nullable String industry,
            boolean current) {}

    public record SocialProfile(
            String type, @Nullable String name, @Nullable String username, String url) {}

    public Profile withAnswers(List<Answer> newAnswers) {
        return new Profile(
                image,
                mailbox,
                coverLetter,
                summary,
                education,
                experience,
                skills,
                newAnswers,
                socialProfiles,
                tags,
                place);
    }

    public Profile withTags(List<String> newTags) {
        return new Profile(
                image,
                mailbox,
                coverLetter,
                summary,
                education,
                experience,
                skills,
                answers,
                socialProfiles,
                newTags,
                place);
    }
}
