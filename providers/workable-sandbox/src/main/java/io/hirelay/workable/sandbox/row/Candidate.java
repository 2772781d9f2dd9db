package io.hirelay.workable.sandbox.row;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One application, or one person of the talent pool: what a list shows of it. The rest is its {@link Profile}.
 *
 * @param seed which seeded candidate it is or was relocated from, -1 for one that was made by a call; its seeded
 *     history, profile and files follow from it
 * @param job index of its job, -1 for the talent pool
 * @param stage slug of its stage
 * @param originating the candidate it was copied from
 */
public record Candidate(
        long id,
        int seed,
        int job,
        String stage,
        Person person,
        Origin origin,
        @Nullable Disqualification disqualification,
        @Nullable Instant hiredAt,
        @Nullable Instant movedToOfferAt,
        @Nullable Resume resume,
        @Nullable Long originating,
        Instant createdAt,
        Instant updatedAt) {

    /** Who it is. An anonymised person keeps no e-mail, phone or address. */
    public record Person(
            @Nullable String firstName,
            @Nullable String lastName,
            String name,
            @Nullable String headline,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String email,
            boolean anonymized) {}

    /** How the candidate came. */
    public record Origin(
            boolean sourced,
            @Nullable String domain,
            @Nullable String outlet,
            String source,
            String category,
            @Nullable Long uploader) {}

    /** Why and when the candidate was disqualified; {@code withdrew} when it was the candidate's own wish. */
    public record Disqualification(@Nullable String reason, Instant at, boolean withdrew) {}

    /** The résumé as the platform describes it; {@code file} is its key in the account's file store. */
    public record Resume(String filename, String filetype, String file, Instant createdAt, Instant updatedAt) {}

    public boolean inTalentPool() {
        return job < 0;
    }

    public Candidate moved(String newStage, @Nullable Instant newHiredAt, @Nullable Instant newOfferAt, Instant at) {
        return new Candidate(
                id,
                seed,
                job,
                newStage,
                person,
                origin,
                disqualification,
                newHiredAt,
                newOfferAt,
                resume,
                originating,
                createdAt,
                at);
    }

    public Candidate judged(@Nullable Disqualification verdict, Instant at) {
        return new Candidate(
                id,
                seed,
                job,
                stage,
                person,
                origin,
                verdict,
                hiredAt,
                movedToOfferAt,
                resume,
                originating,
                createdAt,
                at);
    }

    public Candidate described(Person newPerson, @Nullable Resume newResume, Instant at) {
        return new Candidate(
                id,
                seed,
                job,
                stage,
                newPerson,
                origin,
                disqualification,
                hiredAt,
                movedToOfferAt,
                newResume,
                originating,
                createdAt,
                at);
    }

    public Candidate touched(Instant at) {
        return judged(disqualification, at);
    }
}
