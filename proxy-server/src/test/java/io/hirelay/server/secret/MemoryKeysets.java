package io.hirelay.server.secret;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps keysets as long as the test lives. */
final class MemoryKeysets implements KeysetStore {
    final Map<String, Stored> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<Stored> find(String purpose) {
        return Optional.ofNullable(kept.get(purpose));
    }

    @Override
    public Stored findOrCreate(String purpose, byte[] wrapped) {
        return kept.computeIfAbsent(purpose, absent -> new Stored(1, wrapped));
    }
}
