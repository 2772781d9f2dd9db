package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Job.JobPlace;
import io.hirelay.workable.sandbox.row.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The company's openings. */
public final class JobSeeds {
    /** So that the ids grow from five digits to six. */
    private static final long FIRST = 0xffff0;

    private static final int STEP = 3;
    private static final List<String> RANKS = List.of("Senior", "Lead", "Junior", "Principal");
    private static final List<String> STATES = List.of("published", "published", "closed", "archived", "published");

    static final List<Place> OFFICES = List.of(
            new Place("London", null, "England", "United Kingdom", "GB", "EC1A 1BB", "51.5073509, -0.1277583"),
            new Place("Athens", "Attica", "I", "Greece", "GR", null, "37.9838096, 23.7275388"),
            new Place("Kraków", "Lesser Poland", "MA", "Poland", "PL", "30-001", "50.0646501, 19.9449799"),
            new Place("Lyon", "Auvergne-Rhône-Alpes", "ARA", "France", "FR", null, "45.764043, 4.835659"),
            new Place("Toronto", "Ontario", "ON", "Canada", "CA", null, "43.653226, -79.3831843"),
            new Place("Boston", "Massachusetts", "MA", "United States", "US", "02110", "42.3600825, -71.0588801"));
    private static final List<String> CURRENCIES = List.of("gbp", "eur", "pln", "eur", "cad", "usd");

    private final long seed;
    private final int count;
    private final Shortcodes shortcodes;
    private final int[] wanted;

    JobSeeds(long seed, int count) {
        this.seed = seed;
        this.count = count;
        this.shortcodes = new Shortcodes(seed);
        this.wanted = wanted(count);
    }

    public int count() {
        return count;
    }

    public long id(int index) {
        return FIRST + (long) index * STEP;
    }

    /** Which job has this public id. */
    public OptionalInt indexOf(long id) {
        long index = (id - FIRST) / STEP;
        return id >= FIRST && index < count && id(Math.toIntExact(index)) == id
                ? OptionalInt.of((int) index)
                : OptionalInt.empty();
    }

    public OptionalInt indexOf(String shortcode) {
        OptionalInt index = shortcodes.index(shortcode);
        return index.isPresent() && index.getAsInt() < count ? index : OptionalInt.empty();
    }

    public String shortcode(int index) {
        return shortcodes.code(index);
    }

    public int pipeline(int index) {
        return template(index).engineering() ? Pipelines.ENGINEERING : Pipelines.STANDARD;
    }

    /** The job that a candidate with these dice goes for. */
    int applicable(Dice dice, String question) {
        return wanted[dice.roll(question, wanted.length)];
    }

    public Job get(int index) {
        JobTemplate template = template(index);
        Dice dice = Dice.of(seed, "job", index);
        int round = index / JobTemplate.ALL.size();
        Instant created = Timeline.at(Math.min(index * 4, Timeline.FIRST_CANDIDATE / Timeline.DAY - 1) * Timeline.DAY);
        return new Job(
                index,
                id(index),
                shortcode(index),
                round == 0 ? template.title() : RANKS.get((round - 1) % RANKS.size()) + " " + template.title(),
                template.code() == null || round == 0 ? template.code() : template.code() + "-" + round,
                state(index),
                template.confidential() && round == 0,
                template.department(),
                template.workplaceType(),
                places(index, template, dice),
                salary(template),
                template.keywords(),
                new Job.JobFacts(
                        template.employmentType(),
                        template.engineering() ? "Computer Hardware" : null,
                        template.function(),
                        template.experience(),
                        dice.chance("degree", 50) ? "Bachelor's Degree" : null),
                pipeline(index),
                created,
                Timeline.at(Timeline.LAST_MINUTE - dice.between("updated", 1, 90 * Timeline.DAY)));
    }

    JobTemplate template(int index) {
        return JobTemplate.ALL.get(index % JobTemplate.ALL.size());
    }

    private String state(int index) {
        int round = index / JobTemplate.ALL.size();
        return round == 0 || template(index).state().equals("draft")
                ? template(index).state()
                : STATES.get((index + round) % STATES.size());
    }

    private static List<JobPlace> places(int index, JobTemplate template, Dice dice) {
        List<JobPlace> places = new ArrayList<>();
        for (int i = 0; i < template.cities().size(); i++) {
            int office = (template.cities().get(i) + index / JobTemplate.ALL.size()) % OFFICES.size();
            String code =
                    String.format(Locale.ROOT, "J%010X", dice.part("place", i).bits("code") & 0xFFFFFFFFFFL);
            places.add(new JobPlace(code, OFFICES.get(office), i == 2));
        }
        return places;
    }

    private static Job.@Nullable Salary salary(JobTemplate template) {
        return template.salaryFrom() == null && template.salaryTo() == null
                ? null
                : new Job.Salary(
                        template.salaryFrom(),
                        template.salaryTo(),
                        CURRENCIES.get(template.cities().get(0)));
    }

    /** Each job's index as often as it is sought after. */
    private static int[] wanted(int count) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int popularity = JobTemplate.ALL.get(i % JobTemplate.ALL.size()).popularity();
            for (int n = 0; n < popularity; n++) {
                indexes.add(i);
            }
        }
        return indexes.stream().mapToInt(Integer::intValue).toArray();
    }
}
