package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.Activity;
import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Candidate.Disqualification;
import io.hirelay.workable.sandbox.row.Candidate.Origin;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Profile;
import io.hirelay.workable.sandbox.row.Stage;
import io.hirelay.workable.sandbox.seed.ProfileSeeds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can happen to a candidate, with all that follows from it: fields, activities, times. Callers hold the lock. */
public final class CandidateChanges {
    /** Who sees a comment when nobody said. */
    private static final List<String> EVERYBODY =
            List.of("simple", "hiring_manager", "admin", "reviewer", "recruiting_admin");

    private static final List<String> EVERYBODY_AND_AGENCIES =
            List.of("simple", "hiring_manager", "admin", "reviewer", "recruiting_admin", "recruiter");

    private final AccountState state;

    CandidateChanges(AccountState state) {
        this.state = state;
    }

    /** Puts a new candidate into a stage of a job, or of the talent pool when {@code job} is -1. */
    public Candidate create(
            int job,
            Stage stage,
            Candidate.Person person,
            Origin origin,
            Candidate.@Nullable Resume resume,
            Profile profile) {
        Instant now = state.now();
        Candidate candidate = new Candidate(
                state.candidates().newId(),
                -1,
                job,
                stage.slug(),
                person,
                origin,
                null,
                hiredAt(stage, null, now),
                offeredAt(stage, null, now),
                resume,
                null,
                now,
                now);
        state.candidates().put(candidate, addressed(profile, candidate));
        add(candidate, origin.sourced() ? "uploaded" : "applied", stage, null, null, null);
        return candidate;
    }

    public void update(
            Candidate candidate, Candidate.Person person, Candidate.@Nullable Resume resume, Profile profile) {
        state.candidates().put(candidate.described(person, resume, state.now()), profile);
    }

    public void move(Candidate candidate, Stage target, long member) {
        Instant now = state.now();
        add(candidate, target.slug(), stageOf(candidate), target, member, null);
        state.candidates()
                .put(candidate.moved(
                        target.slug(),
                        hiredAt(target, candidate.hiredAt(), now),
                        offeredAt(target, candidate.movedToOfferAt(), now),
                        now));
    }

    /** A second candidate in another job; the first one stays as it is. */
    public Candidate copy(Candidate original, Job job, Optional<Stage> target, long member) {
        Stage stage = target.orElseGet(() -> state.jobs().pipeline(job.index()).ofKind("sourced"));
        Instant now = state.now();
        Candidate copy = new Candidate(
                state.candidates().newId(),
                -1,
                job.index(),
                stage.slug(),
                original.person(),
                new Origin(true, null, null, "Copied from another job", "Sourced", null),
                null,
                hiredAt(stage, null, now),
                offeredAt(stage, null, now),
                original.resume(),
                original.id(),
                now,
                now);
        Profile profile = state.candidates().profile(original).withAnswers(List.of());
        state.candidates().put(copy, addressed(profile, copy));
        add(copy, "copied", stage, null, member, null);
        return copy;
    }

    /** The same candidate in another job under a new id, with its whole history; the old id is gone. */
    public Candidate relocate(Candidate original, Job job, Optional<Stage> target, @Nullable Long member) {
        Stage usual =
                state.jobs().pipeline(job.index()).ofKind(original.origin().sourced() ? "sourced" : "applied");
        Stage stage = target.orElse(usual);
        Instant now = state.now();
        Profile profile = state.candidates().profile(original);
        Candidate relocated = new Candidate(
                state.candidates().newId(),
                original.seed(),
                job.index(),
                stage.slug(),
                original.person(),
                original.origin(),
                original.disqualification(),
                hiredAt(stage, null, now),
                offeredAt(stage, original.movedToOfferAt(), now),
                original.resume(),
                original.originating(),
                original.createdAt(),
                now);
        state.candidates().put(relocated, profile);
        state.candidates().remove(original, Optional.of(relocated));
        state.activities().handOver(original.id(), relocated.id());
        state.files().handOver(original.id(), relocated.id());
        add(relocated, "moved", stage, null, member, null);
        if (!stage.equals(usual)) {
            add(relocated, stage.slug(), stage, stage, member, null);
        }
        return relocated;
    }

