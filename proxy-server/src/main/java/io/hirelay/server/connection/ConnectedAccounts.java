package io.hirelay.server.connection;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.connection.ConnectionChange;
import io.hirelay.connection.ConnectionEvent;
import io.hirelay.connection.ConnectionQuery;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.ConnectionTest;
import io.hirelay.connection.Connections;
import io.hirelay.connection.CredentialKind;
import io.hirelay.connection.NewConnection;
import io.hirelay.connection.NewCredential;
import io.hirelay.connection.StoredConnection;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.Change;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Accounts;
import io.hirelay.server.http.Trace;
import io.hirelay.spi.ProviderDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The accounts of this server: {@link Connections}, asked with what HTTP callers send. Thread-safe. */
final class ConnectedAccounts implements Accounts {
    private final Hirelay hirelay;
    private final Connections connections;
    private final ContextForm form;

    ConnectedAccounts(Hirelay hirelay, Connections connections, ContextForm form) {
        this.hirelay = hirelay;
        this.connections = connections;
        this.form = form;
    }

    @Override
    public Optional<Account> find(String environment, UUID id) {
        return connections.find(environment, id).map(Found::new);
    }

    /**
     * The account of this id.
     *
     * @throws NotFoundException when there is none, or none that this environment sees
     */
    StoredConnection get(String environment, UUID id) {
        return connections.find(environment, id).orElseThrow(() -> notFound(id));
    }

    List<StoredConnection> list(ConnectionQuery query) {
        return connections.list(query);
    }

    List<ConnectionEvent> events(String environment, UUID id, Optional<UUID> after, int limit) {
        get(environment, id);
        return connections.events(environment, id, after, limit);
    }

    ProviderDescriptor provider(StoredConnection account) {
        return provider(account.integration());
    }

    private ProviderDescriptor provider(String integration) {
        return hirelay.provider(integration)
                .map(Provider::descriptor)
                .orElseThrow(() -> InvalidRequestException.of(
                        ErrorCode.REQUEST_VALIDATION_FAILED,
                        "integration",
                        "is not a system that this server knows; it knows " + String.join(", ", integrations())));
    }

    /**
     * Connects an account and looks whether its credential works; one that does not is kept, so that it can be mended.
     *
     * @throws InvalidRequestException naming everything that is wrong with what was given
     */
    StoredConnection create(String environment, NewAccount given, Deadline deadline, Trace trace) {
        ProviderDescriptor provider = provider(given.integration());
        CredentialKind kind = ContextForm.kind(provider, given.authenticationMethod());
        ContextForm.Given context = form.whole(provider, kind, given.context());
        NewConnection connection = new NewConnection(
                environment,
                given.tenantId(),
                provider.id(),
                context.settings(),
                context.credential(),
                given.defaultUserId(),
                given.isSandbox().orElse(false));
        trace.provider(provider.id());
        StoredConnection created = ofCaller(provider, () -> connections.create(connection, call(deadline, trace)));
        trace.account(created.id(), created.integration());
        return created;
    }

    /** Changes what is sent and keeps the rest; a new context is looked at like that of a new account. */
    StoredConnection change(String environment, UUID id, AccountChange change, Deadline deadline, Trace trace) {
        StoredConnection account = get(environment, id);
        trace.account(id, account.integration());
        ProviderDescriptor provider = provider(account);
        CredentialKind kind = ContextForm.kind(
                provider, Optional.of(change.authenticationMethod().orElse(account.authenticationMethod())));
        if (change.authenticationMethod().isPresent() && change.context().isEmpty()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    "authentication_method",
                    "is changed together with the credential; send that in context");
        }
        Optional<ContextForm.Given> context = change.context().map(sent -> form.part(provider, kind, sent));
        ConnectionChange wanted = new ConnectionChange(
                set("tenant_id", change.tenantId()),
                context.map(ContextForm.Given::settings),
                change.defaultUserId(),
                context.map(ContextForm.Given::credential).filter(ConnectedAccounts::given),
                set("status", change.status()).map(ConnectedAccounts::enabled));
        return ofCaller(provider, () -> connections.change(environment, id, wanted, call(deadline, trace)));
    }

    /** What a field that an account always has is to become. */
    private static Optional<String> set(String field, Change<String> change) {
        if (change instanceof Change.Clear<String>) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED, field, "cannot be null; leave it out to keep what it is");
        }
        return change instanceof Change.Set<String> set ? Optional.of(set.value()) : Optional.empty();
    }

    private static boolean given(NewCredential credential) {
        return !credential.fields().isEmpty() || credential.expiresAt().isPresent();
    }

    /** Removes an account, wipes its secrets and closes its connection. */
    void delete(String environment, UUID id, Trace trace) {
        trace.account(id, get(environment, id).integration());
        if (!connections.delete(environment, id)) {
            throw notFound(id);
        }
    }

    /** Looks at everything about an account; a good look sets it back to active, a refusal asks for a new credential. */
    ConnectionTest test(String environment, UUID id, Deadline deadline, Trace trace) {
        trace.account(id, get(environment, id).integration());
        return connections.test(environment, id, call(deadline, trace));
    }

    private static CallContext call(Deadline deadline, Trace trace) {
        return CallContext.until(deadline).observedBy(trace::exchanged);
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

    private static boolean enabled(String word) {
        return switch (word) {
            case "active" -> true;
            case "disabled" -> false;
            default ->
                throw InvalidRequestException.of(
                        ErrorCode.REQUEST_VALIDATION_FAILED, "status", "can be set to active or disabled");
        };
    }

    /** What is wrong with a setting or a credential is wrong with the context that the caller sent. */
    private static StoredConnection ofCaller(ProviderDescriptor provider, Supplier<StoredConnection> work) {
        try {
            return work.get();
        } catch (InvalidRequestException e) {
            List<Failure> told = e.failures().stream()
                    .map(failure -> new Failure(field(provider, failure.field()), failure.message()))
                    .toList();
            throw told.equals(e.failures()) ? e : InvalidRequestException.of(e.code(), told);
        }
    }

    private static String field(ProviderDescriptor provider, String name) {
        boolean inContext = provider.setting(name).isPresent()
                || provider.credentialKinds().stream()
                        .flatMap(kind -> CredentialKind.of(kind).stream())
                        .anyMatch(kind -> kind.field(name).isPresent());
        return inContext ? "context." + name : name;
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
            return hirelay.provider(account.integration()).orElseThrow();
        }

        @Override
        public Connection connection() {
            try {
                return connections.open(account);
            } catch (AuthenticationException e) {
                // It holds no credential that could be sent.
                credentialRefused();
                throw e;
            }
        }

        @Override
        public void credentialRefused() {
            connections.refused(account);
        }

        @Override
        public String toString() {
            return account.toString();
        }
    }
}
