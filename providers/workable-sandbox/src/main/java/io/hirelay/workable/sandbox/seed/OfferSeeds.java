package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The offer of every seeded candidate who got as far as the offer stage. */
public final class OfferSeeds {
    private static final long FIRST = 0x71000;
    private static final List<String> OPEN_STATES = List.of("pending", "approved", "sent", "draft");

    private final CandidateSeeds candidates;

    OfferSeeds(CandidateSeeds candidates) {
        this.candidates = candidates;
    }

    public Optional<Offer> of(int index) {
        History history = candidates.history(index);
        Instant offeredAt = history.offeredAt();
        if (offeredAt == null) {
            return Optional.empty();
        }
        Dice dice = candidates.dice(index);
        String state = history.hiredAt() != null
                ? "accepted"
                : history.disqualification() != null ? "rejected" : dice.pick("offer state", OPEN_STATES);
        int salary = dice.between("salary", 28, 95) * 1000;
        return Optional.of(new Offer(
                FIRST + index,
                state,
                offeredAt,
                List.of(
                        new Offer.TextVariable(
                                "Candidate name",
                                "candidate_name",
                                candidates.get(index).person().name()),
                        new Offer.TextVariable("Start date", "start_date", "2026-09-01"),
                        new Offer.MoneyVariable("Salary", "salary", salary, "year", "EUR")),
                List.of(new Offer.Document("offer_letter.pdf", "offer/" + index + "/offer_letter.pdf"))));
    }

    /** Which seeded candidate an offer of this id would belong to; perhaps none. */
    public Optional<Integer> candidateOf(long id) {
        long index = id - FIRST;
        return index >= 0 && index < candidates.inJobs() ? Optional.of((int) index) : Optional.empty();
    }
}
