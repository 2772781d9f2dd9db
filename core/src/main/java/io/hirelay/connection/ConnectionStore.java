package io.hirelay.connection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Keeps connections and the events of their lives. Thread-safe. A change is seen by all and, where the store is a durable
 * one, lasts once its method has returned; a change and its event are one step, so that there is never one without the
 * other. A connection of another environment is never found, changed or removed.
 *
 * <p>Whether an implementation is right is told by {@code ConnectionStoreContract} of the conformance kit.
 */
public interface ConnectionStore {

    /**
     * Keeps a new connection and its event of having been made.
     *
     * @throws IllegalStateException when there is one of this id, in whichever environment
     */
    void insert(StoredConnection connection);

    /** The connection of this id, when it belongs to this environment. */
    Optional<StoredConnection> find(String environment, UUID id);

    /** In the order of {@link ConnectionQuery.Place}; one more than the limit when there are more, so that the caller knows. */
    List<StoredConnection> list(ConnectionQuery query);

    /**
     * Changes a connection in one step, and records {@link ConnectionEvent#of} the connection before and after.
     *
     * @param change answers the connection as it is to become, or the very one it was given when nothing is to change; it
     *     may be asked more than once, and must be quick and ask nothing of the store. What it throws is thrown on, and
     *     nothing has changed
     * @return what the connection has become; nothing when it is not there
     */
    Optional<StoredConnection> update(String environment, UUID id, UnaryOperator<StoredConnection> change);

    /**
     * Removes a connection with its events and, where one store keeps both, its secrets, in one step.
     *
     * @return whether it was there
     */
    boolean delete(String environment, UUID id);

    /**
     * What has happened to a connection, the oldest first; one more than the limit when there are more. Nothing when the
     * connection is not there.
     *
     * @param after id of the event at which the page before ended; one that the connection does not have finds nothing
     */
    List<ConnectionEvent> events(String environment, UUID id, Optional<UUID> after, int limit);

    /**
     * Connections of every environment that are {@link ConnectionStatus#CONNECTING} and have not changed since before this
     * time: what a process left that ended while it looked at them. The oldest change first.
     */
    List<StoredConnection> unfinished(Instant before, int limit);
}
