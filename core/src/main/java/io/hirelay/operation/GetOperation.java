package io.hirelay.operation;

import io.hirelay.model.Unified;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Gets one record of a resource.
 *
 * @param scopes where to look for it: parameter name to the kind of object it names
 */
public record GetOperation<T extends Unified>(Resource<T> resource, Map<String, Resource<?>> scopes)
        implements Operation<GetRequest, T> {
    public GetOperation {
        Objects.requireNonNull(resource, "resource");
        scopes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
    }

    @Override
    public String verb() {
        return "get";
    }

    @Override
    public Safety safety() {
        return Safety.READ;
    }

    @Override
    public String toString() {
        return id();
    }
}
