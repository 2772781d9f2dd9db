package io.hirelay.conformance;

import io.hirelay.model.Unified;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Model;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Resource;
import io.hirelay.spi.Registration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the accounts of a fixture hold, looked at through one account of its own: how each list can be walked and the
 * records of each walk. Looked up when it is first needed; one thread at a time.
 */
final class Survey implements AutoCloseable {
    /** Ids tried to find one for which a list that needs it has records. */
    private static final int TRIED = 15;

    private final Trial trial;
    private final Map<String, List<? extends Unified>> rows = new HashMap<>();
    private final Map<String, List<Walk<?>>> walks = new LinkedHashMap<>();
    private final Map<Integer, List<String>> effects = new HashMap<>();
    private int most = 1000;

    Survey(ConformanceFixture fixture, ClassLoader classes) {
        this.trial = new Trial(fixture, this, classes);
    }

    /** More records than any list holds that has been walked so far. */
    int most() {
        return most;
    }

    /** Every list that is registered. */
    List<Registration.Lists<?, ?>> lists() {
        List<Registration.Lists<?, ?>> lists = new ArrayList<>();
        trial.provider().registrations().forEach(registration -> {
            if (registration instanceof Registration.Lists<?, ?> list) {
                lists.add(list);
            }
        });
        return lists;
    }

    /** Every write that is registered. */
    List<Registration.Writes<?, ?, ?>> writes() {
        List<Registration.Writes<?, ?, ?>> writes = new ArrayList<>();
        trial.provider().registrations().forEach(registration -> {
            if (registration instanceof Registration.Writes<?, ?, ?> write) {
                writes.add(write);
            }
        });
        return writes;
    }

    /** What a sample brings about when nothing goes wrong: the changes that are carried out, by kind. */
    List<String> effects(int sample) {
        return effects.computeIfAbsent(sample, number -> {
            try (Trial clean = trial.fresh()) {
                Writing writing = new Writing(clean);
                writing.run(writing.samples().get(number));
                return writing.effects();
            }
        });
    }

    /** Every get that is registered. */
    List<Registration.Gets<?, ?>> gets() {
        List<Registration.Gets<?, ?>> gets = new ArrayList<>();
        trial.provider().registrations().forEach(registration -> {
            if (registration instanceof Registration.Gets<?, ?> get) {
                gets.add(get);
            }
        });
        return gets;
    }

    /** The get of a resource, where there is one. */
    Optional<GetOperation<?>> get(Resource<?> resource) {
        return gets().stream()
                .filter(get -> get.operation().resource().id().equals(resource.id()))
                .<GetOperation<?>>map(Registration.Gets::operation)
                .findFirst();
    }

    /** All ways to walk all lists. */
    List<Walk<?>> walks() {
        List<Walk<?>> all = new ArrayList<>();
        lists().forEach(list -> all.addAll(walks(list)));
        return all;
    }

    /** The ways to walk a list: the first is the widest. */
    List<Walk<?>> walks(Registration.Lists<?, ?> list) {
        List<Walk<?>> known = walks.get(list.operation().id());
        if (known == null) {
            known = found(list);
            walks.put(list.operation().id(), known);
        }
        return known;
    }

    private <T extends Unified> List<Walk<?>> found(Registration.Lists<?, T> list) {
        List<Walk<?>> found = new ArrayList<>();
        ListRequest<T> widest = ListRequest.all();
        for (FilterField<T, ?> filter : list.operation().filters()) {
            if (filter.unlessAsked().isPresent() && list.support().supports(filter)) {
                widest = widest.where(Criterion.any(filter));
            }
        }
        List<String> required = list.support().required();
        if (required.isEmpty()) {
            found.add(new Walk<>(list, widest));
        }
        for (FilterField<T, ?> filter : list.operation().filters()) {
            boolean tells = required.isEmpty()
                    && rows(new Walk<>(list, widest)).stream()
                            .anyMatch(row -> !filter.accessor().apply(row).isEmpty());
            if (filter.type().names().isPresent()
                    && list.support().supports(filter)
                    && (required.contains(filter.name())
                            || (required.isEmpty()
                                    && !tells
                                    && list.support()
                                            .fields()
                                            .support(filter.field())
                                            .list()))) {
                best(list, widest, filter).ifPresent(found::add);
            }
        }
        return found;
    }

    /** The id for which the list has most records, of those tried. */
    @SuppressWarnings("unchecked") // a filter that names objects has their ids, which are text, for values
    private <T extends Unified> Optional<Walk<T>> best(
            Registration.Lists<?, T> list, ListRequest<T> widest, FilterField<T, ?> filter) {
        Optional<Walk<T>> best = Optional.empty();
        int size = 0;
        for (String id : ids(filter.type().names().orElseThrow(), TRIED)) {
            Walk<T> walk = new Walk<>(list, widest.where(((FilterField<T, String>) filter).is(id)));
            int found = trial.page(walk, walk.request().limit(ListRequest.LARGEST_LIMIT))
                    .items()
                    .size();
            if (found > size) {
                size = found;
                best = Optional.of(walk);
            }
        }
        return best;
    }