    public void disqualify(Candidate candidate, @Nullable String reason, boolean withdrew, @Nullable Long member) {
        disqualify(candidate, reason, withdrew, member, state.now());
    }

    /** @param at since when; for a candidate that was created as disqualified */
    public void disqualify(
            Candidate candidate, @Nullable String reason, boolean withdrew, @Nullable Long member, Instant at) {
        add(candidate, "disqualified", stageOf(candidate), null, member, reason);
        state.candidates().put(candidate.judged(new Disqualification(reason, at, withdrew), state.now()));
    }

    public void revert(Candidate candidate, long member) {
        add(candidate, "reverted", stageOf(candidate), null, member, null);
        state.candidates().put(candidate.judged(null, state.now()));
    }

    /** A member's rating in a stage; replaces the one that there is. */
    public void rate(Candidate candidate, Stage stage, Activity.Rating rating, String comment, long member) {
        Instant now = state.now();
        Activity activity = ratingBy(candidate, stage, member)
                .map(existing -> existing.rated(rating, comment, now))
                .orElseGet(() -> new Activity(
                        state.activities().newId(),
                        "rating",
                        stage,
                        null,
                        now,
                        now,
                        member,
                        comment,
                        rating,
                        EVERYBODY_AND_AGENCIES));
        state.activities().add(candidate.id(), activity);
        state.candidates().put(candidate.touched(now));
    }

    public Optional<Activity> ratingBy(Candidate candidate, Stage stage, long member) {
        return state.activities().of(candidate).stream()
                .filter(activity -> activity.action().equals("rating"))
                .filter(activity -> activity.at().equals(stage))
                .filter(activity -> Long.valueOf(member).equals(activity.member()))
                .findFirst();
    }

    /** Answers the id of the comment's activity. */
    public long comment(Candidate candidate, String body, Optional<List<String>> visibility, long member) {
        Instant now = state.now();
        long id = state.activities().newId();
        state.activities()
                .add(
                        candidate.id(),
                        new Activity(
                                id,
                                "comment",
                                stageOf(candidate),
                                null,
                                now,
                                now,
                                member,
                                body,
                                null,
                                visibility.orElse(EVERYBODY)));
        state.candidates().put(candidate.touched(now));
        return id;
    }

    /** Takes a candidate away, as nobody can through the API. */
    public void delete(Candidate candidate) {
        state.candidates().remove(candidate, Optional.empty());
    }

    public Stage stageOf(Candidate candidate) {
        return state.jobs()
                .pipeline(candidate.job())
                .bySlug(candidate.stage())
                .orElseThrow(() -> new IllegalStateException("candidate in a stage that its job does not have"));
    }

    private void add(
            Candidate candidate,
            String action,
            Stage at,
            @Nullable Stage target,
            @Nullable Long member,
            @Nullable String body) {
        Instant now = state.now();
        long id = state.activities().newId();
        state.activities()
                .add(candidate.id(), new Activity(id, action, at, target, now, now, member, body, null, null));
    }

    private static @Nullable Instant hiredAt(Stage stage, @Nullable Instant before, Instant now) {
        if (!stage.kind().equals("hired")) {
            return null;
        }
        return before == null ? now : before;
    }

    private static @Nullable Instant offeredAt(Stage stage, @Nullable Instant before, Instant now) {
        return stage.kind().equals("offer") ? now : before;
    }

    private static Profile addressed(Profile profile, Candidate candidate) {
        return new Profile(
                profile.image(),
                ProfileSeeds.mailbox(candidate.id()),
                profile.coverLetter(),
                profile.summary(),
                profile.education(),
                profile.experience(),
                profile.skills(),
                profile.answers(),
                profile.socialProfiles(),
                profile.tags(),
                profile.place());
    }
}
