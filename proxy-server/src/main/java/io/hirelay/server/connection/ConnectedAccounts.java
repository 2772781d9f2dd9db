package io.hirelay.server.connection;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.connection.ConnectionQuery;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.ConnectionStore;
import io.hirelay.connection.CredentialKind;
import io.hirelay.connection.CredentialStore;
import io.hirelay.connection.StoredConnection;
import io.hirelay.connection.StoredCredential;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.Change;
import io.hirelay.operation.Deadline;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Accounts;
import io.hirelay.server.http.Trace;
import io.hirelay.spi.Check;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Secret;
import io.hirelay.spi.SettingSpec;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of this server: made, found, changed and removed. Thread-safe.
 */
final class ConnectedAccounts implements Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectedAccounts.class);

    private final Hirelay hirelay;
    private final ConnectionStore store;
    private final CredentialStore credentials;
    private final OpenConnections connections;
    private final AccountWatch watch;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    ConnectedAccounts(
            Hirelay hirelay,
            ConnectionStore store,
            CredentialStore credentials,
            OpenConnections connections,
            AccountWatch watch,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.hirelay = hirelay;
        this.store = store;
        this.credentials = credentials;
        this.connections = connections;
        this.watch = watch;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Optional<Account> find(String environment, UUID id) {
        return store.find(environment, id).map(Found::new);
    }

    /**
     * The account of this id.
     *
     * @throws NotFoundException when there is none, or none that this environment sees
     */
    StoredConnection get(String environment, UUID id) {
        return store.find(environment, id).orElseThrow(() -> notFound(id));
    }

    List<StoredConnection> list(ConnectionQuery query) {
        return store.list(query);
    }

    Provider provider(StoredConnection account) {
        return hirelay.provider(account.integration()).orElseThrow();
    }

    /**
     * Connects an account and looks whether its credential works; one that does not is kept, so that it can be mended.
     *
     * @throws InvalidRequestException naming everything that is wrong with what was given
     */
    StoredConnection create(String environment, NewAccount given, Trace trace) {
        Provider provider = hirelay.provider(given.integration())
                .orElseThrow(() -> InvalidRequestException.of(
                        ErrorCode.REQUEST_VALIDATION_FAILED,
                        "integration",
                        "is not a system that this server knows; it knows " + String.join(", ", integrations())));
        String tenant = tenant(given.tenantId());
        CredentialKind kind = ContextForm.kind(provider.descriptor(), given.authenticationMethod());
        ContextForm.Given context = ContextForm.read(
                provider.descriptor(), kind, given.context(), new ContextForm.Given(Map.of(), Map.of()));
        Optional<String> defaultUser = given.defaultUserId().map(ConnectedAccounts::user);
        StoredConnection account = new StoredConnection(
                ids.get(),
                environment,
                tenant,
                provider.descriptor().id(),
                ConnectionStatus.CONNECTING,
                kind.word(),
                context.settings(),
                defaultUser,
                Optional.empty(),
                given.isSandbox().orElse(false),
                0,
                clock.instant(),
                clock.instant());
        trace.account(account.id(), account.integration());
        connect(account, context.secrets());
        LOG.info("account {} of {} is being connected", account.id(), account.integration());
        return watch.verify(account, trace).orElseThrow(() -> notFound(account.id()));
    }

    /** Takes in an account that is known to work, such as a simulated one. */
    StoredConnection adopt(StoredConnection account, Map<String, Secret> secrets) {
        connect(account, secrets);
        return account;
    }

    private void connect(StoredConnection account, Map<String, Secret> secrets) {
        credentials.put(account.id(), secrets, Optional.empty());
        try {
            connections.of(account);
        } catch (ConfigurationException e) {
            credentials.delete(account.id());
            throw ofCaller(e, provider(account).descriptor());
        }
        store.insert(account);
    }

    /** Changes what is sent and keeps the rest; a new context is looked at like that of a new account. */
    StoredConnection change(String environment, UUID id, AccountChange change, Trace trace) {
        StoredConnection account = get(environment, id);
        trace.account(id, account.integration());
        Optional<ConnectionStatus> status = change.status().map(ConnectedAccounts::settable);
        Optional<String> tenant = change.tenantId().map(ConnectedAccounts::tenant);
        Optional<String> user = user(change.defaultUserId(), account.defaultUser());
        CredentialKind kind = CredentialKind.of(account.authenticationMethod()).orElseThrow();
        Map<String, Secret> kept =
                credentials.find(id).map(StoredCredential::fields).orElse(Map.of());
        Optional<ContextForm.Given> context = change.context()
                .map(sent -> ContextForm.read(
                        provider(account).descriptor(), kind, sent, new ContextForm.Given(account.settings(), kept)));
        boolean reconnects = context.isPresent() || !user.equals(account.defaultUser());
        Map<String, String> settings = context.map(ContextForm.Given::settings).orElse(account.settings());
        StoredConnection changed = changed(environment, id, now -> {
            StoredConnection next =
                    tenant.map(name -> now.of(name, clock.instant())).orElse(now);
            next = reconnects ? next.connecting(settings, user, clock.instant()) : next;
            return status.isPresent() && status.get() != next.status() && canBecome(next.status(), status.get())
                    ? next.in(status.get(), next.lastError(), clock.instant())
                    : next;
        });
        if (reconnects) {
            context.ifPresent(given -> credentials.put(id, given.secrets(), Optional.empty()));
            connections.drop(id);
        }
        return context.isPresent() && changed.status() != ConnectionStatus.DISABLED
                ? watch.verify(changed, trace).orElseThrow(() -> notFound(id))
                : changed;
    }

    /** Only what was switched off can be switched on; a credential that is refused is not mended by a word. */
    private static boolean canBecome(ConnectionStatus now, ConnectionStatus wanted) {
        if (wanted == ConnectionStatus.ACTIVE && now != ConnectionStatus.DISABLED) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    "status",
                    "cannot be set to active: the credential was refused; send a new one in context, or POST …/test"
                            + " when it has been mended at the provider");
        }
        return true;
    }

    /** Removes an account, wipes its secrets and closes its connection. */
    void delete(String environment, UUID id, Trace trace) {
        trace.account(id, get(environment, id).integration());
        if (!store.delete(environment, id)) {
            throw notFound(id);
        }
        credentials.delete(id);
        connections.drop(id);
        LOG.info("account {} is deleted", id);
    }

    /** Looks at everything about an account; a good look sets it back to active, a refusal asks for a new credential. */
    List<Check> test(String environment, UUID id, Deadline deadline, Trace trace) {
        StoredConnection account = get(environment, id);
        trace.account(id, account.integration());
        return watch.test(account, deadline, trace);
    }

    private StoredConnection changed(String environment, UUID id, UnaryOperator<StoredConnection> change) {
        return store.update(environment, id, change).orElseThrow(() -> notFound(id));
    }

    List<String> integrations() {
        return hirelay.providers().stream()
                .map(provider -> provider.descriptor().id())
                .sorted()
                .toList();
    }

    private static NotFoundException notFound(UUID id) {
        return new NotFoundException(ErrorCode.REQUEST_NOT_FOUND, "there is no account " + id, null);
    }

    private static String tenant(String id) {
        if (id.isBlank() || id.length() > 255) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED, "tenant_id", "must have 1 to 255 characters");
        }
        return id;
    }

    private static Optional<String> user(Change<String> change, Optional<String> now) {
        if (change instanceof Change.Keep<String>) {
            return now;
        }
        return change instanceof Change.Set<String> set ? Optional.of(user(set.value())) : Optional.empty();
    }

    private static String user(String id) {
        if (id.isBlank() || id.length() > 320) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED, "default_user_id", "must have 1 to 320 characters");
        }
        return id.strip();
    }

    private static ConnectionStatus settable(String word) {
        return switch (word) {
            case "active" -> ConnectionStatus.ACTIVE;
            case "disabled" -> ConnectionStatus.DISABLED;
            default ->
                throw InvalidRequestException.of(
                        ErrorCode.REQUEST_VALIDATION_FAILED, "status", "can be set to active or disabled");
        };
    }

    /** What the provider says about a customer's settings is about the context that the caller sent. */
    private static HirelayException ofCaller(ConfigurationException e, ProviderDescriptor provider) {
        boolean operators = e.failures().stream()
                .anyMatch(failure -> provider.setting(failure.field())
                        .filter(spec -> spec.level() == SettingSpec.Level.OPERATOR)
                        .isPresent());
        if (operators) {
            return e;
        }
        return InvalidRequestException.of(
                ErrorCode.REQUEST_VALIDATION_FAILED,
                e.failures().stream()
                        .map(failure -> new Failure("context." + failure.field(), failure.message()))
                        .toList());
    }

    /** An account as calls see it: as it was when it was found. */
    private final class Found implements Account {
        private final StoredConnection account;

        Found(StoredConnection account) {
            this.account = account;
        }

        @Override
        public UUID id() {
            return account.id();
        }

        @Override
        public ConnectionStatus status() {
            return account.status();
        }

        @Override
        public Optional<String> lastError() {
            return account.lastError();
        }

        @Override
        public String authenticationMethod() {
            return account.authenticationMethod();
        }

        @Override
        public Provider provider() {
            return ConnectedAccounts.this.provider(account);
        }

        @Override
        public Connection connection() {
            return connections.of(account);
        }

        @Override
        public void credentialRefused() {
            watch.doubt(account);
        }

        @Override
        public String toString() {
            return account.toString();
        }
    }
}
