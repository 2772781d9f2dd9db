package io.hirelay.conformance.store;

import io.hirelay.connection.ConnectionEvent;
import io.hirelay.connection.ConnectionQuery;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.ConnectionStore;
import io.hirelay.connection.MemoryConnectionStore;
import io.hirelay.connection.StoredConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** Stores that each get one thing wrong; run by {@link StoreContractsTest} alone. */
final class WrongConnectionStores {
    private WrongConnectionStores() {}

    /** A right one, to be spoilt. */
    private static class Right implements ConnectionStore {
        final MemoryConnectionStore store = new MemoryConnectionStore();

        /** Which environment each connection is in. */
        final Map<UUID, String> environments = new ConcurrentHashMap<>();

        @Override
        public void insert(StoredConnection connection) {
            store.insert(connection);
            environments.put(connection.id(), connection.environment());
        }

        @Override
        public Optional<StoredConnection> find(String environment, UUID id) {
            return store.find(environment, id);
        }

        @Override
        public List<StoredConnection> list(ConnectionQuery query) {
            return store.list(query);
        }

        @Override
        public Optional<StoredConnection> update(String environment, UUID id, UnaryOperator<StoredConnection> change) {
            return store.update(environment, id, change);
        }

        @Override
        public boolean delete(String environment, UUID id) {
            return store.delete(environment, id);
        }

        @Override
        public List<ConnectionEvent> events(String environment, UUID id, Optional<UUID> after, int limit) {
            return store.events(environment, id, after, limit);
        }

        @Override
        public List<StoredConnection> unfinished(Instant before, int limit) {
            return store.unfinished(before, limit);
        }
    }

    static class ShowsOthers extends ConnectionStoreContract {
        @Override
        protected ConnectionStore store() {
            return new Right() {
                @Override
                public Optional<StoredConnection> find(String environment, UUID id) {
                    return store.find(environments.getOrDefault(id, environment), id);
                }
            };
        }
    }

    static class DeletesOthers extends ConnectionStoreContract {
        @Override
        protected ConnectionStore store() {
            return new Right() {
                @Override
                public boolean delete(String environment, UUID id) {
                    return store.delete(environments.getOrDefault(id, environment), id);
                }
            };
        }
    }

    static class ShowsEventsOfOthers extends ConnectionStoreContract {
        @Override
        protected ConnectionStore store() {
            return new Right() {
                @Override
                public List<ConnectionEvent> events(String environment, UUID id, Optional<UUID> after, int limit) {
                    return store.events(environments.getOrDefault(id, environment), id, after, limit);
                }
            };
        }
    }

    static class LosesUpdates extends ConnectionStoreContract {
        @Override
        protected ConnectionStore store() {
            return new Right() {
                @Override
                public Optional<StoredConnection> update(
                        String environment, UUID id, UnaryOperator<StoredConnection> change) {
                    Optional<StoredConnection> after =
                            store.find(environment, id).map(change);
                    LockSupport.parkNanos(100_000);
                    return after.flatMap(connection -> store.update(environment, id, now -> connection));
                }
            };
        }
    }

    static class ListsWithoutOneMore extends ConnectionStoreContract {
        @Override
        protected ConnectionStore store() {
            return new Right() {
                @Override
                public List<StoredConnection> list(ConnectionQuery query) {
                    List<StoredConnection> rows = store.list(query);
                    return rows.subList(0, Math.min(rows.size(), query.limit()));
                }
            };
        }
    }

    static class PagesByTimeAlone extends ConnectionStoreContract {
        @Override
        protected ConnectionStore store() {
            return new Right() {
                @Override
                public List<StoredConnection> list(ConnectionQuery query) {
                    return query.after()
                            .map(place -> store.list(query.after(new ConnectionQuery.Place(
                                    place.createdAt(), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff")))))
                            .orElseGet(() -> store.list(query));
                }
            };
        }
    }

    static class ForgetsTheTenantFilter extends ConnectionStoreContract {
        @Override
        protected ConnectionStore store() {
            return new Right() {
                @Override
                public List<StoredConnection> list(ConnectionQuery query) {
                    return store.list(new ConnectionQuery(
                            query.environment(),
                            Optional.empty(),
                            query.integration(),
                            query.status(),
                            query.after(),
                            query.limit()));
                }
            };
        }
    }

    static class TellsEventsBackwards extends ConnectionStoreContract {
        @Override
        protected ConnectionStore store() {
            return new Right() {
                @Override
                public List<ConnectionEvent> events(String environment, UUID id, Optional<UUID> after, int limit) {
                    List<ConnectionEvent> events = new ArrayList<>(store.events(environment, id, after, limit));
                    Collections.reverse(events);
                    return events;
                }
            };
        }
    }

    static class OverwritesSilently extends ConnectionStoreContract {
        @Override
        protected ConnectionStore store() {
            return new Right() {
                @Override
                public void insert(StoredConnection connection) {
                    store.delete(environments.getOrDefault(connection.id(), ""), connection.id());
                    super.insert(connection);
                }
            };
        }
    }

    static class FinishesWhatIsDone extends ConnectionStoreContract {
        @Override
        protected ConnectionStore store() {
            return new Right() {
                @Override
                public List<StoredConnection> unfinished(Instant before, int limit) {
                    return environments.entrySet().stream()
                            .flatMap(entry -> store.find(entry.getValue(), entry.getKey()).stream())
                            .filter(connection -> connection.status() != ConnectionStatus.DISABLED)
                            .limit(limit)
                            .toList();
                }
            };
        }
    }
}
