package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.Candidate;
import io.hirelay.model.Doc;
import io.hirelay.model.Format;
import io.hirelay.model.Id;
import io.hirelay.model.Personal;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import io.hirelay.model.Visibility;
import java.util.Optional;

/** Something to be written into a candidate's timeline. */
@Doc("Something to be written into a candidate's timeline.")
public record NewActivity(
        @Required @Doc("Whose.") Id<Candidate> candidateId,
        @Doc("What it is; a note unless told otherwise.") Optional<ActivityKind> activityType,

        @Personal @Doc("Text; needed for a note and a rating.")
        Optional<String> body,

        @Doc("Who may see it; private unless told otherwise.")
        Optional<Visibility> visibility,

        @Personal @Doc("A file that goes with a note.") Optional<FileInput> attachment,

        @Personal @Format("uri") @Doc("The address of a link.")
        Optional<String> url,

        @Personal @Doc("The title of a link.") Optional<String> title,

        @Doc("The grade of a rating, as the provider counts.")
        Optional<Integer> grade,

        @Doc("The provider's scale that the grade is on.") Optional<String> scale,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static NewActivity note(String candidate, String body) {
        return new NewActivity(
                Id.of(candidate),
                Optional.of(ActivityKind.NOTE),
                Optional.of(body),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RawJson.NULL);
    }

    public static NewActivity link(String candidate, String url, String title) {
        return new NewActivity(
                Id.of(candidate),
                Optional.of(ActivityKind.LINK),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(url),
                Optional.of(title),
                Optional.empty(),
                Optional.empty(),
                RawJson.NULL);
    }

    public static NewActivity rating(String candidate, int grade, String body) {
        return new NewActivity(
                Id.of(candidate),
                Optional.of(ActivityKind.RATING),
                Optional.of(body),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(grade),
                Optional.empty(),
                RawJson.NULL);
    }

    /** What it is. */
    public ActivityKind kind() {
        return activityType.orElse(ActivityKind.NOTE);
    }

    public NewActivity seenBy(Visibility who) {
        return new NewActivity(
                candidateId, activityType, body, Optional.of(who), attachment, url, title, grade, scale, remoteData);
    }

    public NewActivity with(FileInput file) {
        return new NewActivity(
                candidateId, activityType, body, visibility, Optional.of(file), url, title, grade, scale, remoteData);
    }

    /** A rating's scale. */
    public NewActivity on(String otherScale) {
        return new NewActivity(
                candidateId,
                activityType,
                body,
                visibility,
                attachment,
                url,
                title,
                grade,
                Optional.of(otherScale),
                remoteData);
    }

    @Override
    public void check(Findings findings) {
        boolean link = kind() == ActivityKind.LINK;
        boolean rating = kind() == ActivityKind.RATING;
        needs(!link, "body", body, findings);
        needs(link, "url", url, findings);
        needs(rating, "grade", grade, findings);
        only(link, "url", url, findings);
        only(link, "title", title, findings);
        only(rating, "grade", grade, findings);
        only(rating, "scale", scale, findings);
        only(!rating, "visibility", visibility, findings);
        only(kind() == ActivityKind.NOTE, "attachment", attachment, findings);
        attachment.ifPresent(file -> file.check(findings.under("attachment")));
    }

    private void needs(boolean applies, String field, Optional<?> value, Findings findings) {
        if (applies && value.isEmpty()) {
            findings.add(field, "is required for a " + kind().word());
        }
    }

    private void only(boolean applies, String field, Optional<?> value, Findings findings) {
        if (!applies && value.isPresent()) {
            findings.add(field, "is nothing that a " + kind().word() + " has");
        }
    }
}
