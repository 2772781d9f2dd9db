package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Profile;
import io.hirelay.workable.sandbox.seed.CandidateSeeds;
import io.hirelay.workable.sandbox.seed.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** The account's candidates with their profiles. */
public final class Candidates {
    private static final int IDS_PER_CANDIDATE = 3;

    private final Seeds seeds;
    private final SeededTable<Candidate> table;
    private final Map<Long, Profile> profiles = new HashMap<>();
    private final Map<Integer, Long> relocated = new HashMap<>();
    private long nextId;
    private long nextEntry;

    Candidates(Seeds seeds) {
        this.seeds = seeds;
        CandidateSeeds rows = seeds.candidates();
        this.nextId = rows.next();
        this.nextEntry = seeds.profiles().nextEntry();
        this.table = new SeededTable<>(
                new SeededTable.Rows<>() {
                    @Override
                    public int listed() {
                        return rows.inJobs();
                    }

                    @Override
                    public long id(int index) {
                        return rows.id(index);
                    }

                    @Override
                    public OptionalInt indexOf(long id) {
                        return rows.indexOf(id);
                    }

                    @Override
                    public Candidate get(int index) {
                        return rows.get(index);
                    }

                    @Override
                    public int firstFrom(long id) {
                        return rows.firstFrom(id);
                    }
                },
                rows.next());
    }

    public Optional<Candidate> find(long id) {
        return table.find(id);
    }

    /** Everybody in a job, ascending by id, from this one on. */
    public Iterator<Candidate> from(long id) {
        return listed(id, index -> true);
    }

    /** The candidates of one job, ascending by id, from this one on. */
    public Iterator<Candidate> ofJob(int job, long id) {
        Iterator<Candidate> some = listed(id, index -> seeds.candidates().job(index) == job);
        return new FilteredIterator<>(some, candidate -> candidate.job() == job);
    }

    /** Everybody in a job who has exactly this address, ascending by id. */
    public List<Candidate> withEmail(String email) {
        List<Candidate> found = new ArrayList<>();
        seeds.candidates()
                .withEmail(email)
                .filter(index -> table.untouched(seeds.candidates().id(index)))
                .mapToObj(seeds.candidates()::get)
                .forEach(found::add);
        table.changed().forEach(found::add);
        found.removeIf(candidate ->
                candidate.inTalentPool() || !email.equals(candidate.person().email()));
        found.sort(Comparator.comparingLong(Candidate::id));
        return found;
    }

    public Profile profile(Candidate candidate) {
        Profile changed = profiles.get(candidate.id());
        return changed != null ? changed : seeds.profiles().of(candidate.seed());
    }

    /** Adds or replaces a candidate. */
    public void put(Candidate candidate) {
        table.put(candidate.id(), candidate);
    }

    public void put(Candidate candidate, Profile profile) {
        put(candidate);
        profiles.put(candidate.id(), profile);
    }

    /** Takes a candidate away; its seeded history now belongs to {@code heir}, if there is one. */
    public void remove(Candidate candidate, Optional<Candidate> heir) {
        table.remove(candidate.id());
        profiles.remove(candidate.id());
        if (candidate.seed() >= 0) {
            heir.ifPresent(other -> relocated.put(candidate.seed(), other.id()));
        }
    }

    /** Who has the history of a seeded candidate; empty when that candidate was deleted. */
    public Optional<Candidate> heirOf(int seed) {
        Long id = relocated.get(seed);
        return table.find(id == null ? seeds.candidates().id(seed) : id);
    }

    public long newId() {
        nextId += IDS_PER_CANDIDATE;
        return nextId;
    }

    /** A number for an education or experience entry. */
    public long newEntryId() {
        return nextEntry++;
    }

    private Iterator<Candidate> listed(long id, IntPredicate wanted) {
        return new FilteredIterator<>(table.from(id, wanted), candidate -> !candidate.inTalentPool());
    }
}
