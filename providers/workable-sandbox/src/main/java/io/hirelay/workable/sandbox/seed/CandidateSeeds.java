package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Candidate.Origin;
import io.hirelay.workable.sandbox.row.Candidate.Person;
import io.hirelay.workable.sandbox.row.Candidate.Resume;
import io.hirelay.workable.sandbox.row.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The seeded candidates: first those in jobs, by index in the order in which they came, then those of the talent pool.
 * One in sixteen is the second application of somebody who came shortly before.
 */
public final class CandidateSeeds {
    /** So that the ids grow from seven digits to eight within the first few pages. */
    private static final long FIRST = 0x10000000L - 7 * 130;

    private static final int STEP = 7;
    private static final int TALENT_OFFSET = 3;
    private static final int TALENT_EVERY = 29;
    private static final int SECOND_WITHIN = 15;
    private static final int RECENT = 2 * Timeline.HOUR;

    private final long seed;
    private final Sizes sizes;
    private final People people;
    private final JobSeeds jobs;
    private final Pipelines pipelines;
    private final HistorySeeds histories;
    private final MemberSeeds members;

    CandidateSeeds(
            long seed,
            Sizes sizes,
            People people,
            JobSeeds jobs,
            Pipelines pipelines,
            HistorySeeds histories,
            MemberSeeds members) {
        this.seed = seed;
        this.sizes = sizes;
        this.people = people;
        this.jobs = jobs;
        this.pipelines = pipelines;
        this.histories = histories;
        this.members = members;
    }

    /** How many are in jobs; these have the indexes below. */
    public int inJobs() {
        return sizes.candidates();
    }

    /** All, with the talent pool. */
    public int count() {
        return sizes.candidates() + sizes.talentPool();
    }

    public long id(int index) {
        return index < inJobs()
                ? FIRST + (long) index * STEP
                : FIRST + ((long) (index - inJobs()) * TALENT_EVERY + 5) * STEP + TALENT_OFFSET;
    }

    /** The first id that no seeded candidate has. */
    public long next() {
        long places = Math.max(inJobs(), (long) sizes.talentPool() * TALENT_EVERY + 6);
        return FIRST + places * STEP;
    }

