package io.hirelay.connection;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.budget.Sleeper;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.NotFoundException;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that are kept: made, used, tested, changed and removed, over a {@link ConnectionStore} and a
 * {@link CredentialStore} which the product may bring. A connection's state follows what its provider says: {@code connecting}
 * until it has been looked at for the first time, then {@code active}, or {@code validation_error} when the credential does
 * not work; {@code needs_reauth} once the provider refuses it, until it is given one that works or a test finds that it works
 * again; {@code disabled} while it is switched off by hand. Each step is recorded as one {@link ConnectionEvent}. The member
 * in whose name writes are made is kept by the canonical id: who was named, or else who was chosen at the first write that
 * needed one.
 *
 * <p>Thread-safe. Several processes may work over the same stores: every call sees a connection as it is now, and what is
 * open here is opened anew when it was changed there. Methods that look at the provider block for at most ten seconds, and
 * no longer than the call's deadline. {@link #tend} has to be called now and then.
 *
 * <pre>{@code
 * Connections connections = Connections.builder(hirelay, connectionStore, credentialStore).build();
 * StoredConnection acme = connections.create(new NewConnection(
 *         "customer-7", "workable", Map.of("subdomain", "acme"), NewCredential.apiKey(Secret.of(token))));
 * Page<Job> jobs = connections.call(acme.environment(), acme.id(), open -> open.jobs().list(ListRequest.all()));
 * }</pre>
 */
