package io.hirelay.server.connection;

import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Keeps accounts as long as the process lives. */
final class MemoryAccountStore implements AccountStore {
    private final Map<UUID, StoredAccount> accounts = new ConcurrentHashMap<>();

    @Inject
    MemoryAccountStore() {}

    @Override
    public void insert(StoredAccount account) {
        if (accounts.putIfAbsent(account.id(), account) != null) {
            throw new IllegalStateException("there is an account " + account.id());
        }
    }

    @Override
    public Optional<StoredAccount> find(String environment, UUID id) {
        return Optional.ofNullable(accounts.get(id))
                .filter(account -> account.environment().equals(environment));
    }

    @Override
    public List<StoredAccount> list(AccountQuery query) {
        return accounts.values().stream()
                .filter(query::wants)
                .filter(account -> query.after()
                        .map(place -> AccountQuery.Place.of(account).compareTo(place) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(AccountQuery.Place::of))
                .limit(query.limit() + 1L)
                .toList();
    }

    @Override
    public Optional<StoredAccount> update(String environment, UUID id, UnaryOperator<StoredAccount> change) {
        return Optional.ofNullable(accounts.computeIfPresent(
                        id,
                        (key, account) -> account.environment().equals(environment) ? change.apply(account) : account))
                .filter(account -> account.environment().equals(environment));
    }

    @Override
    public boolean delete(String environment, UUID id) {
        return find(environment, id).map(account -> accounts.remove(id) != null).orElse(false);
    }
}
