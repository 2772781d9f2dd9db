package io.hirelay.workable;

import io.hirelay.identifier.IdentifierCache;
import io.hirelay.model.Unified;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.page.Slices;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lists that Workable gives whole, page by page. A walk begins with what there is now; its later pages are cut from the
 * same list as long as that is not too long ago, so that small pages do not read it again and again. Thread-safe.
 */
final class Snapshots {
    private static final int MOST = 16;
    private static final Duration KEEP = Duration.ofSeconds(60);

    private record Name(String list, String parent, Map<String, List<String>> remoteQuery) {}

    private record Whole(List<? extends Unified> rows) {}

    private final IdentifierCache<Name, Whole> lists;

    Snapshots(InstantSource clock) {
        this.lists = new IdentifierCache<>(MOST, KEEP, KEEP, clock);
    }

    /**
     * A page of a list.
     *
     * @param parent what the list lies under, such as a job's shortcode; empty for the account
     * @param read the whole list, in an order that stays
     */
    <T extends Unified> Page<T> page(
            ListOperation<T> list, String parent, ListRequest<T> request, CallContext call, Supplier<List<T>> read) {
        Name name = new Name(list.id(), parent, request.remoteQuery());
        boolean first = request.after().isEmpty();
        List<? extends Unified> rows = first
                ? read.get()
                : lists.get(name, call.deadline(), () -> Optional.of(new Whole(read.get())))
                        .orElseThrow()
                        .rows();
        Page<T> page = Slices.page(
                rows.stream().map(list.resource().type()::cast).toList(),
                row -> row.id().value(),
                request.limitOrDefault(),
                request.after());
        if (page.next().isEmpty()) {
            lists.forget(name);
        } else if (first) {
            lists.put(name, new Whole(rows));
        }
        return page;
    }
}
