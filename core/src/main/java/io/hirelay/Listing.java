package io.hirelay;

import io.hirelay.model.Unified;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.page.Pages;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The records of one resource, as lists. Thread-safe; each walk is for one thread. */
public class Listing<T extends Unified> {
    final Connection connection;
    private final ListOperation<T> list;
    final Supplier<CallContext> context;

    Listing(Connection connection, ListOperation<T> list, Supplier<CallContext> context) {
        this.connection = connection;
        this.list = list;
        this.context = context;
    }

    /** One page. */
    public final Page<T> list(ListRequest<T> request) {
        return connection.call(list, request, context.get());
    }

    /** Every record that meets all criteria, fetched page by page while it is walked; each walk starts afresh. */
    @SafeVarargs
    public final Iterable<T> all(Criterion<T, ?>... criteria) {
        ListRequest<T> request = ListRequest.all();
        for (Criterion<T, ?> criterion : criteria) {
            request = request.where(criterion);
        }
        return all(request);
    }

    /** Every record that is asked for, fetched page by page while it is walked; each walk starts afresh. */
    public final Iterable<T> all(ListRequest<T> request) {
        return Pages.walk(cursor -> list(largest(request).after(cursor)));
    }

    /** The same records as a stream. */
    @SafeVarargs
    public final Stream<T> stream(Criterion<T, ?>... criteria) {
        ListRequest<T> request = ListRequest.all();
        for (Criterion<T, ?> criterion : criteria) {
            request = request.where(criterion);
        }
        return stream(request);
    }

    /** The same records as a stream. */
    public final Stream<T> stream(ListRequest<T> request) {
        return Pages.stream(cursor -> list(largest(request).after(cursor)));
    }

    /** A walk takes all pages, so the largest pages cost the fewest calls. */
    private static <T extends Unified> ListRequest<T> largest(ListRequest<T> request) {
        return request.limit().isPresent() ? request : request.limit(ListRequest.LARGEST_LIMIT);
    }
}
