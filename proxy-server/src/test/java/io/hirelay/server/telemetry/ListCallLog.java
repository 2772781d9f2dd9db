package io.hirelay.server.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calls in a list, as a database would have them. */
final class ListCallLog implements CallLogStore {
    private static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(
                    (Entry entry) -> entry.row().timestamp())
            .thenComparing(Entry::id)
            .reversed();

    private final List<Entry> entries = new ArrayList<>();
    final List<Integer> batches = new ArrayList<>();
    private int failures;

    synchronized void failNext(int times) {
        failures = times;
    }

    synchronized int size() {
        return entries.size();
    }

    @Override
    public synchronized void append(List<Entry> more) {
        if (failures-- > 0) {
            throw new IllegalStateException("not now");
        }
        batches.add(more.size());
        entries.addAll(more);
    }

    @Override
    public synchronized List<Entry> list(String environment, Optional<UUID> account, Optional<Place> after, int limit) {
        return entries.stream()
                .filter(entry -> entry.environment().equals(environment))
                .filter(entry ->
                        account.map(entry.row().integratedAccountId()::equals).orElse(true))
                .sorted(NEWEST_FIRST)
                .filter(entry -> after.map(place -> entry.row().timestamp().isBefore(place.at())
                                || entry.row().timestamp().equals(place.at())
                                        && entry.id().compareTo(place.id()) < 0)
                        .orElse(true))
                .limit(limit + 1)
                .toList();
    }

    @Override
    public int deleteBefore(Instant then, int most) {
        throw new UnsupportedOperationException("nothing here ages");
    }
}
