package io.hirelay.conformance;

import io.hirelay.model.Unified;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.spi.Registration;
import java.util.stream.Collectors;

/**
 * One way in which a list can be walked without a choice of rows: without filters where it needs none, else with one of
 * those it needs; what hides by default is lifted.
 */
record Walk<T extends Unified>(Registration.Lists<?, T> registration, ListRequest<T> request) {

    ListOperation<T> operation() {
        return registration.operation();
    }

    /** What it is called in messages. */
    @Override
    public String toString() {
        return operation().id()
                + request.filters().stream()
                        .filter(filter -> !filter.wantsAll())
                        .map(Criterion::toString)
                        .collect(Collectors.joining(
                                " and ", request.filters().stream().allMatch(Criterion::wantsAll) ? "" : " by ", ""));
    }
}
