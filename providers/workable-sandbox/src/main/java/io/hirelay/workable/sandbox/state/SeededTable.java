package io.hirelay.workable.sandbox.state;

import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Rows by id: computed ones, over which lie those that were changed, added or taken away. */
final class SeededTable<T> {
    private final Rows<T> seeded;
    private final TreeMap<Long, T> changed = new TreeMap<>();
    private final Set<Long> removed = new HashSet<>();
    private long next;

    /** Rows that are computed from their index; ids grow with it. */
    interface Rows<T> {
        /** How many of them a list shows; {@link #indexOf} may know more. */
        int listed();

        long id(int index);

        OptionalInt indexOf(long id);

        T get(int index);

        /** The lowest index, of those listed, whose id is not below this one; {@link #listed()} when there is none. */
        default int firstFrom(long id) {
            int low = 0;
            int high = listed();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (id(middle) < id) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** @param next the first id for added rows; above every seeded one */
    SeededTable(Rows<T> seeded, long next) {
        this.seeded = seeded;
        this.next = next;
    }

    Optional<T> find(long id) {
        if (removed.contains(id)) {
            return Optional.empty();
        }
        T row = changed.get(id);
        if (row != null) {
            return Optional.of(row);
        }
        OptionalInt index = seeded.indexOf(id);
        return index.isPresent() ? Optional.of(seeded.get(index.getAsInt())) : Optional.empty();
    }

    /** Whether the row is as it was seeded. */
    boolean untouched(long id) {
        return !changed.containsKey(id) && !removed.contains(id);
    }

    Iterable<T> changed() {
        return changed.values();
    }

    void put(long id, T row) {
        changed.put(id, row);
    }

    void remove(long id) {
        changed.remove(id);
        removed.add(id);
    }

    long allocate() {
        return next++;
    }

    Iterator<T> all() {
        return from(0, index -> true);
    }

    /**
     * The rows with this id or a higher one, in ascending order.
     *
     * @param wanted seeded rows to look at, so that others need not be computed; changed ones are not asked about
     */
    Iterator<T> from(long id, IntPredicate wanted) {
        Iterator<T> added = changed.tailMap(id, true).values().iterator();
        Iterator<Long> addedIds = changed.tailMap(id, true).keySet().iterator();
        return new Iterator<>() {
            private int index = seeded.firstFrom(id);
            private @Nullable Long nextAdded = addedIds.hasNext() ? addedIds.next() : null;

            @Override
            public boolean hasNext() {
                skip();
                return nextAdded != null || index < seeded.listed();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                if (nextAdded != null && (index >= seeded.listed() || nextAdded < seeded.id(index))) {
                    nextAdded = addedIds.hasNext() ? addedIds.next() : null;
                    return added.next();
                }
                return seeded.get(index++);
            }

            private void skip() {
                while (index < seeded.listed() && (!untouched(seeded.id(index)) || !wanted.test(index))) {
                    index++;
                }
            }
        };
    }
}
