package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;

import io.hirelay.Connection;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.model.Unified;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.spi.ReadHandler;
import io.hirelay.spi.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks over lists. */
final class PagingRules {
    private PagingRules() {}

    private static final int[] LIMITS = {1, 2, 7, 50, 100};

    /** Records that are walked by very small pages. */
    private static final int ENOUGH = 40;

    static List<Rule> rules() {
        return List.of(
                must(
                        "ATS-PAGE-01",
                        "a walk returns every record exactly once and in the same order, whatever the limit",
                        trial -> trial.survey().walks().forEach(walk -> everyRecordOnce(trial, walk))),
                must(
                        "ATS-PAGE-02",
                        "a page never holds more records than the limit asks for",
                        trial -> trial.survey().walks().forEach(walk -> withinTheLimit(trial, walk))),
                must(
                        "ATS-PAGE-03",
                        "a walk ends, and no cursor comes twice on the way",
                        trial -> trial.survey().walks().forEach(walk -> noCursorTwice(trial, walk))),
                must(
                        "ATS-PAGE-04",
                        "the same cursor answers the same page again, also to another connection of the account",
                        trial -> trial.survey().walks().forEach(walk -> samePageAgain(trial, walk))),
                must(
                        "ATS-PAGE-05",
                        "a cursor that the list did not give is refused with request.invalid_cursor and is never taken"
                                + " for the first page",
                        trial -> trial.survey().walks().forEach(walk -> strangeCursorsRefused(trial, walk))),
                must(
                                "ATS-PAGE-06",
                                "a cursor that has grown too old is refused with request.invalid_cursor",
                                trial -> expiredCursorRefused(
                                        trial,
                                        trial.survey().walk(trial.account().expiringList())))
                        .needing(Situation.EXPIRED_CURSOR),
                must(
                                "ATS-PAGE-07",
                                "records that stay are returned exactly once while others come and go during the walk",
                                trial -> staysAreKept(
                                        trial,
                                        trial.survey().walk(trial.account().changingList())))
                        .needing(Situation.CHANGING_ROWS),
                must(
                                "ATS-PAGE-08",
                                "a walk without filters returns as many records as the account holds",
                                PagingRules::counts)
                        .needing(Situation.KNOWN_COUNTS),
                must(
                        "ATS-PAGE-09",
                        "a page is empty only when the walk is over",
                        trial -> trial.survey().walks().forEach(walk -> noEmptyPage(trial, walk))));
    }

    private static <T extends Unified> void everyRecordOnce(Trial trial, Walk<T> walk) {
        List<String> expected = Trial.ids(trial.survey().rows(walk));
        Set<String> different = new HashSet<>(expected);
        Expect.that(
                different.size() == expected.size(),
                "a walk of %s gives %s records with %s ids",
                walk,
                expected.size(),
                different.size());
        for (int limit : LIMITS) {
            boolean whole = limit >= 7 || expected.size() <= ENOUGH;
            List<String> found = Trial.ids(whole ? trial.all(walk, limit) : beginning(trial, walk, limit));
            Expect.equal(
                    whole ? expected : expected.subList(0, ENOUGH),
                    found,
                    "ids of a walk of %s with limit %s",
                    walk,
                    limit);
        }
    }

    /** As many records as tell enough of a long list, by small pages. */
    private static <T extends Unified> List<T> beginning(Trial trial, Walk<T> walk, int limit) {
        List<T> found = new ArrayList<>();
        ListRequest<T> request = walk.request().limit(limit);
        Optional<Cursor> next = Optional.empty();
        do {
            Page<T> page = trial.page(walk, request.after(next));
            found.addAll(page.items());
            next = page.next();
        } while (next.isPresent() && found.size() < ENOUGH);
        return found.subList(0, Math.min(ENOUGH, found.size()));
    }

    private static <T extends Unified> void withinTheLimit(Trial trial, Walk<T> walk) {
        for (int limit : new int[] {1, 3, 10}) {
            ListRequest<T> request = walk.request().limit(limit);
            Optional<Cursor> next = Optional.empty();
            for (int i = 0; i < 3; i++) { // the first pages tell as much as all of them
                Page<T> page = trial.page(walk, request.after(next));
                Expect.that(
                        page.items().size() <= limit,
                        "a page of %s with limit %s holds %s records",
                        walk,
                        limit,
                        page.items().size());
                if (page.next().isEmpty()) {
                    break;
                }
                next = page.next();
            }
        }
    }

    private static <T extends Unified> void noCursorTwice(Trial trial, Walk<T> walk) {
        Set<Cursor> seen = new HashSet<>();
        for (Page<T> page : trial.pages(walk, walk.request().limit(3))) {
            page.next().ifPresent(cursor -> Expect.that(seen.add(cursor), "a walk of %s gives a cursor twice", walk));
        }
    }

