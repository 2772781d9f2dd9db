package io.hirelay.server.http.docs;

import io.hirelay.Provider;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.Model;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Operator;
import io.hirelay.operation.Resource;
import io.hirelay.server.http.unified.BodySchema;
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
 * @param fields every field of the resource, whether or not the provider fills it, and those that can only be given
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
     * @param create whether it can be given when a record is made
     * @param update whether it can be changed
     * @param required whether every record has it, or it must be given when one is made
     */
    record Field(
            Shape.Field field,
            boolean list,
            boolean get,
            Set<String> expand,
            int cost,
            boolean create,
            boolean update,
            boolean required) {
        boolean any() {
            return list || get || !expand.isEmpty() || create || update;
        }
    }

    /** Everything a provider supports, in the catalogue's order. */
    static List<Support> of(Provider provider) {
        Map<String, Registration<?>> byId = new LinkedHashMap<>();
        provider.registrations()
                .forEach(registration -> byId.put(registration.operation().id(), registration));
        Map<String, List<Registration<?>>> byResource = new LinkedHashMap<>();
        for (Operation<?, ?> operation : Catalogue.operations()) {
            Registration<?> registration = byId.get(operation.id());
            if (registration != null) {
                byResource
                        .computeIfAbsent(operation.resource().id(), id -> new ArrayList<>())
                        .add(registration);
            }
        }
        return byResource.values().stream().map(Support::of).toList();
    }

    /** What a provider supports of one model. */
    static List<Support> of(Provider provider, Model model) {
        return of(provider).stream()
                .filter(support -> support.resource().model() == model)
                .toList();
    }

    /** The resource as routes name it, such as {@code ats/jobs}. */
    String path() {
        return resource.model().word() + "/" + resource.name();
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
                fields(resource, listPlan, getPlan, taken(registrations, "create"), taken(registrations, "update")));
    }

    /** What a write takes, by name: the fields of its input that the provider has a place for. */
    private static Map<String, Shape.Field> taken(List<Registration<?>> registrations, String verb) {
        Map<String, Shape.Field> taken = new LinkedHashMap<>();
        for (Registration<?> registration : registrations) {
            if (registration instanceof Registration.Writes<?, ?, ?> write
                    && write.operation().verb().equals(verb)) {
                Shape.of(write.operation().input()).fields().stream()
                        .filter(field -> !write.support().refused().containsKey(field.name()))
                        .filter(field -> !(BodySchema.idInPath(write.operation())
                                && field.name().equals("id")))
                        .forEach(field -> taken.put(field.name(), field));
            }
        }
        return taken;
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
            Resource<?> resource,
            Optional<FieldPlan<?>> listPlan,
            Optional<FieldPlan<?>> getPlan,
            Map<String, Shape.Field> create,
            Map<String, Shape.Field> update) {
        List<Field> fields = new ArrayList<>();
        for (Shape.Field field : Shape.of(resource.type()).fields()) {
            Optional<FieldPlan.Support> inList = listPlan.map(plan -> plan.support(field.name()));
            Optional<FieldPlan.Support> inGet = getPlan.map(plan -> plan.support(field.name()));
            fields.add(new Field(
                    field,
                    inList.filter(FieldPlan.Support::list).isPresent(),
                    inGet.filter(FieldPlan.Support::get).isPresent(),
                    inList.map(FieldPlan.Support::expand).orElse(Set.of()),
                    inList.map(FieldPlan.Support::cost).orElse(0),
                    create.containsKey(field.name()),
                    update.containsKey(field.name()),
                    field.required() || required(field.name(), create)));
        }
        Map<String, Shape.Field> given = new LinkedHashMap<>(create);
        update.forEach(given::putIfAbsent);
        given.forEach((name, field) -> {
            if (Shape.of(resource.type()).field(name).isEmpty()) {
                fields.add(new Field(
                        field,
                        false,
                        false,
                        Set.of(),
                        0,
                        create.containsKey(name),
                        update.containsKey(name),
                        required(name, create)));
            }
        });
        return List.copyOf(fields);
    }

    private static boolean required(String name, Map<String, Shape.Field> create) {
        Shape.Field field = create.get(name);
        return field != null && field.required();
    }
}
