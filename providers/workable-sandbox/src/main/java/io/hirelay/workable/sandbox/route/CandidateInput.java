package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.row.Candidate.Person;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Profile;
import io.hirelay.workable.sandbox.row.Profile.Education;
import io.hirelay.workable.sandbox.row.Profile.Experience;
import io.hirelay.workable.sandbox.row.Profile.SocialProfile;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a body says of a person: for a new one all that there is, for a known one what is to change. */
final class CandidateInput {
    private static final Set<String> SOCIAL_TYPES = Set.copyOf(Arrays.asList(("academiaedu angellist behance bitbucket"
                    + " blogger crunchbase dandyid delicious deviantart digg doyoubuzz dribble dribbble econsultancy"
                    + " facebook flavorsme flickr fullcontact getglue gist github goodreads googleplus gravatar"
                    + " hackernews hiim klout lanyrd linkedin myspace ohloh orkut pinterest quora reddit scribd"
                    + " slideshare stackexchange stackoverflow tumblr twitter typepad vk wordpress xing")
            .split(" ")));

    private final AccountState state;
    private final Uploads uploads;

    CandidateInput(AccountState state, Uploads uploads) {
        this.state = state;
        this.uploads = uploads;
    }

    /** Who a new candidate is. */
    Person person(Body body) {
        Optional<String> whole = body.text("name");
        String first = body.text("firstname")
                .or(() -> whole.map(CandidateInput::firstWord))
                .orElse(null);
        String last = body.text("lastname")
                .or(() -> whole.map(CandidateInput::otherWords))
                .orElse(null);
        if (first == null) {
            throw Refusal.invalid(whole.isPresent() ? "name" : "firstname", "can't be blank");
        }
        if (last == null && whole.isEmpty()) {
            throw Refusal.invalid("lastname", "can't be blank");
        }
        return new Person(
                first,
                last,
                last == null ? first : first + " " + last,
                body.text("headline").orElse(null),
                body.text("address").orElse(null),
                body.text("phone").orElse(null),
                email(body.required("email")),
                false);
    }

    /** Who a known candidate is once the body's changes are made. */
    Person person(Body body, Person before) {
        String first = kept(body, "firstname", before.firstName());
        String last = kept(body, "lastname", before.lastName());
        if (first == null) {
            throw Refusal.invalid("firstname", "can't be blank");
        }
        return new Person(
                first,
                last,
                last == null ? first : first + " " + last,
                kept(body, "headline", before.headline()),
                kept(body, "address", before.address()),
                kept(body, "phone", before.phone()),
                body.has("email") ? email(body.required("email")) : before.email(),
                before.anonymized());
    }

    /** The profile once the body's changes are made; an array that is sent replaces what there was. */
    Profile profile(Body body, Profile before) {
        return new Profile(
                uploads.image(body).orElse(before.image()),
                before.mailbox(),
                kept(body, "cover_letter", before.coverLetter()),
                kept(body, "summary", before.summary()),
                replaced(body, "education_entries", before.education(), () -> education(body, before)),
                replaced(body, "experience_entries", before.experience(), () -> experience(body, before)),
                replaced(body, "skills", before.skills(), () -> body.texts("skills")),
                before.answers(),
                replaced(body, "social_profiles", before.socialProfiles(), () -> social(body)),
                replaced(body, "tags", before.tags(), () -> body.texts("tags")),
                before.place());
    }

    private static <T> List<T> replaced(Body body, String key, List<T> before, Supplier<List<T>> given) {
        return body.has(key) ? given.get() : before;
    }

    private List<Education> education(Body body, Profile before) {
        return body.objects("education_entries").stream()
                .map(entry -> new Education(
                        before.education().stream()
                                .map(Education::id)
                                .filter(id -> named(entry, id))
                                .findFirst()
                                .orElseGet(state.candidates()::newEntryId),
                        entry.text("degree").orElse(null),
                        nested("education_entries", "school", entry),
                        entry.text("field_of_study").orElse(null),
                        entry.text("start_date").orElse(null),
                        entry.text("end_date").orElse(null)))
                .toList();
    }

    private List<Experience> experience(Body body, Profile before) {
        return body.objects("experience_entries").stream()
                .map(entry -> new Experience(
                        before.experience().stream()
                                .map(Experience::id)
                                .filter(id -> named(entry, id))
                                .findFirst()
                                .orElseGet(state.candidates()::newEntryId),
                        nested("experience_entries", "title", entry),
                        entry.text("summary").orElse(null),
                        entry.text("start_date").orElse(null),
                        entry.text("end_date").orElse(null),
                        entry.text("company").orElse(null),
                        entry.text("industry").orElse(null),
                        entry.flag("current", false)))
                .toList();
    }

    private static List<SocialProfile> social(Body body) {
        return body.objects("social_profiles").stream()
                .map(entry -> {
                    String type = nested("social_profiles", "type", entry);
                    if (!SOCIAL_TYPES.contains(type)) {
                        throw Refusal.invalid("social_profiles", "hold the unknown type " + type);
                    }
                    String url = nested("social_profiles", "url", entry);
                    return new SocialProfile(
                            type,
                            entry.text("name").orElse(null),
                            entry.text("username").orElse(null),
                            url);
                })
                .toList();
    }

    private static boolean named(Body entry, long id) {
        OptionalLong given = entry.text("id").map(Ids::parse).orElse(OptionalLong.empty());
        return given.isPresent() && given.getAsLong() == id;
    }

    private static String nested(String array, String field, Body entry) {
        return entry.text(field).orElseThrow(() -> Refusal.invalid(array, "hold one without " + field));
    }

    private static @Nullable String kept(Body body, String field, @Nullable String before) {
        return body.has(field) ? body.text(field).orElse(null) : before;
    }

    private static String email(String email) {
        if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw Refusal.invalid("email", "is invalid");
        }
        return email;
    }

    private static String firstWord(String name) {
        return name.strip().split("\\s+", 2)[0];
    }

    private static @Nullable String otherWords(String name) {
        String[] words = name.strip().split("\\s+", 2);
        return words.length == 2 ? words[1] : null;
    }
}
