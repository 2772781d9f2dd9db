package io.hirelay.workable.sandbox.state;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Those rows of another walk that match, looked for one at a time. */
public final class FilteredIterator<T> implements Iterator<T> {
    private final Iterator<T> all;
    private final Predicate<? super T> wanted;
    private @Nullable T next;

    public FilteredIterator(Iterator<T> all, Predicate<? super T> wanted) {
        this.all = all;
        this.wanted = wanted;
    }

    @Override
    public boolean hasNext() {
        while (next == null && all.hasNext()) {
            T candidate = all.next();
            if (wanted.test(candidate)) {
                next = candidate;
            }
        }
        return next != null;
    }

    @Override
    public T next() {
        T result = hasNext() ? next : null;
        if (result == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return result;
    }
}