    private static <T extends Unified> void samePageAgain(Trial trial, Walk<T> walk) {
        ListRequest<T> request = walk.request().limit(2);
        Page<T> first = trial.page(walk, request);
        if (first.next().isEmpty()) {
            return;
        }
        ListRequest<T> second = request.after(first.next());
        Page<T> once = trial.page(walk, second);
        Connection other = trial.another();
        for (Page<T> again : List.of(trial.page(walk, second), other.call(walk.operation(), second, trial.call()))) {
            Expect.equal(Trial.ids(once.items()), Trial.ids(again.items()), "the page of %s at one cursor", walk);
            Expect.equal(
                    once.next().isPresent(), again.next().isPresent(), "whether %s goes on behind that page", walk);
        }
    }

    private static <T extends Unified> void strangeCursorsRefused(Trial trial, Walk<T> walk) {
        ListRequest<T> request = walk.request().limit(1);
        Optional<Cursor> given = trial.page(walk, request).next();
        if (given.isEmpty()) {
            return;
        }
        String token = given.get().token();
        Map<String, String> strange = Map.of(
                "a made-up cursor",
                "x",
                "a cut cursor",
                token.substring(0, token.length() - 1),
                "a longer cursor",
                token + "A",
                "an altered cursor",
                (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1));
        strange.forEach((what, other) ->
                refused(trial.connection(), trial, walk, request.after(Optional.of(new Cursor(other))), what));
        // The core tells these; what reaches the provider all the same, it has to tell itself.
        for (String odd : List.of("x", "\u2603 %zz?&=", "next_page")) {
            refused(
                    trial.through(Interposed.of(trial.account().provider(), new Given(odd))),
                    trial,
                    walk,
                    request.after(given),
                    "a cursor that the provider cannot have made");
        }
    }

    /** Hands the provider another cursor than it gave. */
    private record Given(String token) implements Interposed.Layer {
        @Override
        public <S extends Session, T extends Unified> ReadHandler<S, ListRequest<T>, Page<T>> list(
                ListOperation<T> operation, ReadHandler<S, ListRequest<T>, Page<T>> handler) {
            return (session, request, call) ->
                    handler.read(session, request.after(request.after().map(cursor -> new Cursor(token))), call);
        }
    }

    private static <T extends Unified> void expiredCursorRefused(Trial trial, Walk<T> walk) {
        ListRequest<T> request = walk.request().limit(2);
        Optional<Cursor> next = trial.page(walk, request).next();
        Expect.that(next.isPresent(), "%s has no second page, so that no cursor of it can expire", walk);
        trial.account().expireCursors();
        refused(trial.connection(), trial, walk, request.after(next), "a cursor that is too old");
    }

    private static <T extends Unified> void refused(
            Connection by, Trial trial, Walk<T> walk, ListRequest<T> request, String what) {
        HirelayException refused = Expect.failure(
                () -> by.call(walk.operation(), request, trial.call()),
                what + " of " + walk,
                InvalidRequestException.class);
        Expect.equal(ErrorCode.REQUEST_INVALID_CURSOR, refused.code(), "the code for %s of %s", what, walk);
    }

    private static <T extends Unified> void staysAreKept(Trial trial, Walk<T> walk) {
        ListRequest<T> request = walk.request().limit(7);
        Page<T> first = trial.page(walk, request);
        Page<T> second = trial.page(walk, request.after(first.next()));
        Expect.that(second.next().isPresent(), "%s has too few records to change during a walk", walk);
        List<String> changed = trial.account().changeRows();
        List<T> found = new ArrayList<>(first.items());
        found.addAll(second.items());
        found.addAll(Trial.items(trial.pages(walk, request.after(second.next()))));
        List<String> stayed = new ArrayList<>(Trial.ids(trial.survey().rows(walk)));
        stayed.removeAll(changed);
        List<String> seen = new ArrayList<>(Trial.ids(found));
        seen.removeAll(changed);
        Expect.equal(stayed, seen, "records of %s that stayed during the walk", walk);
    }

    private static void counts(Trial trial) {
        trial.account().counts().forEach((operation, count) -> {
            Walk<?> walk = trial.survey().walks().stream()
                    .filter(each -> each.operation().id().equals(operation)
                            && each.registration().support().required().isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new Violation(
                            operation + " is counted by the fixture but cannot be walked without a filter"));
            Expect.equal(count, trial.survey().rows(walk).size(), "records of %s", walk);
        });
    }

    private static <T extends Unified> void noEmptyPage(Trial trial, Walk<T> walk) {
        ListRequest<T> request = walk.request().limit(2);
        Optional<Cursor> next = Optional.empty();
        for (int i = 0; i < 5; i++) {
            Page<T> page = trial.page(walk, request.after(next));
            Expect.that(
                    !page.items().isEmpty() || page.next().isEmpty(),
                    "page %s of %s is empty although more records follow",
                    i + 1,
                    walk);
            if (page.next().isEmpty()) {
                return;
            }
            next = page.next();
        }
    }
}
