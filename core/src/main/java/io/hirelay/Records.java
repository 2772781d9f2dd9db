package io.hirelay;

import io.hirelay.model.Id;
import io.hirelay.model.Unified;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListOperation;
import java.util.function.Supplier;

/** The records of one resource, as lists and one by one. Thread-safe. */
public class Records<T extends Unified> extends Listing<T> {
    private final GetOperation<T> get;

    Records(Connection connection, ListOperation<T> list, GetOperation<T> get, Supplier<CallContext> context) {
        super(connection, list, context);
        this.get = get;
    }

    /** The record of this id, in any form the provider accepts. */
    public final T get(String id) {
        return get(GetRequest.of(id));
    }

    /** The record of this id. */
    public final T get(Id<T> id) {
        return get(GetRequest.of(id.value()));
    }

    public final T get(GetRequest request) {
        return connection.call(get, request, context.get());
    }
}
