package io.hirelay.conformance.store;

import io.hirelay.connection.CredentialStore;
import io.hirelay.connection.MemoryCredentialStore;
import io.hirelay.connection.StoredCredential;
import io.hirelay.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that each get one thing wrong; run by {@link StoreContractsTest} alone. */
final class WrongCredentialStores {
    private WrongCredentialStores() {}

    /** A right one, to be spoilt. */
    private static class Right implements CredentialStore {
        final MemoryCredentialStore store = new MemoryCredentialStore(InstantSource.system());

        @Override
        public void put(UUID connection, Map<String, Secret> fields, Optional<Instant> expiresAt) {
            store.put(connection, fields, expiresAt);
        }

        @Override
        public boolean replace(UUID connection, long version, Map<String, Secret> fields, Optional<Instant> expiresAt) {
            return store.replace(connection, version, fields, expiresAt);
        }

        @Override
        public Optional<StoredCredential> find(UUID connection) {
            return store.find(connection);
        }

        @Override
        public void delete(UUID connection) {
            store.delete(connection);
        }

        @Override
        public Optional<Lease> lease(UUID connection, Duration time) {
            return store.lease(connection, time);
        }
    }

    static class MergesWhatIsPut extends CredentialStoreContract {
        @Override
        protected CredentialStore store() {
            return new Right() {
                @Override
                public void put(UUID connection, Map<String, Secret> fields, Optional<Instant> expiresAt) {
                    Map<String, Secret> all = new HashMap<>();
                    store.find(connection).ifPresent(kept -> all.putAll(kept.fields()));
                    all.putAll(fields);
                    store.put(connection, all, expiresAt);
                }
            };
        }
    }

    static class IgnoresVersions extends CredentialStoreContract {
        @Override
        protected CredentialStore store() {
            return new Right() {
                @Override
                public boolean replace(
                        UUID connection, long version, Map<String, Secret> fields, Optional<Instant> expiresAt) {
                    return store.find(connection)
                            .map(kept -> store.replace(connection, kept.version(), fields, expiresAt))
                            .orElse(false);
                }
            };
        }
    }

    static class SharesSecrets extends CredentialStoreContract {
        @Override
        protected CredentialStore store() {
            return new Right() {
                private final Map<UUID, StoredCredential> shared = new ConcurrentHashMap<>();

                @Override
                public void put(UUID connection, Map<String, Secret> fields, Optional<Instant> expiresAt) {
                    super.put(connection, fields, expiresAt);
                    shared.put(
                            connection,
                            new StoredCredential(
                                    fields,
                                    expiresAt,
                                    find(connection).orElseThrow().version()));
                }

                @Override
                public Optional<StoredCredential> find(UUID connection) {
                    return store.find(connection)
                            .map(kept -> Optional.ofNullable(shared.get(connection))
                                    .filter(there -> there.version() == kept.version())
                                    .orElse(kept));
                }
            };
        }
    }

    static class ForgetsTheEnd extends CredentialStoreContract {
        @Override
        protected CredentialStore store() {
            return new Right() {
                @Override
                public void put(UUID connection, Map<String, Secret> fields, Optional<Instant> expiresAt) {
                    store.put(connection, fields, Optional.empty());
                }
            };
        }
    }

    static class KeepsWhatIsDeleted extends CredentialStoreContract {
        @Override
        protected CredentialStore store() {
            return new Right() {
                @Override
                public void delete(UUID connection) {
                    store.find(connection).ifPresent(kept -> store.put(connection, Map.of(), Optional.empty()));
                }
            };
        }
    }

    static class LeasesToAll extends CredentialStoreContract {
        @Override
        protected CredentialStore store() {
            return new Right() {
                @Override
                public Optional<Lease> lease(UUID connection, Duration time) {
                    return Optional.of(() -> {});
                }
            };
        }
    }

    static class HasOneLeaseForAll extends CredentialStoreContract {
        @Override
        protected CredentialStore store() {
            return new Right() {
                @Override
                public Optional<Lease> lease(UUID connection, Duration time) {
                    return store.lease(new UUID(0, 0), time);
                }
            };
        }
    }

    static class ClosesTheLeaseOfTheNext extends CredentialStoreContract {
        @Override
        protected CredentialStore store() {
            return new Right() {
                private final Map<UUID, Lease> held = new ConcurrentHashMap<>();

                @Override
                public Optional<Lease> lease(UUID connection, Duration time) {
                    Optional<Lease> lease = store.lease(connection, time);
                    lease.ifPresent(taken -> held.put(connection, taken));
                    return lease.map(taken -> () -> held.get(connection).close());
                }
            };
        }
    }
}
