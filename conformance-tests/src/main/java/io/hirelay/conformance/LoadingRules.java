package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;
import static io.hirelay.conformance.Rule.should;

import io.hirelay.mapping.FieldPlan;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a record carries, when, and at what cost: the plan and what is seen. */
final class LoadingRules {
    private LoadingRules() {}

    private static final int SAMPLE = 6;

    static List<Rule> rules() {
        return List.of(
                must(
                        "ATS-LOAD-01",
                        "a listed record names as not loaded exactly the fields that its plan does not load in lists",
                        trial -> trial.survey().walks().forEach(walk -> rowsAsPlanned(trial, walk))),
                must(
                        "ATS-LOAD-02",
                        "a field that is not loaded, or that the plan never loads, holds no value",
                        trial -> trial.survey().walks().forEach(walk -> notLoadedIsEmpty(trial, walk))),
                must(
                        "ATS-LOAD-03",
                        "a got record has every field loaded that its plan loads",
                        trial -> trial.survey().walks().forEach(walk -> getLoadsThePlan(trial, walk))),
                must(
                                "ATS-LOAD-04",
                                "expand loads exactly the fields of its groups, with the values that a get shows",
                                trial -> trial.survey().walks().forEach(walk -> expandLoads(trial, walk)))
                        .unless(LoadingRules::nothingToExpand),
                must(
                                "ATS-LOAD-05",
                                "expand costs at most the calls for each record that it declares",
                                trial -> trial.survey().walks().forEach(walk -> expandCosts(trial, walk)))
                        .needing(Situation.REQUEST_LOG)
                        .unless(LoadingRules::nothingToExpand),
                should(
                        "ATS-LOAD-06",
                        "a listed record and the got one tell the same in the fields that both load",
                        trial -> trial.survey().walks().forEach(walk -> listAndGetAgree(trial, walk))),
                must(
                        "ATS-LOAD-07",
                        "every field that the plan of a list or get loads has a value in some record, unless the fixture"
                                + " says why it has none",
                        LoadingRules::everyFieldIsSeen));
    }

    private static Optional<String> nothingToExpand(Trial trial) {
        return trial.survey().lists().stream()
                        .allMatch(list -> list.support().fields().expandable().isEmpty())
                ? Optional.of("none of its lists can be expanded")
                : Optional.empty();
    }

