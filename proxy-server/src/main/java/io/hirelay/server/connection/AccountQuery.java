package io.hirelay.server.connection;

import io.hirelay.server.http.AccountStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Which accounts are wanted, the oldest first.
 *
 * @param after where the page before ended
 * @param limit at most as many
 */
record AccountQuery(
        String environment,
        Optional<String> tenantId,
        Optional<String> integration,
        Optional<AccountStatus> status,
        Optional<Place> after,
        int limit) {
    AccountQuery {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(integration, "integration");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(after, "after");
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive, not " + limit);
        }
    }

    /** Whether an account is wanted on any page. */
    boolean wants(StoredAccount account) {
        return account.environment().equals(environment)
                && tenantId.map(account.tenantId()::equals).orElse(true)
                && integration.map(account.integration()::equals).orElse(true)
                && status.map(wanted -> wanted == account.status()).orElse(true);
    }

    /** An account's place in every list. */
    record Place(Instant createdAt, UUID id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::createdAt).thenComparing(Place::id);

        static Place of(StoredAccount account) {
            return new Place(account.createdAt(), account.id());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
