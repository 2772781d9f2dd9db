package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.TimeEntry;
import io.hirelay.workable.sandbox.seed.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** The hours that employees worked. An employee whose hours were changed has a list of their own from then on. */
public final class TimeEntries {
    private final Seeds seeds;
    private final Map<Long, List<TimeEntry>> changed = new HashMap<>();
    private long made;

    TimeEntries(Seeds seeds) {
        this.seeds = seeds;
    }

    /** By the time at which they begin. */
    public List<TimeEntry> of(long employee) {
        List<TimeEntry> own = changed.get(employee);
        if (own != null) {
            return List.copyOf(own);
        }
        OptionalInt seeded = seeds.employees().indexOf(employee);
        return seeded.isPresent() ? seeds.timeEntries().of(seeded.getAsInt()) : List.of();
    }

    public Optional<TimeEntry> find(long employee, String uuid) {
        return of(employee).stream()
                .filter(entry -> entry.uuid().toString().equals(uuid))
                .findFirst();
    }

    /** Those that share time with an entry, itself aside. */
    public List<TimeEntry> conflicts(TimeEntry entry) {
        return of(entry.employee()).stream()
                .filter(other -> !other.uuid().equals(entry.uuid()) && other.overlaps(entry))
                .toList();
    }

    /** Adds or replaces an entry. */
    public void put(TimeEntry entry) {
        List<TimeEntry> entries = without(entry);
        entries.add(entry);
        entries.sort(Comparator.comparing(TimeEntry::in));
        changed.put(entry.employee(), entries);
    }

    public void remove(TimeEntry entry) {
        changed.put(entry.employee(), without(entry));
    }

    public UUID newId() {
        return UUID.nameUUIDFromBytes(("entry " + made++).getBytes(StandardCharsets.UTF_8));
    }

    private List<TimeEntry> without(TimeEntry entry) {
        List<TimeEntry> entries = new ArrayList<>(of(entry.employee()));
        entries.removeIf(other -> other.uuid().equals(entry.uuid()));
        return entries;
    }
}
