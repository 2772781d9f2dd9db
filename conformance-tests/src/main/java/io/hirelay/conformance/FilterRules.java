package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.model.Unified;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.operation.Resource;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Registration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Filters of lists. */
final class FilterRules {
    private FilterRules() {}

    static List<Rule> rules() {
        return List.of(
                must(
                        "ATS-FILTER-01",
                        "a supported filter returns all records that meet it",
                        trial -> trial.survey().walks().forEach(walk -> allMatching(trial, walk))),
                must(
                        "ATS-FILTER-02",
                        "a supported filter returns only records that meet it, on every page",
                        trial -> trial.survey().walks().forEach(walk -> onlyMatching(trial, walk))),
                must(
                        "ATS-FILTER-03",
                        "a filter of the catalogue works, or is refused by name with request.unsupported_filter",
                        trial -> trial.survey().lists().forEach(list -> worksOrRefused(trial, list))),
                must(
                        "ATS-FILTER-04",
                        "a list answers without filters, or asks for the one it needs with request.missing_parameter",
                        trial -> trial.survey().lists().forEach(list -> answersOrAsks(trial, list))),
                must(
                        "ATS-FILTER-05",
                        "what hides unless asked for is hidden without the filter, and found with it and by get",
                        trial -> trial.survey().lists().forEach(list -> hidesUnlessAsked(trial, list))));
    }

    private static <T extends Unified> void allMatching(Trial trial, Walk<T> walk) {
        for (Criteria.Case<T> each : Criteria.of(trial, walk)) {
            if (each.told()) {
                Set<String> missing = new LinkedHashSet<>(each.expected());
                missing.removeAll(Trial.ids(filtered(trial, walk, each, 100)));
                Expect.equal(Set.of(), missing, "records of %s that %s does not return", walk, each.criterion());
            }
        }
        for (Criterion<T, ?> criterion : walk.request().filters()) {
            if (!criterion.wantsAll() && walk.registration().support().supports(criterion.field(), Operator.IN)) {
                allOfBoth(trial, walk, criterion);
            }
        }
    }

    /** The filter that the walk itself uses, asked for two values: nothing of the one may be lost. */
    private static <T extends Unified, V> void allOfBoth(Trial trial, Walk<T> walk, Criterion<T, V> criterion) {
        List<V> values = new ArrayList<>(criterion.values());
        Optional<Resource<?>> names = criterion.field().type().names();
        for (String id : names.map(resource -> trial.survey().ids(resource, 3)).orElse(List.of())) {
            V other = criterion.field().type().parse(id);
            if (!values.contains(other)) {
                values.add(0, other);
                break;
            }
        }
        ListRequest<T> request = walk.request()
                .withFilters(walk.request().filters().stream()
                        .filter(filter -> !filter.equals(criterion))
                        .toList())
                .where(criterion.field().in(values));
        Set<String> missing = new LinkedHashSet<>(Trial.ids(trial.survey().rows(walk)));
        missing.removeAll(Trial.ids(Trial.items(trial.pages(walk, request.limit(7)))));
        Expect.equal(Set.of(), missing, "records of %s that are lost when it is asked for two values", walk);
    }

    private static <T extends Unified> void onlyMatching(Trial trial, Walk<T> walk) {
        for (Criteria.Case<T> each : Criteria.of(trial, walk)) {
            List<T> found = filtered(trial, walk, each, 7);
            List<String> ids = Trial.ids(found);
            Set<String> different = new HashSet<>();
            found.forEach(row -> different.add(row.id() + " of " + References.jobOf(row)));
            Expect.equal(ids.size(), different.size(), "different records of %s by %s", walk, each.criterion());
            if (each.told()) {
                Set<String> others = new LinkedHashSet<>(ids);
                others.removeAll(each.expected());
                Expect.equal(Set.of(), others, "records of %s that %s should not return", walk, each.criterion());
            } else {
                found.forEach(row -> Expect.that(
                        each.criterion().test(row).orElse(true),
                        "%s by %s returns a record with another value",
                        walk,
                        each.criterion()));
            }
        }
    }

    private static <T extends Unified> List<T> filtered(Trial trial, Walk<T> walk, Criteria.Case<T> each, int limit) {
        List<Criterion<T, ?>> others = walk.request().filters().stream()
                .filter(filter ->
                        !filter.field().name().equals(each.criterion().field().name()))
                .toList();
        ListRequest<T> request =
                walk.request().withFilters(others).where(each.criterion()).limit(limit);
        return Trial.items(trial.pages(walk, request));
    }

    private static <T extends Unified> void worksOrRefused(Trial trial, Registration.Lists<?, T> list) {
        for (Walk<?> any : trial.survey().walks(list)) {
            @SuppressWarnings("unchecked") // the walks of a list have its type
            Walk<T> walk = (Walk<T>) any;
            for (FilterField<T, ?> filter : list.operation().filters()) {
                for (Operator operator : filter.operators()) {
                    worksOrRefused(trial, walk, filter, operator);
                }
            }
        }
    }