    private static Set<String> names(FieldPlan<?> plan, Predicate<FieldPlan.Support> which) {
        return plan.fields().stream()
                .filter(which)
                .map(FieldPlan.Support::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T extends Unified> void rowsAsPlanned(Trial trial, Walk<T> walk) {
        Set<String> planned = names(walk.registration().support().fields(), field -> field.any() && !field.list());
        for (T row : trial.survey().rows(walk)) {
            Expect.equal(planned, new TreeSet<>(row.notLoaded()), "fields not loaded in a record of %s", walk);
        }
    }

    private static <T extends Unified> void notLoadedIsEmpty(Trial trial, Walk<T> walk) {
        Set<String> never = names(walk.registration().support().fields(), field -> !field.any());
        for (T row : trial.survey().rows(walk)) {
            Set<String> empty = new TreeSet<>(never);
            empty.addAll(row.notLoaded());
            for (Shape.Field field : Shape.of(row.getClass()).fields()) {
                Expect.that(
                        !empty.contains(field.name()) || !Coverage.hasValue(field.in(row)),
                        "%s of %s has a value although it is not loaded",
                        field.name(),
                        walk);
            }
        }
    }

    private static <T extends Unified> void getLoadsThePlan(Trial trial, Walk<T> walk) {
        trial.survey().getOf(walk).ifPresent(get -> {
            Set<String> planned = names(get.registration().fields(), field -> field.any() && !field.get());
            for (T row : trial.survey().sample(walk, SAMPLE)) {
                T got = get.of(trial, row.id().toString());
                Expect.equal(
                        planned,
                        new TreeSet<>(got.notLoaded()),
                        "fields not loaded by %s",
                        get.registration().operation().id());
            }
        });
    }

    private static <T extends Unified> void expandLoads(Trial trial, Walk<T> walk) {
        FieldPlan<T> plan = walk.registration().support().fields();
        for (String group : plan.expandable().keySet()) {
            Set<String> planned = names(
                    plan,
                    field -> field.any() && !field.list() && !field.expand().contains(group));
            Page<T> page = trial.page(walk, walk.request().limit(SAMPLE).expand(group));
            for (T row : page.items()) {
                Expect.equal(
                        planned, new TreeSet<>(row.notLoaded()), "fields not loaded by %s with expand=%s", walk, group);
                trial.survey().getOf(walk).ifPresent(get -> {
                    T got = get.of(trial, row.id().toString());
                    Set<String> loaded = names(plan, field -> field.expand().contains(group));
                    Expect.equal(
                            Set.of(),
                            different(row, got, loaded),
                            "fields that %s with expand=%s tells otherwise than get",
                            walk,
                            group);
                });
            }
        }
    }

    private static <T extends Unified> void expandCosts(Trial trial, Walk<T> walk) {
        Map<String, Integer> groups = walk.registration().support().fields().expandable();
        ListRequest<T> bare = walk.request().limit(SAMPLE);
        groups.forEach((group, calls) -> {
            trial.page(walk, bare); // whatever is cached is cached now
            int start = trial.requests();
            int rows = trial.page(walk, bare).items().size();
            int without = trial.requests() - start;
            trial.page(walk, bare.expand(group));
            int with = trial.requests() - start - without;
            Expect.that(
                    with - without <= rows * calls,
                    "expand=%s of %s costs %s calls more for %s records; it declares %s for each",
                    group,
                    walk,
                    with - without,
                    rows,
                    calls);
        });
    }

    private static <T extends Unified> void listAndGetAgree(Trial trial, Walk<T> walk) {
        trial.survey().getOf(walk).ifPresent(get -> {
            Set<String> both = names(walk.registration().support().fields(), FieldPlan.Support::list);
            both.retainAll(names(get.registration().fields(), FieldPlan.Support::get));
            for (T row : trial.survey().sample(walk, SAMPLE)) {
                T got = get.of(trial, row.id().toString());
                Expect.equal(
                        Set.of(),
                        different(row, got, both),
                        "fields that %s tells otherwise than %s",
                        walk,
                        get.registration().operation().id());
            }
        });
    }

    /** Names of fields that differ. The provider's record is another one in a list, and so is what nested ones carry. */
    private static Set<String> different(Unified one, Unified other, Set<String> names) {
        Set<String> different = new TreeSet<>();
        for (Shape.Field field : Shape.of(one.getClass()).fields()) {
            boolean nested = Unified.class.isAssignableFrom(field.valueClass());
            if (names.contains(field.name()) && !field.name().equals("remote_data")) {
                Object left = field.in(one);
                Object right = field.in(other);
                if (!(nested
                        ? ids(left).equals(ids(right))
                        : Likeness.alike(Likeness.shown(left), Likeness.shown(right)))) {
                    different.add(field.name());
                }
            }
        }
        return different;
    }

    private static List<String> ids(Object records) {
        return records instanceof List<?> list
                ? list.stream()
                        .map(record -> ((Unified) record).id().toString())
                        .toList()
                : List.of(String.valueOf(records));
    }

    private static void everyFieldIsSeen(Trial trial) {
        Coverage coverage = Coverage.of(trial);
        Set<String> writes = trial.survey().writes().stream()
                .map(write -> write.operation().id())
                .collect(Collectors.toSet());
        Set<String> unseen = new TreeSet<>();
        // What an input has is the matter of the rules for writes.
        coverage.operations().stream()
                .filter(operation -> !writes.contains(operation.id()))
                .forEach(operation -> operation.fields().forEach(field -> {
                    if (field.planned() && field.seen() == 0) {
                        unseen.add(operation.id() + "." + field.name());
                    }
                }));
        Expect.equal(
                new TreeSet<>(trial.fixture().unseenFields().keySet()), unseen, "planned fields that no record has");
    }
}
