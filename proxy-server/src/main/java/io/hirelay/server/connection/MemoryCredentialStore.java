package io.hirelay.server.connection;

import io.hirelay.spi.Secret;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps secrets as long as the process lives. */
final class MemoryCredentialStore implements CredentialStore {
    private final Map<UUID, Map<String, Secret>> secrets = new ConcurrentHashMap<>();

    @Inject
    MemoryCredentialStore() {}

    @Override
    public void put(UUID account, Map<String, Secret> given) {
        wipe(secrets.put(account, Map.copyOf(given)));
    }

    @Override
    public Optional<Map<String, Secret>> find(UUID account) {
        return Optional.ofNullable(secrets.get(account));
    }

    @Override
    public void delete(UUID account) {
        wipe(secrets.remove(account));
    }

    private static void wipe(@Nullable Map<String, Secret> gone) {
        if (gone != null) {
            gone.values().forEach(Secret::wipe);
        }
    }
}
