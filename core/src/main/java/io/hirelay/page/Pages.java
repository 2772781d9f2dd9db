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
     * @throws IllegalStateException while walking, when a page names itself as the next one: that walk would never end
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
                if (here.isPresent() && page.next().equals(here)) {
                    throw new IllegalStateException("the list named the page just read as its next one");
                }
                items = page.items().iterator();
                next = page.next();
            }
            return true;
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
