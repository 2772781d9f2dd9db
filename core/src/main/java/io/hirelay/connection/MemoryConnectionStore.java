package io.hirelay.connection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps connections as long as the process lives. */
public final class MemoryConnectionStore implements ConnectionStore {
    private final Map<UUID, Kept> all = new ConcurrentHashMap<>();

    public MemoryConnectionStore() {}

    /** Changed as one, so that nobody sees a connection without the event of its change. */
    private record Kept(StoredConnection connection, List<ConnectionEvent> events) {

        boolean in(String environment) {
            return connection.environment().equals(environment);
        }

        Kept become(StoredConnection after) {
            Optional<ConnectionEvent> event = ConnectionEvent.of(Optional.of(connection), after);
            if (event.isEmpty()) {
                return new Kept(after, events);
            }
            List<ConnectionEvent> more = new ArrayList<>(events);
            more.add(event.get());
            return new Kept(after, Collections.unmodifiableList(more));
        }
    }

    @Override
    public void insert(StoredConnection connection) {
        Kept kept = new Kept(
                connection,
                ConnectionEvent.of(Optional.empty(), connection).stream().toList());
        if (all.putIfAbsent(connection.id(), kept) != null) {
            throw new IllegalStateException("there is a connection " + connection.id());
        }
    }

    @Override
    public Optional<StoredConnection> find(String environment, UUID id) {
        return kept(environment, id).map(Kept::connection);
    }

    private Optional<Kept> kept(String environment, UUID id) {
        return Optional.ofNullable(all.get(id)).filter(kept -> kept.in(environment));
    }

    @Override
    public List<StoredConnection> list(ConnectionQuery query) {
        return all.values().stream()
                .map(Kept::connection)
                .filter(query::wants)
                .filter(connection -> query.after()
                        .map(place -> ConnectionQuery.Place.of(connection).compareTo(place) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(ConnectionQuery.Place::of))
                .limit(query.limit() + 1L)
                .toList();
    }

    @Override
    public Optional<StoredConnection> update(String environment, UUID id, UnaryOperator<StoredConnection> change) {
        return Optional.ofNullable(all.computeIfPresent(id, (key, kept) -> changed(kept, environment, change)))
                .filter(kept -> kept.in(environment))
                .map(Kept::connection);
    }

    private static Kept changed(Kept kept, String environment, UnaryOperator<StoredConnection> change) {
        if (!kept.in(environment)) {
            return kept;
        }
        StoredConnection after = change.apply(kept.connection());
        if (!after.id().equals(kept.connection().id()) || !kept.in(after.environment())) {
            throw new IllegalArgumentException("a change cannot give a connection another id or environment");
        }
        return after.equals(kept.connection()) ? kept : kept.become(after);
    }

    @Override
    public boolean delete(String environment, UUID id) {
        return kept(environment, id).map(kept -> all.remove(id) != null).orElse(false);
    }

    @Override
    public List<ConnectionEvent> events(String environment, UUID id, Optional<UUID> after, int limit) {
        List<ConnectionEvent> events = kept(environment, id).map(Kept::events).orElse(List.of());
        if (after.isPresent()) {
            events = events.subList(behind(events, after.get()), events.size());
        }
        return List.copyOf(events.subList(0, Math.min(events.size(), limit + 1)));
    }

    private static int behind(List<ConnectionEvent> events, @Nullable UUID last) {
        for (int i = 0; i < events.size(); i++) {
            if (Objects.equals(events.get(i).id(), last)) {
                return i + 1;
            }
        }
        return events.size();
    }

    @Override
    public List<StoredConnection> unfinished(Instant before, int limit) {
        return all.values().stream()
                .map(Kept::connection)
                .filter(connection -> connection.status() == ConnectionStatus.CONNECTING)
                .filter(connection -> connection.updatedAt().isBefore(before))
                .sorted(Comparator.comparing(StoredConnection::updatedAt).thenComparing(ConnectionQuery.Place::of))
                .limit(limit)
                .toList();
    }
}
