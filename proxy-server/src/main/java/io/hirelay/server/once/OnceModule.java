package io.hirelay.server.once;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hirelay.budget.Sleeper;
import io.hirelay.json.Json;
import io.hirelay.server.http.OnlyOnce;
import java.util.UUID;
import java.util.concurrent.Executors;

/** Wires what does calls with keys once. Needs {@link KeptCalls} and {@link Json}. */
public final class OnceModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(OnlyOnce.class).to(KeyedCalls.class);
    }

    @Provides
    @Singleton
    KeyedCalls keyedCalls(KeptCalls store, Json json) {
        return new KeyedCalls(
                store,
                json,
                Sleeper.SYSTEM,
                UUID.randomUUID().toString(),
                Executors.newSingleThreadScheduledExecutor(task -> {
                    Thread thread = new Thread(task, "keyed-calls");
                    thread.setDaemon(true);
                    return thread;
                }));
    }
}
