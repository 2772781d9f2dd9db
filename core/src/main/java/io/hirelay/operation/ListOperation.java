package io.hirelay.operation;

import io.hirelay.model.Unified;
import io.hirelay.page.Page;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lists the records of a resource.
 *
 * @param filters what it can be filtered by, as far as the provider's rows carry it
 */
public record ListOperation<T extends Unified>(Resource<T> resource, List<FilterField<T, ?>> filters)
        implements Operation<ListRequest<T>, Page<T>> {
    public ListOperation {
        Objects.requireNonNull(resource, "resource");
        filters = List.copyOf(filters);
    }

    @Override
    public String verb() {
        return "list";
    }

    @Override
    public Safety safety() {
        return Safety.READ;
    }

    public Optional<FilterField<T, ?>> filter(String name) {
        return filters.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return id();
    }
}
