package io.hirelay.server.store;

import io.hirelay.budget.BudgetReport;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.BudgetState;
import io.hirelay.budget.Claim;
import io.hirelay.budget.Ledger;
import io.hirelay.budget.Shares;
import io.hirelay.budget.Slot;
import io.hirelay.operation.Lane;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One credential's count as a node sees it. What it is told is carried to the database by one thread at a time, all that
 * has gathered at once; what does not get there is tried again, but for claims, which fail. Thread-safe.
 */
final class SharedLedger implements Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(SharedLedger.class);
    private static final int MOST_ATTEMPTS = 2;

    private final SharedLedgers ledgers;
    private final String key;
    private final BudgetSpec spec;
    private final Shares shares;

    // Guarded by the lock on this object, which is never held while anybody is told or the database asked.
    private List<Told> told = new ArrayList<>();
    private boolean expected;
    private boolean expectedSoon;
    private boolean working;
    private SharedCount seen;
    private long seenAt;
    /** Until when, in nanoseconds, it is not worth asking. */
    private long closedUntil;

    SharedLedger(SharedLedgers ledgers, String key, BudgetSpec spec, Shares shares) {
        this.ledgers = ledgers;
        this.key = key;
        this.spec = spec;
        this.shares = shares;
        this.seen = SharedCount.of(spec, shares, Instant.EPOCH);
        this.seenAt = ledgers.nanos();
        this.closedUntil = seenAt;
    }

    /** Something for the count. Times are this node's, in nanoseconds. */
    private sealed interface Told {
        record Asked(Map<Lane, Integer> wanted, CompletableFuture<Claim> answer) implements Told {}

        record Answered(Slot slot, BudgetReport report, long at) implements Told {}

        record Throttled(Duration pause, long at) implements Told {}

        record Unused(long number) implements Told {}

        record Renewed(long number) implements Told {}
    }

    /** What a claim was given, before it is told. */
    private record Answer(CompletableFuture<Claim> to, Claim claim) {}

    @Override
    public CompletionStage<Claim> claim(Map<Lane, Integer> wanted) {
        if (ledgers.isDown()) {
            return CompletableFuture.failedFuture(SharedLedgers.unreachable(null));
        }
        CompletableFuture<Claim> answer = new CompletableFuture<>();
        tell(new Told.Asked(Map.copyOf(wanted), answer), true);
        return answer;
    }

    @Override
    public void answered(Slot slot, BudgetReport report) {
        ledgers.over(slot.number());
        tell(new Told.Answered(slot, report, ledgers.nanos()), false);
    }

    @Override
    public void unused(Slot slot) {
        ledgers.over(slot.number());
        tell(new Told.Unused(slot.number()), true);
    }

    @Override
    public void throttled(Duration pause) {
        tell(new Told.Throttled(pause, ledgers.nanos()), true);
    }

    /** The call is still under way. */
    void renew(long number) {
        tell(new Told.Renewed(number), false);
    }

    @Override
    public synchronized BudgetState state() {
        return seen().state();
    }

    @Override
    public synchronized Duration opensIn(int before) {
        Duration opens = seen().opensIn(before);
        Duration closed = Duration.ofNanos(Math.max(0, closedUntil - ledgers.nanos()));
        return opens.compareTo(closed) < 0 ? closed : opens;
    }

    /** What was last seen, as it is now unless others have called since. */
    private SharedCount seen() {
        long now = ledgers.nanos();
        seen.advance(seen.now().plusNanos(Math.max(0, now - seenAt)));
        seenAt = now;
        return seen;
    }

    private void tell(Told one, boolean soon) {
        synchronized (this) {
            told.add(one);
            long now = ledgers.nanos();
            apply(one, seen(), now);
            if (one instanceof Told.Unused) {
                closedUntil = now;
            }
        }
        expect(soon);
    }

    /** What need not be known at once waits a little for what does. */
    private void expect(boolean soon) {
        synchronized (this) {
            if (working || told.isEmpty() || expectedSoon || expected && !soon) {
                return;
            }
            expected = true;
            expectedSoon = soon;
        }
        ledgers.later(this::work, soon ? Duration.ZERO : ledgers.linger());
    }

    private void work() {
        List<Told> batch;
        synchronized (this) {
            expected = false;
            expectedSoon = false;
            if (working || told.isEmpty()) {
                return;
            }
            working = true;
            batch = told;
            told = new ArrayList<>();
        }
        boolean done = false;
        try {
            done = carry(batch);
        } finally {
            synchronized (this) {
                working = false;
            }
            if (done) {
                expect(true);
            } else {
                ledgers.later(() -> expect(true), SharedLedgers.DOWN);
            }
        }
    }

    /** A connection may have been lost without anybody having noticed: the first failure is tried again. */
    private boolean carry(List<Told> batch) {
        List<Told> rest = batch;
        SQLException failure = null;
        for (int attempt = 1; attempt <= MOST_ATTEMPTS && !ledgers.isDown(); attempt++) {
            List<Long> numbers = new ArrayList<>();
            try {
                List<Answer> answers = apply(rest, numbers);
                ledgers.up();
                answers.forEach(answer -> answer.to().complete(answer.claim()));
                return true;
            } catch (SQLException e) {
                failure = e;
                rest = withUnused(numbers, rest);
            } catch (RuntimeException e) { // a defect: the same would only fail again
                LOG.error("a budget could not be counted: {}", e.getClass().getName());
                rest = withUnused(numbers, List.of());
                fail(batch, SharedLedgers.unreachable(e));
                break;
            }
        }
        if (failure != null) {
            ledgers.down(failure);
        }
        fail(rest, SharedLedgers.unreachable(failure));
        synchronized (this) {
            List<Told> again = new ArrayList<>(
                    rest.stream().filter(one -> !(one instanceof Told.Asked)).toList());
            again.addAll(told);
            told = again;
        }
        return false;
    }

    private static void fail(List<Told> batch, RuntimeException failure) {
        for (Told one : batch) {
            if (one instanceof Told.Asked asked) {
                asked.answer().completeExceptionally(failure);
            }
        }
    }

    /** Whether places were given away that nobody was told of is not known: they are given back first. */
    private static List<Told> withUnused(List<Long> numbers, List<Told> batch) {
        List<Told> all = new ArrayList<>();
        numbers.forEach(number -> all.add(new Told.Unused(number)));
        all.addAll(batch);
        return all;
    }

    private List<Answer> apply(List<Told> batch, List<Long> numbers) throws SQLException {
        List<Answer> answers = new ArrayList<>();
        SharedCount count = ledgers.rows()
                .change(key, spec, shares, (read, askedAt) -> apply(batch, read, askedAt, numbers, answers));
        synchronized (this) {
            seen = count;
            seenAt = ledgers.nanos();
            told.forEach(one -> apply(one, seen, seenAt));
            closedUntil = seenAt;
            answers.forEach(answer -> closedUntil =
                    Math.max(closedUntil, seenAt + answer.claim().again().toNanos()));
        }
        answers.forEach(answer -> answer.claim().slots().forEach(slot -> ledgers.underWay(slot.number(), this)));
        return answers;
    }

    private void apply(List<Told> batch, SharedCount count, long askedAt, List<Long> numbers, List<Answer> answers) {
        batch.forEach(one -> apply(one, count, askedAt));
        count.advance(count.now());
        for (Told one : batch) {
            if (one instanceof Told.Asked asked) {
                SharedCount.Given given = count.claim(ledgers.node(), asked.wanted(), () -> {
                    long number = ledgers.number();
                    numbers.add(number);
                    return number;
                });
                answers.add(new Answer(asked.answer(), new Claim(given.slots(), given.again())));
            }
        }
    }

    /** What somebody asks for comes after all that others tell, who may give it. */
    private static void apply(Told one, SharedCount count, long now) {
        if (one instanceof Told.Answered answered) {
            count.answered(answered.slot(), count.now().minus(since(answered.at(), now)), answered.report());
        } else if (one instanceof Told.Throttled throttled) {
            count.throttled(count.now().minus(since(throttled.at(), now)), throttled.pause());
        } else if (one instanceof Told.Unused unused) {
            count.unused(unused.number());
        } else if (one instanceof Told.Renewed renewed) {
            count.renew(renewed.number());
        }
    }

    /** Rounded down: a place that is free too late is better than one that is too early. */
    private static Duration since(long then, long now) {
        return Duration.ofNanos(Math.max(0, now - then) / 1_000 * 1_000);
    }
}
