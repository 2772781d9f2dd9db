package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.Activity;
import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Stage;
import io.hirelay.workable.sandbox.seed.Seeds;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** What happened to each candidate, and in each job. */
public final class Activities {
    private final Seeds seeds;
    private final Jobs jobs;
    private final Candidates candidates;
    private final Map<Long, TreeMap<Long, Activity>> added = new HashMap<>();
    private long next;

    Activities(Seeds seeds, Jobs jobs, Candidates candidates) {
        this.seeds = seeds;
        this.jobs = jobs;
        this.candidates = candidates;
        this.next = seeds.nextActivity();
    }

    /** An activity as a job's feed shows it; {@code candidate} is empty for what happened to the job itself. */
    public record InJob(Activity activity, Optional<Candidate> candidate) {}

    /** Ascending by id. */
    public Collection<Activity> of(Candidate candidate) {
        TreeMap<Long, Activity> all = new TreeMap<>();
        if (candidate.seed() >= 0) {
            for (Activity activity :
                    seeds.candidates().history(candidate.seed()).activities()) {
                all.put(activity.id(), activity);
            }
        }
        all.putAll(added.getOrDefault(candidate.id(), new TreeMap<>()));
        return all.values();
    }

    /** The first activities of a job from an id on, ascending. */
    public List<InJob> ofJob(Job job, long from, long to, int most) {
        Comparator<InJob> byId = Comparator.comparingLong(row -> row.activity().id());
        PriorityQueue<InJob> kept = new PriorityQueue<>(byId.reversed());
        keep(kept, new InJob(opening(job), Optional.empty()), from, to, most);
        for (Iterator<Candidate> all = candidates.ofJob(job.index(), 0); all.hasNext(); ) {
            Candidate candidate = all.next();
            for (Activity activity : of(candidate)) {
                keep(kept, new InJob(activity, Optional.of(candidate)), from, to, most);
            }
        }
        return kept.stream().sorted(byId).toList();
    }

    public void add(long candidateId, Activity activity) {
        added.computeIfAbsent(candidateId, id -> new TreeMap<>()).put(activity.id(), activity);
    }

    /** Gives the added history of one candidate to another; the seeded one goes with {@link Candidate#seed()}. */
    public void handOver(long from, long to) {
        TreeMap<Long, Activity> history = added.remove(from);
        if (history != null) {
            added.computeIfAbsent(to, id -> new TreeMap<>()).putAll(history);
        }
    }

    public long newId() {
        return next++;
    }

    private static void keep(PriorityQueue<InJob> kept, InJob row, long from, long to, int most) {
        long id = row.activity().id();
        if (id < from || id > to) {
            return;
        }
        kept.add(row);
        if (kept.size() > most) {
            kept.remove();
        }
    }

    private Activity opening(Job job) {
        Stage first = jobs.pipeline(job.index()).stages().get(0);
        return Activity.plain(
                seeds.openingOf(job.index()),
                "opened",
                first,
                job.createdAt().plusMillis(103),
                seeds.members().id(0));
    }
}
