package io.hirelay.server.store;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.hirelay.server.link.LinkStore;
import io.hirelay.server.once.KeptCalls;
import io.hirelay.server.telemetry.CallLogStore;
import io.hirelay.server.token.CallLimits;
import io.hirelay.server.token.TokenStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/** Wires what removes from the database what need not be kept any longer. Needs what {@link StoreModule} wires. */
public final class HousekeepingModule extends AbstractModule {
    private final Duration calls;

    /** @param calls how long the log of calls is kept */
    public HousekeepingModule(Duration calls) {
        this.calls = calls;
    }

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), Chore.class);
    }

    @ProvidesIntoSet
    Chore callLog(CallLogStore log) {
        return new Chore("calls", (now, most) -> log.deleteBefore(now.minus(calls), most));
    }

    @ProvidesIntoSet
    Chore accountTokens(TokenStore tokens) {
        return new Chore("expired tokens of accounts", tokens::deleteExpired);
    }

    @ProvidesIntoSet
    Chore links(LinkStore links) {
        return new Chore(
                "links that expired long ago",
                (now, most) -> links.forgetExpired(now.minus(LinkStore.REMEMBERED), most));
    }

    @ProvidesIntoSet
    Chore keptCalls(KeptCalls calls) {
        return new Chore("answers of calls with keys", calls::forgetExpired);
    }

    @ProvidesIntoSet
    Chore callLimits(CallLimits limits) {
        return new Chore(
                "limits that nobody is near",
                (now, most) -> limits instanceof PostgresCallLimits shared ? shared.removeFull(most) : 0);
    }

    @ProvidesIntoSet
    Chore providerBudgets(Database database) {
        return new Chore("counts of calls to providers", (now, most) -> CountRows.forgetUnused(database, most));
    }

    @Provides
    @Singleton
    Housekeeping housekeeping(Database database, Set<Chore> chores, InstantSource clock) {
        List<Chore> ordered =
                chores.stream().sorted(Comparator.comparing(Chore::name)).toList();
        return new Housekeeping(
                new Leases(database), ordered, clock, Executors.newSingleThreadScheduledExecutor(task -> {
                    Thread thread = new Thread(task, "housekeeping");
                    thread.setDaemon(true);
                    return thread;
                }));
    }
}
