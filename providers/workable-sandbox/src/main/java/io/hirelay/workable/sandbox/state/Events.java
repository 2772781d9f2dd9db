package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Event;
import io.hirelay.workable.sandbox.seed.EventSeeds;
import io.hirelay.workable.sandbox.seed.Seeds;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;

/** The account's calendar: no call changes it, but its candidates may move to another job or vanish. */
public final class Events {
    private final Seeds seeds;
    private final Candidates candidates;

    Events(Seeds seeds, Candidates candidates) {
        this.seeds = seeds;
        this.candidates = candidates;
    }

    /** An entry with the candidate whom it is about today. */
    public record Entry(Event event, Candidate candidate) {}

    public Optional<Entry> find(long id) {
        OptionalInt seed = EventSeeds.candidateOf(id);
        if (seed.isEmpty() || seed.getAsInt() >= seeds.candidates().inJobs()) {
            return Optional.empty();
        }
        return ofSeed(seed.getAsInt()).stream()
                .filter(entry -> entry.event().id() == id)
                .findFirst();
    }

    public List<Entry> of(Candidate candidate) {
        return candidate.seed() < 0 ? List.of() : ofSeed(candidate.seed());
    }

    /** Ascending by id, from this one on. */
    public Iterator<Entry> from(long id) {
        int first = EventSeeds.candidateOf(id).orElse(0);
        Iterator<Entry> all = new Iterator<>() {
            private int seed = first;
            private Iterator<Entry> current = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && seed < seeds.candidates().inJobs()) {
                    current = ofSeed(seed++).iterator();
                }
                return current.hasNext();
            }

            @Override
            public Entry next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return current.next();
            }
        };
        return new FilteredIterator<>(all, entry -> entry.event().id() >= id);
    }

    private List<Entry> ofSeed(int seed) {
        Optional<Candidate> candidate = candidates.heirOf(seed);
        return candidate.isEmpty()
                ? List.of()
                : seeds.candidates().history(seed).events().stream()
                        .map(event -> new Entry(event, candidate.get()))
                        .toList();
    }
}
