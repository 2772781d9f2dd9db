package io.hirelay.connection;

import io.hirelay.Hirelay;
import io.hirelay.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Two processes that work over the same stores: each has open connections of its own. */
final class TwoProcesses implements AutoCloseable {
    static final String ENVIRONMENT = NewConnection.ENVIRONMENT;
    static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-04T08:00:00Z"));
    final InstantSource clock = now::get;
    final Doorkeeper doorkeeper = new Doorkeeper();
    final Hirelay hirelay = Hirelay.builder()
            .withoutDiscovery()
            .clock(clock)
            .provider(doorkeeper)
            .build();
    final MemoryConnectionStore store = new MemoryConnectionStore();
    final MemoryCredentialStore credentials = new MemoryCredentialStore(clock);
    final Connections here = process();
    final Connections there = process();

    private Connections process() {
        return Connections.builder(hirelay, store, credentials)
                .clock(clock)
                .operatorSettings(Map.of("doorkeeper", Map.of("street", "long")))
                .longestCall(LONGEST_CALL)
                .build();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    static NewCredential key(String text) {
        return NewCredential.apiKey(Secret.of(text));
    }

    static NewConnection wanted(String key) {
        return new NewConnection("tenant", "doorkeeper", Map.of("house", "red"), key(key));
    }

    StoredConnection created() {
        return here.create(wanted("good"));
    }

    /** What a process leaves that is killed while it makes a connection. */
    StoredConnection leftBehind(String key) {
        StoredConnection left = new StoredConnection(
                UUID.randomUUID(),
                ENVIRONMENT,
                "tenant",
                "doorkeeper",
                ConnectionStatus.CONNECTING,
                "api_key",
                Map.of("house", "red"),
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                clock.instant(),
                clock.instant());
        store.insert(left);
        credentials.put(left.id(), key(key).fields(), Optional.empty());
        return left;
    }

    StoredConnection find(StoredConnection connection) {
        return store.find(ENVIRONMENT, connection.id()).orElseThrow();
    }

    List<String> events(StoredConnection connection) {
        return store.events(ENVIRONMENT, connection.id(), Optional.empty(), 100).stream()
                .map(event -> event.event().replace("integrated_account:", ""))
                .toList();
    }

    @Override
    public void close() {
        here.close();
        there.close();
        hirelay.close();
    }
}