    public OptionalInt indexOf(long id) {
        long place = (id - FIRST) / STEP;
        if (id < FIRST || place > Integer.MAX_VALUE) {
            return OptionalInt.empty();
        }
        int index = switch ((int) ((id - FIRST) % STEP)) {
            case 0 -> place < inJobs() ? (int) place : -1;
            case TALENT_OFFSET ->
                (place - 5) % TALENT_EVERY == 0 && (place - 5) / TALENT_EVERY < sizes.talentPool()
                        ? (int) (inJobs() + (place - 5) / TALENT_EVERY)
                        : -1;
            default -> -1;
        };
        return index < 0 || id(index) != id ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The lowest index, of those in jobs, whose id is not below this one. */
    public int firstFrom(long id) {
        return id <= FIRST ? 0 : (int) Math.min(inJobs(), (id - FIRST + STEP - 1) / STEP);
    }

    /** The job of a candidate, without computing anything else; -1 for the talent pool. */
    public int job(int index) {
        if (index >= inJobs()) {
            return -1;
        }
        Dice dice = dice(index);
        int job = jobs.applicable(dice, "job");
        OptionalInt first = firstApplication(index);
        if (first.isEmpty()) {
            return job;
        }
        int other = jobs.applicable(dice(first.getAsInt()), "job");
        for (int attempt = 0; job == other && attempt < 8; attempt++) {
            job = jobs.applicable(dice, "job " + attempt);
        }
        return job;
    }

    /** Those who may have this e-mail address; empty for one that no seeded candidate has. */
    public IntStream withEmail(String email) {
        int at = email.indexOf('@');
        int dot = email.lastIndexOf('.', Math.max(at, 0));
        if (at < 0 || dot < 0 || !email.substring(dot + 1, at).matches("[0-9a-z]{1,6}")) {
            return IntStream.empty();
        }
        long person = Long.parseLong(email.substring(dot + 1, at), 36);
        if (person >= count()) {
            return IntStream.empty();
        }
        int first = (int) person;
        return IntStream.rangeClosed(first, (int) Math.min(count() - 1L, person + SECOND_WITHIN))
                .filter(index -> personOf(index) == first);
    }

    public Candidate get(int index) {
        Dice dice = dice(index);
        Identity identity = identity(index);
        boolean copied = identity.second() && dice.chance("copied", 50);
        int job = job(index);
        History history = history(index, identity, job, copied);
        Instant created = Timeline.at(minute(index)).plusSeconds(dice.roll("second", 50));
        Instant touched = history.lastAt().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        boolean recent = minute(index) > Timeline.LAST_MINUTE - 40 * Timeline.DAY;
        return new Candidate(
                id(index),
                index,
                job,
                history.stage().slug(),
                identity.person(),
                origin(index, dice, identity, copied),
                history.disqualification(),
                history.hiredAt(),
                dice.chance("offer date lost", 25) ? null : history.offeredAt(),
                identity.person().anonymized() || dice.chance("no resume", 25)
                        ? null
                        : resume(index, identity.someone(), created, recent ? created.plusSeconds(3) : touched),
                copied && dice.chance("origin known", 60) ? (Long) id(personOf(index)) : null,
                created,
                touched);
    }

    public History history(int index) {
        Identity identity = identity(index);
        boolean copied = identity.second() && dice(index).chance("copied", 50);
        return history(index, identity, job(index), copied);
    }

    /** Whether nothing is to be known of the person any more. */
    boolean anonymized(int index) {
        return personOf(index) % 53 == 17;
    }

    /** Who is behind a candidate, as invented. */
    People.Someone someone(int index) {
        return identity(index).someone();
    }

    /** The candidate with whom this one shares the person; itself for a first application. */
    int personOf(int index) {
        return firstApplication(index).orElse(index);
    }

    Dice dice(int index) {
        return Dice.of(seed, "candidate", index);
    }

    boolean applied(int index) {
        return arrival(index, dice(index), personOf(index) != index, false) == Arrival.APPLIED;
    }

    private History history(int index, Identity identity, int job, boolean copied) {
        Dice dice = dice(index);
        HistorySeeds.Subject subject = new HistorySeeds.Subject(
                index,
                dice,
                minute(index),
                identity.person().name(),
                identity.someone().first().written(),
                identity.person().anonymized());
        if (job < 0) {
            Stage stage = pipelines.get(Pipelines.STANDARD).ofKind(dice.chance("wrote", 30) ? "applied" : "sourced");
            return histories.ofTalent(subject, stage);
        }
        return histories.of(
                subject, pipelines.get(jobs.pipeline(job)), arrival(index, dice, identity.second(), copied));
    }

    private static Arrival arrival(int index, Dice dice, boolean second, boolean copied) {
        if (second && copied) {
            return Arrival.COPIED;
        }
        int roll = dice.roll("arrival", 100);
        return roll < 70 || index == 0 ? Arrival.APPLIED : roll < 93 ? Arrival.UPLOADED : Arrival.REFERRED;
    }

    private int minute(int index) {
        if (index >= inJobs()) {
            long place = Math.min((long) (index - inJobs()) * TALENT_EVERY + 5, Math.max(0, inJobs() - 1));
            return minute((int) place) + 1;
        }
        long span = Timeline.LAST_MINUTE - Timeline.FIRST_CANDIDATE - RECENT;
        return (int) (Timeline.FIRST_CANDIDATE + index * span / Math.max(1, inJobs()));
    }

    private OptionalInt firstApplication(int index) {
        if (!mayBeSecond(index)) {
            return OptionalInt.empty();
        }
        int first = index - 1 - dice(index).roll("back", SECOND_WITHIN);
        return first < 0 || mayBeSecond(first) ? OptionalInt.empty() : OptionalInt.of(first);
    }

    private boolean mayBeSecond(int index) {
        return index < inJobs() && index % 16 == 9;
    }

    private record Identity(People.Someone someone, Person person, boolean second) {}

    private Identity identity(int index) {
        int who = personOf(index);
        Dice dice = dice(who);
        People.Someone someone = people.someone(dice);
        boolean anonymized = anonymized(index);
        Person person = anonymized
                ? new Person("Anonymous", "Candidate", "Anonymous Candidate", null, null, null, null, true)
                : new Person(
                        someone.first().written(),
                        someone.last().written(),
                        someone.fullName(),
                        headline(index, dice),
                        dice.chance("address", 45) ? address(someone, dice) : null,
                        dice.chance("phone", 85) ? phone(dice) : null,
                        email(someone, who, dice),
                        false);
        return new Identity(someone, person, who != index);
    }

    private @Nullable String headline(int index, Dice dice) {
        int job = job(index);
        return job < 0 || dice.chance("no headline", 20)
                ? null
                : dice.pick("headline", jobs.template(job).headlines());
    }

    private static String address(People.Someone someone, Dice dice) {
        return dice.between("house", 1, 240) + " Example Street, "
                + someone.place().display();
    }

    /** Numbers that are set aside for fiction, in the ways in which people write them. */
    private static String phone(Dice dice) {
        int number = dice.between("number", 100, 199);
        return switch (dice.roll("notation", 4)) {
            case 0 -> "+12025550" + number;
            case 1 -> "(202) 555-0" + number;
            case 2 -> "+44 7700 900" + number;
            default -> "07700 900" + number;
        };
    }

    private static String email(People.Someone someone, int who, Dice dice) {
        String domain = dice.pick("domain", List.of("example.com", "example.org", "mail.example", "example.net"));
        String tag = dice.chance("tagged", 8) ? "+jobs" : "";
        return someone.first().ascii() + "." + someone.last().ascii() + tag + "." + Integer.toString(who, 36) + "@"
                + domain;
    }

    private Origin origin(int index, Dice dice, Identity identity, boolean copied) {
        Long uploader = dice.chance("uploaded by member", 75) ? (Long) members.anyRecruiting(dice, "uploader") : null;
        if (index >= inJobs()) {
            return new Origin(true, null, "SPI", "Unknown", "Other", null);
        }
        return switch (arrival(index, dice, identity.second(), copied)) {
            case COPIED -> new Origin(true, null, null, "Copied from another job", "Sourced", null);
            case REFERRED -> {
                long referrer = members.anyRecruiting(dice, "uploader");
                String name =
                        members.get(members.indexOf(referrer).orElseThrow()).name();
                yield new Origin(true, "referral", null, name, "Referrals", referrer);
            }
            case UPLOADED ->
                uploader == null
                        ? new Origin(true, null, "SPI", "Unknown", "Other", null)
                        : new Origin(true, "linkedin.com", null, "linkedin.com", "Sourced", uploader);
            case APPLIED ->
                switch (dice.roll("channel", 5)) {
                    case 0 -> new Origin(false, "indeed.com", null, "indeed.com", "Job boards", null);
                    case 1 -> new Origin(false, null, null, "Careers page", "Company marketing", null);
                    case 2 ->
                        new Origin(
                                false,
                                "internal_application",
                                "employee_portal",
                                "Internal application",
                                "Internal applications",
                                null);
                    case 3 -> new Origin(false, "linkedin.com", null, "linkedin.com", "Job boards", null);
                    default -> new Origin(false, "search", null, "Unknown", "Other", null);
                };
        };
    }

    private static Resume resume(int index, People.Someone someone, Instant created, Instant updated) {
        String name = "cv_" + someone.first().ascii() + "_" + someone.last().ascii() + ".pdf";
        Instant parsed = created.plus(Duration.ofSeconds(3));
        return new Resume(
                name, "pdf", "resume/" + index + "/" + name, created, parsed.isAfter(updated) ? parsed : updated);
    }
}
