package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Candidate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Candidates who were hired and are employees now. Looked for when somebody first asks, and in the first few alone. */
final class Hires {
    private static final int LOOKED_AT = 400;

    private final CandidateSeeds candidates;
    private volatile @Nullable List<Hire> found;

    Hires(CandidateSeeds candidates) {
        this.candidates = candidates;
    }

    /** Who was hired, and when. */
    record Hire(
            long candidate, People.Someone person, @Nullable String email, LocalDate day) {}

    /** The hire of this number, if there are so many. */
    Optional<Hire> number(int number) {
        List<Hire> hires = found;
        if (hires == null) {
            hires = IntStream.range(0, Math.min(LOOKED_AT, candidates.inJobs()))
                    .filter(index -> candidates.personOf(index) == index)
                    .boxed()
                    .flatMap(index -> hire(index).stream())
                    .toList();
            found = hires;
        }
        return number < hires.size() ? Optional.of(hires.get(number)) : Optional.empty();
    }

    private Optional<Hire> hire(int index) {
        Candidate candidate = candidates.get(index);
        Instant hired = candidate.hiredAt();
        return hired == null || candidate.person().anonymized()
                ? Optional.empty()
                : Optional.of(new Hire(
                        candidate.id(),
                        candidates.someone(index),
                        candidate.person().email(),
                        LocalDate.ofInstant(hired, ZoneOffset.UTC)));
    }
}
