package io.hirelay.server.http.docs;

import io.hirelay.Provider;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.operation.Ats;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Operator;
import io.hirelay.operation.Resource;
import io.hirelay.spi.Registration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one provider does for one resource of the catalogue.
 *
 * @param operations ids of everything it supports, in the catalogue's order
 * @param filters what its list can be filtered by
 * @param requiredFilters of which one must be given
 * @param expand names that load more in a list, with the provider calls for each record that they cost
 * @param fields every field of the resource, whether or not the provider fills it
 */
record Support(
        Resource<?> resource,
        List<Operation<?, ?>> operations,
        List<Filter> filters,
        List<String> requiredFilters,
        Map<String, Integer> expand,
        List<Field> fields) {

    /**
     * A filter of a list.
     *
     * @param operators those that work
     * @param natively those that the provider runs itself
     * @param beside another filter without which it cannot be used
     */
    record Filter(FilterField<?, ?> field, List<Operator> operators, Set<Operator> natively, Optional<String> beside) {}

    /**
     * A field.
     *
     * @param list whether every row of a list carries it
     * @param get whether a single record carries it
     * @param expand names that load it in a list
     * @param cost provider calls for each row that this costs; 0 where nothing has to be loaded
     */
    record Field(Shape.Field field, boolean list, boolean get, Set<String> expand, int cost) {
        boolean any() {
            return list || get || !expand.isEmpty();
        }
    }

    /** Everything a provider supports, in the catalogue's order. */
    static List<Support> of(Provider provider) {
        Map<String, Registration<?>> byId = new LinkedHashMap<>();
        provider.registrations()
                .forEach(registration -> byId.put(registration.operation().id(), registration));
        Map<String, List<Registration<?>>> byResource = new LinkedHashMap<>();
        for (Operation<?, ?> operation : Ats.operations()) {
            Registration<?> registration = byId.get(operation.id());
            if (registration != null) {
                byResource
                        .computeIfAbsent(operation.resource().id(), id -> new ArrayList<>())
                        .add(registration);
            }
        }
        return byResource.values().stream().map(Support::of).toList();
    }

    boolean has(String verb) {
        return operations.stream().anyMatch(operation -> operation.verb().equals(verb));
    }

    private static Support of(List<Registration<?>> registrations) {
        Resource<?> resource = registrations.get(0).operation().resource();
        Optional<Registration.Lists<?, ?>> list = Optional.empty();
        Optional<FieldPlan<?>> listPlan = Optional.empty();
        Optional<FieldPlan<?>> getPlan = Optional.empty();
        for (Registration<?> registration : registrations) {
            if (registration instanceof Registration.Lists<?, ?> lists) {
                list = Optional.of(lists);
                listPlan = Optional.of(lists.support().fields());
            } else if (registration instanceof Registration.Gets<?, ?> gets) {
                getPlan = Optional.of(gets.fields());
            }
        }
        List<Operation<?, ?>> operations = new ArrayList<>();
        registrations.forEach(registration -> operations.add(registration.operation()));
        return new Support(
                resource,
                List.copyOf(operations),
                list.map(Support::filters).orElse(List.of()),
                list.map(lists -> lists.support().required()).orElse(List.of()),
                listPlan.map(FieldPlan::expandable).orElse(Map.of()),
                fields(resource, listPlan, getPlan));
    }

    private static <T extends Unified> List<Filter> filters(Registration.Lists<?, T> list) {
        List<Filter> filters = new ArrayList<>();
        for (FilterField<T, ?> filter : list.operation().filters()) {
            List<Operator> operators = filter.operators().stream()
                    .filter(operator -> list.support().supports(filter, operator))
                    .sorted()
                    .toList();
            if (!operators.isEmpty()) {
                filters.add(new Filter(
                        filter,
                        operators,
                        list.support().natively().getOrDefault(filter.name(), Set.of()),
                        Optional.ofNullable(list.support().beside().get(filter.name()))));
            }
        }
        return List.copyOf(filters);
    }

    private static List<Field> fields(
            Resource<?> resource, Optional<FieldPlan<?>> listPlan, Optional<FieldPlan<?>> getPlan) {
        return Shape.of(resource.type()).fields().stream()
                .map(field -> {
                    Optional<FieldPlan.Support> inList = listPlan.map(plan -> plan.support(field.name()));
                    Optional<FieldPlan.Support> inGet = getPlan.map(plan -> plan.support(field.name()));
                    return new Field(
                            field,
                            inList.filter(FieldPlan.Support::list).isPresent(),
                            inGet.filter(FieldPlan.Support::get).isPresent(),
                            inList.map(FieldPlan.Support::expand).orElse(Set.of()),
                            inList.map(FieldPlan.Support::cost).orElse(0));
                })
                .toList();
    }
}
