package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.CustomAttribute;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Pipeline;
import io.hirelay.workable.sandbox.row.Question;
import io.hirelay.workable.sandbox.seed.JobSeeds;
import io.hirelay.workable.sandbox.seed.Pipelines;
import io.hirelay.workable.sandbox.seed.Seeds;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The account's openings, with what hangs on each. */
public final class Jobs {
    private final Seeds seeds;
    private final SeededTable<Job> table;

    Jobs(Seeds seeds) {
        this.seeds = seeds;
        JobSeeds jobs = seeds.jobs();
        this.table = new SeededTable<>(
                new SeededTable.Rows<>() {
                    @Override
                    public int listed() {
                        return jobs.count();
                    }

                    @Override
                    public long id(int index) {
                        return jobs.id(index);
                    }

                    @Override
                    public OptionalInt indexOf(long id) {
                        return jobs.indexOf(id);
                    }

                    @Override
                    public Job get(int index) {
                        return jobs.get(index);
                    }
                },
                jobs.id(jobs.count()));
    }

    public Job get(int index) {
        return table.find(seeds.jobs().id(index)).orElseThrow();
    }

    public Optional<Job> byShortcode(String shortcode) {
        OptionalInt index = seeds.jobs().indexOf(shortcode);
        return index.isPresent() ? Optional.of(get(index.getAsInt())) : Optional.empty();
    }

    public Optional<Job> byId(long id) {
        return table.find(id);
    }

    /** Ascending by id, from this one on. */
    public Iterator<Job> from(long id) {
        return table.from(id, index -> true);
    }

    public void put(Job job) {
        table.put(job.id(), job);
    }

    /** The stages of a job; those of the account for none. */
    public Pipeline pipeline(int job) {
        return job < 0 ? accountPipeline() : seeds.pipelines().get(seeds.jobs().pipeline(job));
    }

    public Pipeline accountPipeline() {
        return seeds.pipelines().get(Pipelines.STANDARD);
    }

    public List<Question> questions(int job) {
        return seeds.questions().of(job);
    }

    public List<CustomAttribute> customAttributes() {
        return seeds.attributes().enabled();
    }
}
