package io.hirelay.page;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lazy walks over all records of a list. Each walk starts afresh, fetches a page when the one before is used up, and
 * holds one page at a time. A walk is for one thread.
 */
public final class Pages {
    private Pages() {}

    /**
     * All records, page by page.
     *
     * @param fetch the page at a cursor, or the first one
     * @throws IllegalStateException while walking, when the pages go round in a circle: that walk would never end
     */
    public static <T> Iterable<T> walk(Function<Optional<Cursor>, Page<T>> fetch) {
        Objects.requireNonNull(fetch, "fetch");
        return () -> new Walk<>(fetch);
    }

    /** The same walk as a stream. */
    public static <T> Stream<T> stream(Function<Optional<Cursor>, Page<T>> fetch) {
        Objects.requireNonNull(fetch, "fetch");
        return StreamSupport.stream(
                () -> Spliterators.spliteratorUnknownSize(new Walk<>(fetch), Spliterator.ORDERED | Spliterator.NONNULL),
                Spliterator.ORDERED | Spliterator.NONNULL,
                false);
    }

    private static final class Walk<T> implements Iterator<T> {
        private final Function<Optional<Cursor>, Page<T>> fetch;
        private @Nullable Iterator<T> items;
        private Optional<Cursor> next = Optional.empty();

        // A circle of any length is found by remembering one cursor, each time for twice as many pages as before.
        private Optional<Cursor> remembered = Optional.empty();
        private long pagesToRemember = 1;
        private long pagesSince;

        Walk(Function<Optional<Cursor>, Page<T>> fetch) {
            this.fetch = fetch;
        }

        @Override
        public boolean hasNext() {
            while (items == null || !items.hasNext()) {
                if (items != null && next.isEmpty()) {
                    return false;
                }
                Optional<Cursor> here = next;
                items = null; // let go of the page before holding the next one
                Page<T> page = fetch.apply(here);
                next = page.next();
                if (next.isPresent()) {
                    refuseCircle(here);
                }
                items = page.items().iterator();
            }
            return true;
        }

        private void refuseCircle(Optional<Cursor> here) {
            if (next.equals(here) || next.equals(remembered)) {
                throw new IllegalStateException("the list named a page as its next one that was read before");
            }
            pagesSince++;
            if (pagesSince == pagesToRemember) {
                remembered = next;
                pagesToRemember *= 2;
                pagesSince = 0;
            }
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return Objects.requireNonNull(items).next();
        }
    }
}