public final class Connections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int PAGE = 100;

    private final ConnectionStore store;
    private final OAuthGrants grants;
    private final OpenConnections open;
    private final ConnectionWatch watch;
    private final ConnectionEdits edits;
    private final UnfinishedConnections unfinished;
    private final CredentialStore credentials;
    private final InstantSource clock;
    private final Duration callDeadline;

    private Connections(Builder builder) {
        this.store = builder.store;
        this.credentials = builder.credentials;
        this.clock = builder.clock;
        this.callDeadline = ConnectionWatch.LOOK;
        this.grants = new OAuthGrants(builder.hirelay, credentials, builder.operatorSettings, clock, builder.sleeper);
        this.open = new OpenConnections(
                builder.hirelay,
                credentials,
                grants,
                builder.operatorSettings,
                clock,
                builder.mostOpen,
                builder.longestCall,
                this::recordUser);
        this.watch = new ConnectionWatch(builder.hirelay, store, open, clock);
        this.edits = new ConnectionEdits(builder.hirelay, store, credentials, open, watch, clock, builder.ids);
        this.unfinished = new UnfinishedConnections(store, credentials, watch, clock);
    }

    /** @param hirelay stays the caller's to close, after what is built here */
    public static Builder builder(Hirelay hirelay, ConnectionStore store, CredentialStore credentials) {
        return new Builder(hirelay, store, credentials);
    }

    /**
     * Keeps a new connection and looks whether its credential works. One that does not is kept all the same, as
     * {@link ConnectionStatus#VALIDATION_ERROR} with what is wrong, so that it can be mended. Whether its default user is a
     * member who may act can be told only with a credential that works; until then it is kept as it was given.
     *
     * @throws io.hirelay.error.InvalidRequestException naming everything that is wrong with what was given; nothing is kept
     * @throws io.hirelay.error.ConfigurationException when what the operator has set for the provider is wrong
     */
    public StoredConnection create(NewConnection given, CallContext call) {
        return create(edits.freshId(), given, call);
    }

    /**
     * As above, under an id of the caller's own: whoever may be made to do it twice makes one connection all the same.
     *
     * @throws IllegalStateException when there is one of this id
     */
    public StoredConnection create(UUID id, NewConnection given, CallContext call) {
        return edits.create(id, given, call);
    }

    /** As above, with a call that nobody watches. */
    public StoredConnection create(NewConnection given) {
        return create(given, newContext());
    }

    /**
     * Keeps a connection that is known to work, such as one that is moved from elsewhere, as it is and without a look.
     *
     * @throws IllegalStateException when there is one of this id
     */
    public void adopt(StoredConnection connection, NewCredential credential) {
        edits.adopt(connection, credential);
    }

    /** The connection of this id, when it belongs to this environment. */
    public Optional<StoredConnection> find(String environment, UUID id) {
        Optional<StoredConnection> found = store.find(environment, id);
        if (found.isEmpty()) {
            open.close(environment, id);
        } else if (found.get().status() == ConnectionStatus.DISABLED) {
            open.retire(environment, id);
        }
        return found;
    }

    /**
     * The connection of this id.
     *
     * @throws NotFoundException when there is none, or none that this environment sees
     */
    public StoredConnection get(String environment, UUID id) {
        return find(environment, id).orElseThrow(() -> ConnectionEdits.notFound(id));
    }

    /** The oldest first; one more than the limit when there are more. */
    public List<StoredConnection> list(ConnectionQuery query) {
        return store.list(query);
    }

    /**
     * What has happened to a connection, the oldest first; one more than the limit when there are more.
     *
     * @param after id of the event at which the page before ended
     * @throws NotFoundException when there is no such connection
     */
    public List<ConnectionEvent> events(String environment, UUID id, Optional<UUID> after, int limit) {
        get(environment, id);
        return store.events(environment, id, after, limit);
    }

    /**
     * Changes what is given and keeps the rest, the id included. New settings and a new credential are looked at like those
     * of a new connection, and good ones set it back to active; so is one that is switched on again.
     *
     * @return the connection as it has become
     * @throws NotFoundException when there is no such connection
     * @throws io.hirelay.error.InvalidRequestException naming everything that is wrong with the change; nothing is changed
     */
    public StoredConnection change(String environment, UUID id, ConnectionChange change, CallContext call) {
        return edits.change(get(environment, id), change, call);
    }

    /** As above, with a call that nobody watches. */
    public StoredConnection change(String environment, UUID id, ConnectionChange change) {
        return change(environment, id, change, newContext());
    }

    /**
     * Removes a connection: its secrets are wiped, its events are gone, what is open for it is closed and calls in flight
     * fail. What was granted by OAuth is taken back at the provider, as far as that can be done within five seconds.
     *
     * @return whether it was there
     */
    public boolean delete(String environment, UUID id) {
        Optional<StoredConnection> there = store.find(environment, id);
        if (there.isEmpty()) {
            return false;
        }
        Optional<StoredCredential> granted = there.filter(
                        gone -> gone.authenticationMethod().equals(CredentialKind.OAUTH2.word()))
                .flatMap(gone -> credentials.find(id));
        // The secrets first: were this process to end now, the connection would still be there to be deleted.
        credentials.delete(id);
        boolean deleted = store.delete(environment, id);
        credentials.delete(id);
        open.close(environment, id);
        if (deleted) {
            LOG.info(
                    "connection {} of {} is deleted; its secrets are wiped and its work is stopped",
                    id,
                    there.get().integration());
        }
        granted.ifPresent(last -> grants.revoke(there.get().integration(), id, last));
        return deleted;
    }

    /**
     * Removes every connection of a customer.
     *
     * @return how many
     */
    public int deleteTenant(String environment, String tenantId) {
        int deleted = 0;
        ConnectionQuery query = ConnectionQuery.all(environment, PAGE).ofTenant(tenantId);
        // The first page again and again: what is deleted makes room for the rest.
        for (List<StoredConnection> page = list(query); !page.isEmpty(); page = list(query)) {
            for (StoredConnection connection : page) {
                deleted += delete(environment, connection.id()) ? 1 : 0;
            }
        }
        return deleted;
    }

    /**
     * Looks at everything about a connection and changes nothing at the provider. A good look sets the connection back to
     * active unless it is switched off; a refusal of one that was active asks for a new credential.
     *
     * @throws NotFoundException when there is no such connection
     */
    public ConnectionTest test(String environment, UUID id, CallContext call) {
        return watch.test(get(environment, id), call);
    }

    /** As above, with a call that nobody watches. */
    public ConnectionTest test(String environment, UUID id) {
        return test(environment, id, newContext());
    }

    /**
     * Calls a connection that can be used. When the provider refuses its credential, it is looked at once more and, if the
     * refusal stands, it is {@link ConnectionStatus#NEEDS_REAUTH} from then on: as one step, however many calls find out at
     * one time.
     *
     * @param call must not hand the connection out; lists that are read lazily have to be read within it
     * @throws NotFoundException when there is no such connection
     * @throws AuthenticationException when the credential is refused, or is known not to work; the provider was not called then
     * @throws io.hirelay.error.UnavailableException when the connection is being made or is switched off
     */
    public <O> O call(String environment, UUID id, Function<? super Connection, ? extends O> call) {
        StoredConnection seen = get(environment, id);
        Usable.check(seen);
        try {
            return call.apply(open(seen));
        } catch (AuthenticationException e) {
            refused(seen);
            throw e;
        }
    }

    /**
     * What is open for a connection, whatever state it is in; opened when it is not. Stays open for as long as calls take,
     * and must not be kept or closed by the caller, who tells of refusals by {@link #refused}.
     *
     * @param seen as it was found just now
     * @throws io.hirelay.error.ConfigurationException when the provider refuses the settings
     */
    public Connection open(StoredConnection seen) {
        return open.of(seen);
    }

    /** The provider has refused the credential of a connection to a call: looks once more and gives it up if that stands. */
    public void refused(StoredConnection seen) {
        watch.doubt(seen);
    }

    /** What every open connection's credential may still do. */
    public List<ConnectionBudget> budgets() {
        return open.budgets();
    }

    /**
     * Does what has to be done now and then, every half minute or so, in each process that works over the stores: closes what
     * has fallen out of use, and looks at connections that a process left unfinished when it ended.
     */
    public void tend() {
        open.tidy();
        unfinished.finish();
    }

    /**
     * Whoever was chosen for a connection acts from now on, in every process; unless somebody else has been named, or it
     * connects with something else than what it was chosen for.
     */
    private void recordUser(StoredConnection opened, String user) {
        try {
            store.update(
                    opened.environment(),
                    opened.id(),
                    now -> now.revision() == opened.revision()
                                    && now.defaultUser().isEmpty()
                            ? now.connecting(now.settings(), Optional.of(user), clock.instant())
                            : now);
        } catch (RuntimeException e) {
            // The write for which it was chosen must not fail for that; whoever needs one next chooses again.
            LOG.warn(
                    "who acts for connection {} could not be recorded: {}",
                    opened.id(),
                    e.getClass().getName());
        }
    }

    private CallContext newContext() {
        return CallContext.until(Deadline.after(callDeadline, clock));
    }

    /** Closes whatever is open. */
    @Override
    public void close() {
        open.close();
        grants.close();
    }

    /** Collects what connections depend on. Not thread-safe. */
    public static final class Builder {
        private static final int MOST_OPEN = 10_000;

        private final Hirelay hirelay;
        private final ConnectionStore store;
        private final CredentialStore credentials;
        private Map<String, Map<String, String>> operatorSettings = Map.of();
        private InstantSource clock = InstantSource.system();
        private Sleeper sleeper = Sleeper.SYSTEM;
        private Supplier<UUID> ids = UUID::randomUUID;
        private int mostOpen = MOST_OPEN;
        private Duration longestCall = Duration.ofMinutes(2);

        private Builder(Hirelay hirelay, ConnectionStore store, CredentialStore credentials) {
            this.hirelay = Objects.requireNonNull(hirelay, "hirelay");
            this.store = Objects.requireNonNull(store, "store");
            this.credentials = Objects.requireNonNull(credentials, "credentials");
        }

        /** What whoever runs the product has set for each provider, by its id. */
        public Builder operatorSettings(Map<String, Map<String, String>> settings) {
            this.operatorSettings = Map.copyOf(settings);
            return this;
        }

        public Builder clock(InstantSource source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** How to wait for another process that is renewing the same token. */
        public Builder sleeper(Sleeper source) {
            this.sleeper = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Where the ids of new connections come from; random ones unless told otherwise. */
        public Builder ids(Supplier<UUID> source) {
            this.ids = Objects.requireNonNull(source, "source");
            return this;
        }

        /** How many connections are kept open; 10 000 unless told otherwise. */
        public Builder mostOpen(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("mostOpen must be positive, not " + most);
            }
            this.mostOpen = most;
            return this;
        }

        /** The time after which no call holds a connection any more; two minutes unless told otherwise. */
        public Builder longestCall(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("longestCall must not be negative");
            }
            this.longestCall = time;
            return this;
        }

        public Connections build() {
            return new Connections(this);
        }
    }
}
