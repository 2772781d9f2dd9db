package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;

import io.hirelay.Connection;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.Unified;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.GetRequest;
import io.hirelay.spi.Registration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Identifiers, wherever they come from and wherever they go. */
final class IdentifierRules {
    private IdentifierRules() {}

    private static final int SAMPLE = 25;

    static List<Rule> rules() {
        return List.of(
                must(
                        "ATS-ID-01",
                        "every id in a list is accepted by the matching get, with blanks around it too, and comes back"
                                + " equal",
                        trial -> trial.survey().walks().forEach(walk -> listedIdsAreGot(trial, walk))),
                must(
                        "ATS-ID-02",
                        "every id that stands inside a record is accepted by the matching get and comes back equal",
                        IdentifierRules::nestedIdsAreGot),
                must(
                        "ATS-ID-03",
                        "a string that is no id is not found or unresolved, whatever characters it holds, and an empty"
                                + " one is sent nowhere",
                        trial -> trial.survey().gets().forEach(get -> nonsenseIsNotFound(trial, get))),
                must(
                        "ATS-ID-04",
                        "the ids of an account's records are the same by every connection",
                        trial -> trial.survey().walks().forEach(walk -> sameByEveryConnection(trial, walk))));
    }

    private static <T extends Unified> void listedIdsAreGot(Trial trial, Walk<T> walk) {
        Optional<Survey.GetCall<T>> get = trial.survey().getOf(walk);
        if (get.isEmpty()) {
            return;
        }
        boolean first = true;
        for (T row : trial.survey().sample(walk, SAMPLE)) {
            String id = row.id().toString();
            Expect.equal(id, get(trial, get.get(), id, walk), "the id got from %s", walk);
            if (first) {
                Expect.equal(id, get(trial, get.get(), " " + id + "\t", walk), "the id got with blanks from %s", walk);
                first = false;
            }
        }
    }

    private static <T extends Unified> String get(Trial trial, Survey.GetCall<T> get, String id, Walk<T> walk) {
        try {
            return get.of(trial, id).id().toString();
        } catch (HirelayException e) {
            throw new Violation(
                    "an id listed by " + walk + " is refused by "
                            + get.registration().operation().id() + ": " + Expect.name(e),
                    e);
        }
    }

    private static void nestedIdsAreGot(Trial trial) {
        Map<References.Found, String> met = new LinkedHashMap<>();
        for (Walk<?> walk : trial.survey().walks()) {
            collect(trial, walk, met);
        }
        Map<String, Integer> tried = new HashMap<>();
        met.forEach((found, where) -> {
            Optional<GetOperation<?>> get = trial.survey().get(found.resource());
            String key = found.resource().id() + " in " + where;
            if (get.isPresent() && tried.merge(key, 1, Integer::sum) <= SAMPLE) {
                got(trial, get.get(), found, where)
                        .ifPresent(back ->
                                Expect.equal(found.id(), back, "the id got for %s of %s", found.where(), where));
            }
        });
    }

    private static <T extends Unified> void collect(Trial trial, Walk<T> walk, Map<References.Found, String> met) {
        Optional<Survey.GetCall<T>> get = trial.survey().getOf(walk);
        int whole = 0;
        for (T row : trial.survey().sample(walk, 100)) {
            References.in(row)
                    .forEach(found -> met.putIfAbsent(
                            new References.Found(found.resource(), found.id(), found.where(), found.job()),
                            walk.operation().id()));
            if (get.isPresent() && whole++ < SAMPLE) {
                References.in(get.get().of(trial, row.id().toString()))
                        .forEach(found -> met.putIfAbsent(
                                found, get.get().registration().operation().id()));
            }
        }
    }

    /** Empty for an id that names several objects, and says so: which of them, its place would tell. */
    private static <T extends Unified> Optional<String> got(
            Trial trial, GetOperation<T> get, References.Found found, String where) {
        GetRequest request = GetRequest.of(found.id());
        if (get.scopes().containsKey("job_id") && found.job().isPresent()) {
            request = request.within("job_id", found.job().get());
        }
        try {
            return Optional.of(
                    trial.connection().call(get, request, trial.call()).id().toString());
        } catch (HirelayException e) {
            if (e.code() == ErrorCode.REQUEST_AMBIGUOUS_IDENTIFIER
                    && request.within().size() < get.scopes().size()) {
                return Optional.empty();
            }
            throw new Violation(
                    found.where() + " of " + where + " holds an id that " + get.id() + " refuses: " + Expect.name(e),
                    e);
        }
    }

    private static <T extends Unified> void nonsenseIsNotFound(Trial trial, Registration.Gets<?, T> get) {
        boolean counts = trial.can(Situation.REQUEST_LOG);
        for (String nothing : List.of("", " \t", "\u0000", "a\nb")) {
            int before = counts ? trial.requests() : 0;
            refused(trial, get, nothing);
            Expect.that(
                    !counts || trial.requests() == before,
                    "%s sends a request for an id that is empty or holds control characters",
                    get.operation().id());
        }
        for (String odd : List.of(
                "../users", "..", "a/b?c=d", "%2e%2e%2f", "#", "{id}", "\u5c71\u7530", "'; --", "x".repeat(600))) {
            refused(trial, get, odd);
        }
    }

    private static <T extends Unified> void refused(Trial trial, Registration.Gets<?, T> get, String id) {
        Expect.failure(
                () -> trial.connection()
                        .call(get.operation(), new GetRequest(id, Map.of(), Set.of(), Map.of()), trial.call()),
                get.operation().id() + " of a string that is no id",
                List.of(NotFoundException.class, InvalidRequestException.class));
    }

    private static <T extends Unified> void sameByEveryConnection(Trial trial, Walk<T> walk) {
        Connection other = trial.another();
        List<String> ids =
                Trial.ids(Trial.items(trial.pages(other, walk, walk.request().limit(100))));
        Expect.equal(Trial.ids(trial.survey().rows(walk)), ids, "ids of %s by another connection", walk);
    }
}
