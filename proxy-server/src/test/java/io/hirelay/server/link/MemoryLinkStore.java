package io.hirelay.server.link;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/** Keeps links as long as a test runs. */
final class MemoryLinkStore implements LinkStore {
    final ConcurrentMap<UUID, LinkSession> sessions = new ConcurrentHashMap<>();

    @Override
    public void insert(LinkSession session) {
        sessions.put(session.id(), session);
    }

    @Override
    public Optional<LinkSession> find(String tokenHash) {
        return sessions.values().stream()
                .filter(session -> session.tokenHash().equals(tokenHash))
                .findFirst();
    }

    @Override
    public Optional<LinkSession> findByOAuthState(String stateHash) {
        return sessions.values().stream()
                .filter(session -> session.oauthStateHash().equals(Optional.of(stateHash)))
                .findFirst();
    }

    @Override
    public Optional<LinkSession> update(UUID id, UnaryOperator<LinkSession> change) {
        return Optional.ofNullable(sessions.computeIfPresent(id, (key, session) -> change.apply(session)));
    }

    @Override
    public int forgetExpired(Instant before, int most) {
        int there = sessions.size();
        sessions.values().removeIf(session -> session.expiresAt().isBefore(before));
        return there - sessions.size();
    }

    @Override
    public int erase(String environment, String tenantId) {
        int there = sessions.size();
        sessions.values()
                .removeIf(session -> session.environment().equals(environment)
                        && session.tenantId().equals(tenantId));
        return there - sessions.size();
    }
}
