package io.hirelay.workable;

import io.hirelay.model.Unified;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Lower bounds of times, as Workable takes them. */
final class TimeFilters {
    /**
     * Workable does not say whether a bound belongs to what it bounds, and keeps whole seconds. So it is asked from a
     * second earlier on; the core drops what is too much.
     */
    private static final Duration EARLIER = Duration.ofSeconds(1);

    private TimeFilters() {}

    /** Adds the later of the lower bounds that the request has for this field. */
    static <T extends Unified> void add(
            PageQuery query, String parameter, ListRequest<T> request, FilterField<T, Instant> field) {
        Stream.of(Operator.GT, Operator.GTE)
                .map(operator -> request.filter(field, operator))
                .flatMap(Optional::stream)
                .flatMap((Criterion<T, Instant> criterion) -> criterion.values().stream())
                .max(Comparator.naturalOrder())
                .ifPresent(bound -> query.filter(
                        parameter,
                        bound.truncatedTo(ChronoUnit.SECONDS).minus(EARLIER).toString()));
    }
}
