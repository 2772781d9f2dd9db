package io.hirelay.server.connection;

import io.hirelay.Hirelay;
import io.hirelay.spi.Sandbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Simulated accounts that are running, one for each provider that can simulate one. They run before anything is wired,
 * because they say themselves what an operator has to set so that they can be reached.
 */
public final class Simulations implements AutoCloseable {
    private final Map<String, Sandbox.Account> byProvider;

    private Simulations(Map<String, Sandbox.Account> byProvider) {
        this.byProvider = Collections.unmodifiableMap(byProvider);
    }

    /** None. */
    public static Simulations none() {
        return new Simulations(Map.of());
    }

    /** @throws IllegalStateException when there is nothing to start */
    public static Simulations start(Hirelay hirelay) {
        List<Sandbox> sandboxes = hirelay.sandboxes().stream()
                .filter(sandbox -> hirelay.provider(sandbox.provider()).isPresent())
                .sorted(Comparator.comparing(Sandbox::provider))
                .toList();
        if (sandboxes.isEmpty()) {
            throw new IllegalStateException("none of the providers on the class path can simulate an account");
        }
        Map<String, Sandbox.Account> running = new LinkedHashMap<>();
        sandboxes.forEach(sandbox -> running.put(sandbox.provider(), sandbox.start(Sandbox.Options.DEFAULT)));
        return new Simulations(running);
    }

    /** Whether there is any. */
    public boolean areRunning() {
        return !byProvider.isEmpty();
    }

    /** Those of each provider, in the order of the providers' ids. */
    List<Sandbox.Account> accounts() {
        return new ArrayList<>(byProvider.values());
    }

    /** What is set for each provider, with what the simulations want over it. */
    public Map<String, Map<String, String>> settings(Map<String, Map<String, String>> given) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>(given);
        byProvider.forEach((provider, account) -> {
            Map<String, String> settings = new LinkedHashMap<>(given.getOrDefault(provider, Map.of()));
            settings.putAll(account.operatorSettings());
            all.put(provider, settings);
        });
        return all;
    }

    /** Stops them; twice is harmless. */
    @Override
    public void close() {
        byProvider.values().forEach(Sandbox.Account::close);
    }
}
