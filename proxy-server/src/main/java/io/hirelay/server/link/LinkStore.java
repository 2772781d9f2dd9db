package io.hirelay.server.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Keeps links. Thread-safe; a change is seen by every node and lasts once its method has returned. What is
 * {@link LinkSession#pending} is kept encrypted.
 */
public interface LinkStore {
    /** For as long an expired link says that it has expired; after that it is forgotten. */
    Duration REMEMBERED = Duration.ofDays(30);

    void insert(LinkSession session);

    /** The link of this token. */
    Optional<LinkSession> find(String tokenHash);

    /** The link whose way back from the provider is known by this. */
    Optional<LinkSession> findByOAuthState(String stateHash);

    /**
     * Changes a link in one step.
     *
     * @param change may be asked more than once; what it throws is thrown on, and nothing has changed
     * @return what the link has become; nothing when it is not there
     */
    Optional<LinkSession> update(UUID id, UnaryOperator<LinkSession> change);

    /**
     * Forgets links that expired before this time, at most as many.
     *
     * @return how many
     */
    int forgetExpired(Instant before, int most);

    /**
     * Forgets every link of a customer; who is in the middle of one finds it unknown.
     *
     * @return how many
     */
    int erase(String environment, String tenantId);
}