    private static <T extends Unified, V> void worksOrRefused(
            Trial trial, Walk<T> walk, FilterField<T, V> filter, Operator operator) {
        ListSupport<T> support = walk.registration().support();
        List<String> texts = example(trial, filter);
        if (texts.isEmpty()) {
            return;
        }
        V value = filter.type().parse(texts.get(0));
        ListRequest<T> request = walk.request()
                .withFilters(walk.request().filters().stream()
                        .filter(other -> !other.field().name().equals(filter.name()))
                        .toList())
                .where(operator == Operator.IN ? filter.in(List.of(value)) : filter.compares(operator, value));
        String what = walk + " by " + filter.name() + "[" + operator.word() + "]";
        boolean declared = support.supports(filter, operator)
                && support.missingBeside(filter, request.filters()).isEmpty();
        if (declared) {
            try {
                trial.page(walk, request);
            } catch (HirelayException e) {
                throw new Violation(what + " is declared and fails with " + Expect.name(e), e);
            }
        } else {
            HirelayException refused =
                    Expect.failure(() -> trial.page(walk, request), what, InvalidRequestException.class);
            Expect.equal(ErrorCode.REQUEST_UNSUPPORTED_FILTER, refused.code(), "the code of %s", what);
            Expect.equal(filter.name(), refused.failures().get(0).field(), "the filter that %s names", what);
        }
    }

    private static List<String> example(Trial trial, FilterField<?, ?> filter) {
        if (filter.type().names().isPresent()) {
            return trial.survey().ids(filter.type().names().get(), 1);
        }
        if (!filter.type().words().isEmpty()) {
            return filter.type().words().subList(0, 1);
        }
        Class<?> type = filter.type().type();
        return List.of(
                type == Instant.class
                        ? "2026-01-31T09:30:00Z"
                        : type == LocalDateTime.class ? "2026-01-31T09:30:00" : "nobody@nowhere.example");
    }

    private static <T extends Unified> void answersOrAsks(Trial trial, Registration.Lists<?, T> list) {
        ListRequest<T> bare = ListRequest.<T>all().limit(1);
        String what = list.operation().id() + " without filters";
        List<String> required = list.support().required();
        if (required.isEmpty()) {
            try {
                trial.connection().call(list.operation(), bare, trial.call());
            } catch (HirelayException e) {
                throw new Violation(
                        what + " fails with " + Expect.name(e) + " although none is declared as required", e);
            }
        } else {
            HirelayException refused = Expect.failure(
                    () -> trial.connection().call(list.operation(), bare, trial.call()),
                    what,
                    InvalidRequestException.class);
            Expect.equal(ErrorCode.REQUEST_MISSING_PARAMETER, refused.code(), "the code of %s", what);
            Expect.that(required.contains(refused.failures().get(0).field()), "%s does not name what it needs", what);
        }
    }

    private static <T extends Unified> void hidesUnlessAsked(Trial trial, Registration.Lists<?, T> list) {
        for (FilterField<T, ?> filter : list.operation().filters()) {
            if (filter.unlessAsked().isPresent() && list.support().supports(filter)) {
                @SuppressWarnings("unchecked") // the walks of a list have its type
                Walk<T> walk = (Walk<T>) trial.survey().walks(list).get(0);
                hidesUnlessAsked(trial, walk, filter);
            }
        }
    }

    private static <T extends Unified, V> void hidesUnlessAsked(Trial trial, Walk<T> walk, FilterField<T, V> filter) {
        Criterion<T, V> preset = filter.is(filter.unlessAsked().orElseThrow());
        List<T> all = trial.survey().rows(walk);
        List<String> hidden = Trial.ids(
                all.stream().filter(row -> !preset.test(row).orElse(false)).toList());
        Expect.that(
                !hidden.isEmpty() && hidden.size() < all.size(),
                "the account has no record of %s that %s tells apart",
                walk,
                filter);
        List<String> shown =
                Trial.ids(Trial.items(trial.pages(walk, ListRequest.<T>all().limit(4))));
        List<String> expected = Trial.ids(all);
        expected = expected.stream().filter(id -> !hidden.contains(id)).toList();
        Expect.equal(expected, shown, "records of %s without %s", walk, filter);
        trial.survey().getOf(walk).ifPresent(get -> {
            try {
                Expect.equal(
                        hidden.get(0),
                        get.of(trial, hidden.get(0)).id().toString(),
                        "the id of a hidden record of %s got by its id",
                        walk);
            } catch (HirelayException e) {
                throw new Violation("a record that " + walk + " hides cannot be got by its id: " + Expect.name(e), e);
            }
        });
    }
}
