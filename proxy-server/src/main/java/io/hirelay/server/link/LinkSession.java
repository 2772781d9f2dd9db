package io.hirelay.server.link;

import io.hirelay.spi.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A link and how far it has been used. Immutable. Of the texts that open something only hashes are here.
 *
 * @param id also the id of the account that is made with it, so that there can never be two
 * @param tokenHash SHA-256 of the link's token, in hex
 * @param connection the account: the one to be connected again, or the one that has been made
 * @param integration the only provider that can be chosen
 * @param redirectUri where the browser goes at the end
 * @param origin the only page that may show this one in a frame and is told how it ended
 * @param attempts how many credentials have been tried
 * @param ticketHash SHA-256 of what the browser holds that has connected the account, in hex
 * @param pending what has to be known for the next step and must not be seen; a store encrypts it
 * @param oauthStateHash SHA-256 of what the way back from the provider is known by, in hex
 * @param connectedAt when the state was last set to {@link LinkState#CONNECTED}
 */
public record LinkSession(
        UUID id,
        String tokenHash,
        String environment,
        String tenantId,
        Optional<UUID> connection,
        Optional<String> integration,
        Optional<URI> redirectUri,
        Optional<String> origin,
        LinkState state,
        int attempts,
        Optional<String> ticketHash,
        Optional<Secret> pending,
        Optional<String> oauthStateHash,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> connectedAt) {
    /** Within this time an account that is being connected is there, or the attempt has died. */
    private static final Duration CONNECTING = Duration.ofMinutes(2);

    public LinkSession {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tokenHash, "tokenHash");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(integration, "integration");
        Objects.requireNonNull(redirectUri, "redirectUri");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(ticketHash, "ticketHash");
        Objects.requireNonNull(pending, "pending");
        Objects.requireNonNull(oauthStateHash, "oauthStateHash");
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
        connectedAt = connectedAt.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Whether it is for an account that was there before it. */
    boolean reconnects() {
        return connection.filter(account -> !account.equals(id)).isPresent();
    }

    /** The account that it is about, be it there already or not. */
    UUID account() {
        return connection.orElse(id);
    }

    boolean hasExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Whether an account was to be made by a process that did not live to do it. */
    boolean isOrphaned(boolean accountIsThere, Instant now) {
        return state == LinkState.CONNECTED
                && !accountIsThere
                && connectedAt
                        .filter(time -> now.isAfter(time.plus(CONNECTING)))
                        .isPresent();
    }

    /** The same, with one more try. */
    LinkSession tried() {
        return with(state, attempts + 1, connection, ticketHash, pending, oauthStateHash, connectedAt);
    }

    /** The same on its way to the provider and back. */
    LinkSession away(String stateHash, Secret what) {
        return with(state, attempts, connection, ticketHash, Optional.of(what), Optional.of(stateHash), connectedAt);
    }

    /** The same, back from the provider: the way back cannot be gone twice. */
    LinkSession back() {
        return with(state, attempts, connection, ticketHash, Optional.empty(), Optional.empty(), connectedAt);
    }

    /** The same while whoever holds the ticket chooses. */
    LinkSession choosing(String ticket, Secret what) {
        return with(state, attempts, connection, Optional.of(ticket), Optional.of(what), Optional.empty(), connectedAt);
    }

    /** The same, taken by the browser that holds the ticket. */
    LinkSession taken(String ticket, Instant now) {
        return with(
                LinkState.CONNECTED,
                attempts,
                connection,
                Optional.of(ticket),
                Optional.empty(),
                Optional.empty(),
                Optional.of(now));
    }

    /** The same, with the account that has been made. */
    LinkSession connected(UUID account) {
        return with(state, attempts, Optional.of(account), ticketHash, pending, oauthStateHash, connectedAt);
    }

    /** The same as if nothing had been connected. */
    LinkSession released() {
        return with(
                LinkState.OPEN,
                attempts,
                connection,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same at its end. */
    LinkSession done() {
        return with(
                LinkState.DONE,
                attempts,
                connection,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                connectedAt);
    }

    /** The same with what is pending, as a store has opened it. */
    public LinkSession withPending(Optional<Secret> what) {
        return with(state, attempts, connection, ticketHash, what, oauthStateHash, connectedAt);
    }

    private LinkSession with(
            LinkState newState,
            int tries,
            Optional<UUID> account,
            Optional<String> ticket,
            Optional<Secret> what,
            Optional<String> stateHash,
            Optional<Instant> since) {
        return new LinkSession(
                id,
                tokenHash,
                environment,
                tenantId,
                account,
                integration,
                redirectUri,
                origin,
                newState,
                tries,
                ticket,
                what,
                stateHash,
                createdAt,
                expiresAt,
                since);
    }

    @Override
    public String toString() {
        return "LinkSession[" + id + ", " + state + "]";
    }
}
