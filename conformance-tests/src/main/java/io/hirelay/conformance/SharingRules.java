package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;

import io.hirelay.Connection;
import io.hirelay.budget.BudgetState;
import io.hirelay.error.RateLimitedException;
import io.hirelay.model.Unified;
import io.hirelay.operation.Exchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Connections used by many, for long, and watched. */
final class SharingRules {
    private SharingRules() {}

    private static final int THREADS = 4;

    static List<Rule> rules() {
        return List.of(
                must(
                        "ATS-SHARE-01",
                        "one connection used by several threads at once answers each of them as it would alone",
                        SharingRules::severalThreads),
                must(
                                "ATS-SHARE-02",
                                "all connections of one credential together never ask more often than the provider allows",
                                SharingRules::withinTheLimit)
                        .needing(Situation.REQUEST_LOG),
                must(
                        "ATS-SHARE-03",
                        "the budget of a connection tells what its calls have used",
                        SharingRules::budgetTells),
                must(
                        "ATS-SHARE-04",
                        "closing a connection twice is harmless, and so it is to the other connections of the account",
                        SharingRules::closing),
                must(
                                "ATS-SHARE-05",
                                "whoever watches a call is told of every exchange with the provider, once",
                                SharingRules::watched)
                        .needing(Situation.REQUEST_LOG));
    }

    private static void severalThreads(Trial trial) throws Exception {
        List<Walk<?>> walks = trial.survey().walks();
        walks.forEach(walk -> trial.survey().rows(walk)); // known before, not while, the threads run
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int start = i;
            tasks.add(() -> {
                for (int n = 0; n < Math.min(6, walks.size()); n++) {
                    same(trial, walks.get((start * 3 + n) % walks.size()));
                }
                return null;
            });
        }
        together(tasks);
    }

    private static <T extends Unified> void same(Trial trial, Walk<T> walk) {
        List<String> found = Trial.ids(trial.all(walk, 30));
        Expect.equal(Trial.ids(trial.survey().rows(walk)), found, "records of %s in one of several threads", walk);
    }

    private static void together(List<Callable<Void>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<Void> each : threads.invokeAll(tasks)) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void withinTheLimit(Trial trial) throws Exception {
        Walk<?> walk = trial.survey().longest();
        int limit = trial.connection().budget().limit();
        Expect.that(limit > 0, "the budget of a connection allows no call");
        // Beyond what a fixture's account should allow, a limit is not reached in a sensible time.
        int calls = Math.min(limit, 200) * 2 + THREADS;
        List<Connection> connections = List.of(trial.connection(), trial.another());
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Connection mine = connections.get(i % connections.size());
            tasks.add(() -> {
                for (int n = 0; n < calls / THREADS; n++) {
                    one(trial, mine, walk);
                }
                return null;
            });
        }
        try {
            together(tasks);
        } catch (RateLimitedException e) {
            throw new Violation("calls that had time to wait ran into the provider's limit", e);
        }
        Expect.equal(0, trial.account().traffic().refusedForRate(), "requests refused because too many came");
        Expect.that(trial.requests() >= calls / THREADS * THREADS, "fewer requests came than calls were made");
    }

    private static <T extends Unified> void one(Trial trial, Connection by, Walk<T> walk) {
        by.call(walk.operation(), walk.request().limit(1), trial.call());
    }

    private static void budgetTells(Trial trial) {
        Walk<?> walk = trial.survey().longest();
        BudgetState before = trial.connection().budget();
        Expect.that(
                before.limit() > 0
                        && before.remaining() <= before.limit()
                        && !before.resetIn().isNegative(),
                "a fresh budget says %s of %s calls, all again in %s",
                before.remaining(),
                before.limit(),
                before.resetIn());
        one(trial, trial.connection(), walk);
        one(trial, trial.connection(), walk);
        BudgetState after = trial.connection().budget();
        Expect.that(
                after.remaining() <= Math.max(0, before.remaining() - 2),
                "two calls have been made and %s of %s remain, after %s before",
                after.remaining(),
                after.limit(),
                before.remaining());
    }

    private static void closing(Trial trial) {
        Walk<?> walk = trial.survey().longest();
        Connection other = trial.another();
        one(trial, other, walk);
        try {
            other.close();
            other.close();
            one(trial, trial.connection(), walk);
        } catch (RuntimeException e) {
            throw new Violation(
                    "closing a connection twice is not harmless: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    private static void watched(Trial trial) {
        for (Walk<?> walk : trial.survey().walks()) {
            watched(trial, walk);
        }
    }

    private static <T extends Unified> void watched(Trial trial, Walk<T> walk) {
        List<Exchange> told = Collections.synchronizedList(new ArrayList<>());
        int before = trial.requests();
        trial.connection()
                .call(walk.operation(), walk.request().limit(3), trial.call().observedBy(told::add));
        Expect.equal(trial.requests() - before, told.size(), "exchanges of %s that an observer is told of", walk);
        Expect.that(
                told.stream().noneMatch(exchange -> exchange.template().isBlank()),
                "an exchange of %s has no template to log",
                walk);
    }
}