    /** Ids of a resource: those that the fixture finds worth a look, else the first. */
    List<String> ids(Resource<?> resource, int atMost) {
        Set<String> ids = new LinkedHashSet<>(trial.account().notable(resource));
        if (ids.isEmpty()) {
            for (Registration.Lists<?, ?> list : lists()) {
                if (list.operation().resource().id().equals(resource.id())
                        && list.support().required().isEmpty()) {
                    ids.addAll(Trial.ids(rows(walks(list).get(0))));
                }
            }
        }
        return ids.stream().limit(atMost).toList();
    }

    /** The records of a walk. */
    @SuppressWarnings("unchecked") // they were kept under a walk of this type
    <T extends Unified> List<T> rows(Walk<T> walk) {
        String key = walk + " "
                + walk.request().filters().stream().map(Criterion::texts).toList();
        List<? extends Unified> known = rows.get(key);
        if (known == null) {
            List<T> items = trial.all(walk, ListRequest.LARGEST_LIMIT);
            most = Math.max(most, items.size());
            known = items;
            rows.put(key, known);
        }
        return (List<T>) known;
    }

    /** The same records with everything that can be expanded. */
    <T extends Unified> List<T> expanded(Walk<T> walk) {
        Set<String> groups = walk.registration().support().fields().expandable().keySet();
        return groups.isEmpty()
                ? rows(walk)
                : Trial.items(trial.pages(
                        walk, walk.request().limit(ListRequest.LARGEST_LIMIT).expand(groups.toArray(String[]::new))));
    }

    /** Records spread over a walk. */
    <T extends Unified> List<T> sample(Walk<T> walk, int atMost) {
        List<T> all = rows(walk);
        if (all.size() <= atMost) {
            return all;
        }
        List<T> sample = new ArrayList<>();
        for (int i = 0; i < atMost; i++) {
            sample.add(all.get((int) ((long) i * (all.size() - 1) / Math.max(1, atMost - 1))));
        }
        return sample;
    }

    /**
     * The get of what a walk lists, with the place it is found in where the walk names one; none for what may have to be
     * looked for in a place that the walk does not name.
     */
    <T extends Unified> Optional<GetCall<T>> getOf(Walk<T> walk) {
        return gets().stream()
                .filter(get -> get.operation()
                        .resource()
                        .id()
                        .equals(walk.operation().resource().id()))
                .findFirst()
                .map(get -> {
                    @SuppressWarnings("unchecked") // list and get of one resource have one type
                    Registration.Gets<?, T> typed = (Registration.Gets<?, T>) get;
                    Map<String, String> within = new LinkedHashMap<>();
                    walk.request().filters().stream()
                            .filter(filter -> typed.operation()
                                    .scopes()
                                    .containsKey(filter.field().name()))
                            .forEach(filter -> within.put(
                                    filter.field().name(), filter.texts().get(0)));
                    return new GetCall<>(typed, within);
                })
                .filter(get -> get.within()
                        .keySet()
                        .equals(get.registration().operation().scopes().keySet()));
    }

    /** How a listed record is got. */
    record GetCall<T extends Unified>(Registration.Gets<?, T> registration, Map<String, String> within) {
        T of(Trial trial, String id) {
            return trial.connection()
                    .call(registration.operation(), new GetRequest(id, within, Set.of(), Map.of()), trial.call());
        }
    }

    /** The widest walk of a list that needs no filter and has most records. */
    Walk<?> longest() {
        return walks().stream()
                .filter(walk -> walk.registration().support().required().isEmpty())
                .max(Comparator.comparingInt(walk -> rows(walk).size()))
                .orElseThrow(() -> new Violation("no list can be walked without a filter"));
    }

    /** The same for each half of the catalogue that the provider covers: they may be served by systems of their own. */
    List<Walk<?>> longestOfEach() {
        Map<Model, Walk<?>> longest = new EnumMap<>(Model.class);
        for (Walk<?> walk : walks()) {
            if (walk.registration().support().required().isEmpty()) {
                longest.merge(
                        walk.operation().resource().model(),
                        walk,
                        (one, other) -> rows(other).size() > rows(one).size() ? other : one);
            }
        }
        Expect.that(!longest.isEmpty(), "no list can be walked without a filter");
        return List.copyOf(longest.values());
    }

    /** The widest walk of this list. */
    Walk<?> walk(Operation<?, ?> operation) {
        return walks().stream()
                .filter(walk -> walk.operation().id().equals(operation.id()))
                .findFirst()
                .orElseThrow(() -> new Violation(operation.id() + " cannot be walked"));
    }

    /** The account it looks through. */
    Trial trial() {
        return trial;
    }

    @Override
    public void close() {
        trial.close();
    }
}
