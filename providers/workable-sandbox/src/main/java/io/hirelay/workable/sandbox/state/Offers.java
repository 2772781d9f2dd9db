package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Offer;
import io.hirelay.workable.sandbox.seed.Seeds;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The offers that were made; no call makes one, but they can be decided on. */
public final class Offers {
    private final Seeds seeds;
    private final Candidates candidates;
    private final Map<Integer, Offer> changed = new HashMap<>();

    Offers(Seeds seeds, Candidates candidates) {
        this.seeds = seeds;
        this.candidates = candidates;
    }

    /** An offer with the candidate to whom it was made. */
    public record Made(Offer offer, Candidate candidate) {}

    public Optional<Offer> of(Candidate candidate) {
        return candidate.seed() < 0 || candidate.seed() >= seeds.candidates().inJobs()
                ? Optional.empty()
                : Optional.ofNullable(changed.get(candidate.seed()))
                        .or(() -> seeds.offers().of(candidate.seed()));
    }

    public Optional<Made> find(long id) {
        return seeds.offers()
                .candidateOf(id)
                .flatMap(candidates::heirOf)
                .flatMap(candidate -> of(candidate).map(offer -> new Made(offer, candidate)));
    }

    public void put(Made made) {
        changed.put(made.candidate().seed(), made.offer());
    }
}
