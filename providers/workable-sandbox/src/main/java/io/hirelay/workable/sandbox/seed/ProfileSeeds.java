package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Answer;
import io.hirelay.workable.sandbox.row.CustomAttribute;
import io.hirelay.workable.sandbox.row.Profile;
import io.hirelay.workable.sandbox.row.Profile.Education;
import io.hirelay.workable.sandbox.row.Profile.Experience;
import io.hirelay.workable.sandbox.row.Profile.SocialProfile;
import io.hirelay.workable.sandbox.row.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the single candidate shows beyond the list. */
public final class ProfileSeeds {
    private static final long FIRST_ENTRY = 0xa10000;
    private static final int ENTRIES_PER_CANDIDATE = 16;

    private final CandidateSeeds candidates;
    private final QuestionSeeds questions;
    private final AttributeSeeds attributes;

    ProfileSeeds(CandidateSeeds candidates, QuestionSeeds questions, AttributeSeeds attributes) {
        this.candidates = candidates;
        this.questions = questions;
        this.attributes = attributes;
    }

    /** The first number that no seeded education or experience entry has. */
    public long nextEntry() {
        return FIRST_ENTRY + (long) candidates.count() * ENTRIES_PER_CANDIDATE;
    }

    /** A mailbox address for the candidate with this id. */
    public static String mailbox(long candidateId) {
        return "4ec" + Long.toString(candidateId * 2654435761L % 0x7fffffffffL, 36) + "@outbound.workablemail.example";
    }

    public Profile of(int index) {
        int who = candidates.personOf(index);
        Dice dice = candidates.dice(who);
        if (candidates.anonymized(index)) {
            return new Profile(
                    null,
                    mailbox(candidates.id(index)),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null);
        }
        People.Someone someone = candidates.someone(index);
        return new Profile(
                dice.chance("photo", 25) ? "image/" + index + "/photo.png" : null,
                mailbox(candidates.id(index)),
                dice.chance("cover letter", 35) ? Texts.COVER_LETTER : null,
                dice.chance("summary", 40) ? Texts.SUMMARY : null,
                education(index, dice),
                experience(index, dice),
                some("skill", dice, Texts.SKILLS, dice.roll("skills", 5)),
                answers(index, candidates.dice(index)),
                socialProfiles(someone, dice),
                some("tag", dice, Texts.TAGS, Math.max(0, dice.roll("tags", 6) - 3)),
                dice.chance("place", 70) ? someone.place() : null);
    }

    private static List<Education> education(int index, Dice dice) {
        List<Education> entries = new ArrayList<>();
        int schools = dice.roll("schools", 3);
        for (int i = 0; i < schools; i++) {
            Dice part = dice.part("school", i);
            int end = part.between("end", 2005, 2024);
            entries.add(new Education(
                    FIRST_ENTRY + (long) index * ENTRIES_PER_CANDIDATE + i,
                    part.chance("degree unknown", 15) ? null : part.pick("degree", Texts.DEGREES),
                    part.pick("school", Texts.SCHOOLS),
                    part.chance("field unknown", 20) ? null : part.pick("field", Texts.FIELDS_OF_STUDY),
                    part.chance("start unknown", 25) ? null : (end - 4) + "-09-01",
                    end + "-06-30"));
        }
        return entries;
    }

    private static List<Experience> experience(int index, Dice dice) {
        List<Experience> entries = new ArrayList<>();
        int jobs = dice.roll("jobs held", 4);
        for (int i = 0; i < jobs; i++) {
            Dice part = dice.part("job held", i);
            boolean current = i == 0 && part.chance("current", 70);
            int start = 2023 - 3 * i;
            entries.add(new Experience(
                    FIRST_ENTRY + (long) index * ENTRIES_PER_CANDIDATE + 8 + i,
                    part.pick("title", JobTemplate.ALL).title(),
                    part.chance("told", 40) ? Texts.EXPERIENCE_SUMMARY : null,
                    start + "-03-01",
                    current ? null : (start + 2) + "-12-31",
                    part.chance("company unknown", 10) ? null : part.pick("company", Texts.COMPANIES),
                    part.chance("industry known", 40) ? part.pick("industry", Texts.INDUSTRIES) : null,
                    current));
        }
        return entries;
    }

    private static List<SocialProfile> socialProfiles(People.Someone someone, Dice dice) {
        List<SocialProfile> profiles = new ArrayList<>();
        String handle = someone.first().ascii() + someone.last().ascii();
        if (dice.chance("linkedin", 45)) {
            profiles.add(new SocialProfile("linkedin", "LinkedIn", null, "https://www.linkedin.example/in/" + handle));
        }
        if (dice.chance("github", 20)) {
            profiles.add(new SocialProfile("github", "GitHub", handle, "https://github.example/" + handle));
        }
        if (dice.chance("twitter", 10)) {
            profiles.add(new SocialProfile("twitter", null, handle, "https://twitter.example/" + handle));
        }
        return profiles;
    }

    private List<Answer> answers(int index, Dice dice) {
        int job = candidates.job(index);
        if (job < 0) {
            return List.of();
        }
        List<Answer> answers = new ArrayList<>();
        if (candidates.applied(index)) {
            for (Question question : questions.of(job)) {
                Dice part = dice.part("question", (int) question.id());
                answers.add(new Answer(
                        question.body(),
                        part.chance("unanswered", 12) && !question.required() ? null : answer(question, index, part)));
            }
        }
        for (CustomAttribute attribute : attributes.enabled()) {
            Dice part = dice.part("attribute", (int) attribute.id());
            if (part.chance("filled in", 25)) {
                answers.add(new Answer(
                        attribute.label(),
                        value(attribute.type(), attribute.single(), attribute.choices(), index, part)));
            }
        }
        return answers;
    }

    private static Answer.Value answer(Question question, int index, Dice dice) {
        return value(question.type(), question.single(), question.choices(), index, dice);
    }

    private static Answer.Value value(
            String type, boolean single, List<Question.Choice> choices, int index, Dice dice) {
        return switch (type) {
            case "free_text" ->
                new Answer.Text(dice.chance("html", 50) ? "<p>" + Texts.SUMMARY + "</p>" : Texts.SUMMARY);
            case "short_text" -> new Answer.Text("A friend & a newspaper");
            case "boolean" -> new Answer.Checked(dice.chance("yes", 80));
            case "dropdown", "multiple_choice" -> chosen(single || type.equals("dropdown"), choices, dice);
            case "numeric" -> new Answer.Amount(dice.roll("amount", 40) / 2.0);
            case "date" -> new Answer.Day(String.format(Locale.ROOT, "2026-%02d-15", dice.between("month", 7, 12)));
            case "file" -> new Answer.Upload("answer/" + index + "/work-sample.pdf");
            default -> throw new IllegalArgumentException("no answer to a question of type " + type);
        };
    }

    private static Answer.Value chosen(boolean single, List<Question.Choice> choices, Dice dice) {
        if (single) {
            return new Answer.Choices(List.of(dice.pick("choice", choices).body()));
        }
        return new Answer.Choices(some(
                "choice",
                dice,
                choices.stream().map(Question.Choice::body).toList(),
                1 + dice.roll("choices", choices.size())));
    }

    /** As many different ones as asked for, or fewer, in their order. */
    private static List<String> some(String question, Dice dice, List<String> from, int wanted) {
        boolean[] taken = new boolean[from.size()];
        for (int i = 0; i < wanted; i++) {
            taken[dice.part(question, i).roll("which", from.size())] = true;
        }
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            if (taken[i]) {
                chosen.add(from.get(i));
            }
        }
        return chosen;
    }
}
