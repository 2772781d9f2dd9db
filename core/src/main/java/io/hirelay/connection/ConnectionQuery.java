package io.hirelay.connection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Which connections are wanted, the oldest first.
 *
 * @param environment whose they are
 * @param tenantId only those of this customer
 * @param integration only those of this provider, by its id
 * @param status only those in this state
 * @param after where the page before ended
 * @param limit at most as many
 */
public record ConnectionQuery(
        String environment,
        Optional<String> tenantId,
        Optional<String> integration,
        Optional<ConnectionStatus> status,
        Optional<Place> after,
        int limit) {
    public ConnectionQuery {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(integration, "integration");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(after, "after");
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive, not " + limit);
        }
    }

    /** The first page of all of an environment's. */
    public static ConnectionQuery all(String environment, int limit) {
        return new ConnectionQuery(
                environment, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    /** Only those of this customer. */
    public ConnectionQuery ofTenant(String tenant) {
        return new ConnectionQuery(environment, Optional.of(tenant), integration, status, after, limit);
    }

    /** The page behind this place. */
    public ConnectionQuery after(Place place) {
        return new ConnectionQuery(environment, tenantId, integration, status, Optional.of(place), limit);
    }

    /** Whether a connection is wanted on any page. */
    public boolean wants(StoredConnection connection) {
        return connection.environment().equals(environment)
                && tenantId.map(connection.tenantId()::equals).orElse(true)
                && integration.map(connection.integration()::equals).orElse(true)
                && status.map(wanted -> wanted == connection.status()).orElse(true);
    }

    /**
     * A connection's place in every list: by time, to the millisecond, then by id as text.
     *
     * @param createdAt when it was made
     */
    public record Place(Instant createdAt, UUID id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::createdAt)
                // A UUID's own order is one of signed numbers, which no database has.
                .thenComparing(place -> place.id().toString());

        public Place {
            createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
            Objects.requireNonNull(id, "id");
        }

        public static Place of(StoredConnection connection) {
            return new Place(connection.createdAt(), connection.id());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
