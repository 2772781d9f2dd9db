package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.workable.wire.CandidateDto;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which candidates were there before another one was created.
 *
 * @param ids of those with the e-mail address in the job
 * @param known whether it was a creation that noted this
 */
record Baseline(Set<String> ids, boolean known) {
    private static final String CREATION = "creating:";

    Baseline {
        ids = Set.copyOf(ids);
    }

    static Baseline of(Collection<Native<CandidateDto>> there) {
        return new Baseline(there.stream().map(row -> row.value().id()).collect(Collectors.toSet()), true);
    }

    /** What {@link #text} was. */
    static Baseline of(String text) {
        return text.startsWith(CREATION)
                ? new Baseline(Set.of(text.substring(CREATION.length()).split(",")), true)
                : new Baseline(Set.of(), false);
    }

    String text() {
        return CREATION + ids.stream().sorted().collect(Collectors.joining(","));
    }
}
