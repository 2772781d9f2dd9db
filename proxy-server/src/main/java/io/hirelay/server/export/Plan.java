package io.hirelay.server.export;

import io.hirelay.operation.FilterField;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is read from the server, in which order. What names others comes before what it names, so that a record which is
 * made meanwhile is not named by one read later than its own list.
 *
 * @param skipped what was wanted and cannot be had
 */
record Plan(List<Step> steps, List<Skipped> skipped, References references) {
    Plan {
        steps = List.copyOf(steps);
        skipped = List.copyOf(skipped);
    }

    /**
     * One resource.
     *
     * @param parent what it is listed for, one after the other
     * @param gets whether a single one can be read
     * @param scope the parameter by which one of them is found within its parent; empty where ids are unique
     * @param parameters what its list is asked with
     * @param expand what its list loads besides
     */
    record Step(
            Resource<?> resource,
            Optional<Parent> parent,
            boolean gets,
            Optional<String> scope,
            Map<String, String> parameters,
            Set<String> expand) {
        /** The name of its file, without its ending. */
        String name() {
            return resource.name();
        }

        boolean isFor(Resource<?> other) {
            return parent.filter(it -> it.resource().equals(other)).isPresent();
        }
    }

    /** The kind of record that something is listed for, and the parameter that names one. */
    record Parent(String parameter, Resource<?> resource) {}

    /** A resource that is not exported, and why. */
    record Skipped(String resource, String reason) {}

    /**
     * @param expand names that lists are to be expanded by, each of which one of them has to know
     * @throws ExportFailure when nothing is left, or when something has to be asked for in another way
     */
    static Plan of(List<ListOperation<?>> wanted, Set<String> expand, Offers offers) {
        List<Skipped> skipped = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Set<Resource<?>> supported = wanted.stream()
                .map(ListOperation::resource)
                .filter(resource -> offers.of(resource.id())
                        .filter(offer -> offer.methods().contains("list"))
                        .isPresent())
                .collect(Collectors.toSet());
        for (ListOperation<?> list : wanted) {
            Resource<?> resource = list.resource();
            if (!supported.contains(resource)) {
                skipped.add(new Skipped(resource.id(), offers.integration() + " has no list of them"));
                continue;
            }
            Offers.Offer offer = offers.of(resource.id()).orElseThrow();
            Optional<Parent> parent = parent(list, offer, supported);
            if (parent.isEmpty() && !offer.requiredOneOf().isEmpty()) {
                skipped.add(new Skipped(
                        resource.id(),
                        "they are listed for each of " + parents(list, offer) + ", which are not exported"));
                continue;
            }
            steps.add(step(resource, offer, parent, expand));
        }
        check(steps, skipped, expand);
        Map<Resource<?>, Resource<?>> scopes = new HashMap<>();
        steps.stream()
                .filter(step -> step.scope().isPresent())
                .forEach(step -> step.parent().ifPresent(it -> scopes.put(step.resource(), it.resource())));
        References references =
                new References(steps.stream().map(Step::resource).toList(), scopes);
        return new Plan(ordered(steps, references), skipped, references);
    }

    private static Step step(Resource<?> resource, Offers.Offer offer, Optional<Parent> parent, Set<String> expand) {
        Map<String, String> parameters = new LinkedHashMap<>();
        new TreeSet<>(offer.hidden()).forEach(filter -> parameters.put(filter, FilterField.ALL));
        Set<String> known = new TreeSet<>(expand);
        known.retainAll(offer.expand());
        return new Step(
                resource,
                parent,
                offer.methods().contains("get"),
                parent.map(Parent::parameter)
                        .filter(parameter -> scopes(resource).containsKey(parameter)),
                parameters,
                known);
    }

    /** What a list has to be asked for; else within what its records have their ids. */
    private static Optional<Parent> parent(ListOperation<?> list, Offers.Offer offer, Set<Resource<?>> exported) {
        List<String> parameters = offer.requiredOneOf().isEmpty()
                ? List.copyOf(scopes(list.resource()).keySet())
                : offer.requiredOneOf();
        return parameters.stream()
                .filter(offer.filters()::contains)
                .flatMap(name -> named(list, name).map(resource -> new Parent(name, resource)).stream())
                .filter(parent -> exported.contains(parent.resource()))
                .findFirst();
    }

    private static Optional<Resource<?>> named(ListOperation<?> list, String filter) {
        return list.filter(filter).flatMap(field -> field.type().names());
    }

    private static Map<String, Resource<?>> scopes(Resource<?> resource) {
        for (Operation<?, ?> operation : Selection.operations()) {
            if (operation instanceof GetOperation<?> get && get.resource().equals(resource)) {
                return get.scopes();
            }
        }
        return Map.of();
    }

    private static String parents(ListOperation<?> list, Offers.Offer offer) {
        return offer.requiredOneOf().stream()
                .map(name -> named(list, name).map(Resource::name).orElse(name))
                .collect(Collectors.joining(" or "));
    }

    private static void check(List<Step> steps, List<Skipped> skipped, Set<String> expand) {
        if (steps.isEmpty()) {
            throw ExportFailure.misuse("nothing is left to be exported: "
                    + skipped.stream()
                            .map(one -> one.resource() + ": " + one.reason())
                            .collect(Collectors.joining("; ")));
        }
        Set<String> known = new TreeSet<>();
        steps.forEach(step -> known.addAll(step.expand()));
        Set<String> unknown = new TreeSet<>(expand);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw ExportFailure.misuse("--expand: no list that is exported can load " + String.join(", ", unknown));
        }
    }

    /** One after the other that which the fewest of the others still name, after what it is listed for. */
    private static List<Step> ordered(List<Step> steps, References references) {
        List<Step> left = new ArrayList<>(steps);
        List<Step> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Step next = left.stream()
                    .filter(step -> left.stream().noneMatch(other -> step.isFor(other.resource())))
                    .min(Comparator.comparingLong(step -> left.stream()
                            .filter(other -> other != step && !other.isFor(step.resource()))
                            .filter(other -> references.named(other.resource()).contains(step.resource()))
                            .count()))
                    .orElseThrow(() -> new IllegalStateException("resources are listed for each other"));
            left.remove(next);
            ordered.add(Objects.requireNonNull(next));
        }
        return ordered;
    }

    Step of(Resource<?> resource) {
        return steps.stream()
                .filter(step -> step.resource().equals(resource))
                .findFirst()
                .orElseThrow();
    }
}
