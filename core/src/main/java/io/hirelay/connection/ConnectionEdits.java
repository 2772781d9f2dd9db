package io.hirelay.connection;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.Change;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.SettingSpec;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and changes connections. Thread-safe. */
final class ConnectionEdits {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionEdits.class);
    private static final String DEFAULT_USER = "default_user_id";
    private static final int LONGEST_TENANT = 255;
    private static final int LONGEST_USER = 320;

    private final Hirelay hirelay;
    private final ConnectionStore store;
    private final CredentialStore credentials;
    private final OpenConnections open;
    private final ConnectionWatch watch;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    ConnectionEdits(
            Hirelay hirelay,
            ConnectionStore store,
            CredentialStore credentials,
            OpenConnections open,
            ConnectionWatch watch,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.hirelay = hirelay;
        this.store = store;
        this.credentials = credentials;
        this.open = open;
        this.watch = watch;
        this.clock = clock;
        this.ids = ids;
    }

    UUID freshId() {
        return ids.get();
    }

    StoredConnection create(UUID id, NewConnection given, CallContext call) {
        ProviderDescriptor provider = provider(given.integration());
        StoredConnection connection = new StoredConnection(
                id,
                given.environment(),
                tenant(given.tenantId()),
                provider.id(),
                ConnectionStatus.CONNECTING,
                given.credential().kind().word(),
                given.settings(),
                given.defaultUser().map(ConnectionEdits::user),
                Optional.empty(),
                given.isSandbox(),
                0,
                clock.instant(),
                clock.instant());
        checkCredential(provider, given.credential());
        CallContext soon = call.withDeadline(call.deadline().atMost(ConnectionWatch.LOOK));
        StoredConnection named = connection
                .defaultUser()
                .map(user -> connection.actingAs(tried(connection, given.credential(), user, soon)))
                .orElse(connection);
        adopt(named, given.credential());
        LOG.info("connection {} of {} is being made", connection.id(), connection.integration());
        return watch.verify(named, soon).orElseThrow(() -> notFound(connection.id()));
    }

    void adopt(StoredConnection connection, NewCredential credential) {
        tryOut(connection, credential);
        store.insert(connection);
        try {
            credentials.put(connection.id(), credential.fields(), credential.expiresAt());
        } catch (RuntimeException e) {
            store.delete(connection.environment(), connection.id());
            throw e;
        }
    }

    StoredConnection change(StoredConnection seen, ConnectionChange change, CallContext call) {
        change.tenantId().ifPresent(ConnectionEdits::tenant);
        checkUser(change.defaultUser());
        checkStatus(seen, change);
        StoredConnection wanted = changed(seen, change);
        if (wanted.revision() != seen.revision()) {
            Optional<NewCredential> whole = whole(seen, change.credential());
            if (change.credential().isPresent()) {
                checkCredential(provider(seen.integration()), whole.orElseThrow());
            }
            whole.ifPresent(credential -> tryOut(wanted, credential));
            return apply(seen, change.withDefaultUser(named(seen, wanted, change, whole, call)), call);
        }
        return apply(seen, change, call);
    }

    private StoredConnection apply(StoredConnection seen, ConnectionChange change, CallContext call) {
        // Before the revision, so that whoever opens the new revision finds the new credential.
        change.credential().ifPresent(given -> keep(seen, given));
        Optional<StoredConnection> changed = store.update(seen.environment(), seen.id(), now -> {
            checkStatus(now, change);
            return changed(now, change);
        });
        if (changed.isEmpty()) {
            credentials.delete(seen.id());
            throw notFound(seen.id());
        }
        return looked(changed.get(), change, call).orElseThrow(() -> notFound(seen.id()));
    }

    /** The default user by the canonical id, as far as that can be told. */
    private Change<String> named(
            StoredConnection seen,
            StoredConnection wanted,
            ConnectionChange change,
            Optional<NewCredential> whole,
            CallContext call) {
        if (!(change.defaultUser() instanceof Change.Set<String> set)) {
            return change.defaultUser();
        }
        String user = user(set.value());
        CallContext soon = call.withDeadline(call.deadline().atMost(ConnectionWatch.LOOK));
        if (wanted.status() == ConnectionStatus.DISABLED) {
            return Change.set(user);
        }
        if (change.looks()) {
            return Change.set(whole.map(credential -> tried(wanted, credential, user, soon))
                    .orElse(user));
        }
        return Change.set(seen.status() == ConnectionStatus.ACTIVE ? known(seen, user, soon) : user);
    }

    /** As a credential tells that may not work: what is wrong with that is told by the look at it. */
    private String tried(StoredConnection connection, NewCredential credential, String user, CallContext call) {
        try {
            return once(connection, credential, opened -> canonical(opened, user, call));
        } catch (InvalidRequestException | ConfigurationException e) {
            throw e;
        } catch (HirelayException e) {
            return user;
        }
    }

    /** As a connection tells that works. */
    private String known(StoredConnection connection, String user, CallContext call) {
        try {
            return canonical(open.of(connection), user, call);
        } catch (AuthenticationException e) {
            watch.doubt(connection);
            throw e;
        }
    }

    private static String canonical(Connection connection, String user, CallContext call) {
        try {
            return connection.actingUser(user, call).orElse(user);
        } catch (InvalidRequestException e) {
            throw e.about(DEFAULT_USER);
        }
    }

    private Optional<StoredConnection> looked(StoredConnection now, ConnectionChange change, CallContext call) {
        if (now.status() == ConnectionStatus.DISABLED) {
            boolean enable = change.enabled().orElse(false);
            if (!enable) {
                open.retire(now.environment(), now.id());
            }
            return enable ? watch.enable(now, call) : Optional.of(now);
        }
        return change.looks() ? watch.verify(now, call) : Optional.of(now);
    }

    /** The connection with what is wanted of it, but for being switched on, which a look decides. */
    private StoredConnection changed(StoredConnection now, ConnectionChange change) {
        StoredConnection next = change.tenantId()
                .filter(tenant -> !tenant.equals(now.tenantId()))
                .map(tenant -> now.of(tenant, clock.instant()))
                .orElse(now);
        Map<String, String> settings = new HashMap<>(now.settings());
        change.settings().ifPresent(settings::putAll);
        Optional<String> user = user(change.defaultUser(), now.defaultUser());
        String method = change.credential().map(given -> given.kind().word()).orElse(now.authenticationMethod());
        if (change.looks() || !user.equals(now.defaultUser())) {
            next = next.connecting(method, settings, user, clock.instant());
        }
        boolean disable = !change.enabled().orElse(true) && next.status() != ConnectionStatus.DISABLED;
        return disable ? next.in(ConnectionStatus.DISABLED, next.lastError(), clock.instant()) : next;
    }

    /** Only what was switched off can be switched on; a credential that is refused is not mended by a word. */
    private static void checkStatus(StoredConnection now, ConnectionChange change) {
        boolean enable = change.enabled().orElse(false);
        if (enable
                && !change.looks()
                && now.status() != ConnectionStatus.DISABLED
                && now.status() != ConnectionStatus.ACTIVE) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    "status",
                    "cannot be set to active: the credential was refused; send a new one, or have the connection tested"
                            + " when it has been mended at the provider");
        }
    }

    /** The credential as it is to be: nothing when none is kept and none given. */
    private Optional<NewCredential> whole(StoredConnection seen, Optional<NewCredential> given) {
        Optional<CredentialKind> keptKind = CredentialKind.of(seen.authenticationMethod());
        if (given.isPresent() && !keptKind.equals(given.map(NewCredential::kind))) {
            return given;
        }
        Optional<StoredCredential> kept = credentials.find(seen.id());
        if (given.isPresent()) {
            return kept.map(there -> given.get().over(there)).or(() -> given);
        }
        return kept.map(there -> new NewCredential(keptKind.orElseThrow(), there.fields(), there.expiresAt()));
    }

    /** Over what is there at this moment: a token that is being renewed must not be lost, nor come back. */
    private void keep(StoredConnection seen, NewCredential given) {
        boolean sameKind = given.kind().word().equals(seen.authenticationMethod());
        boolean kept = false;
        while (!kept) {
            Optional<StoredCredential> there = sameKind ? credentials.find(seen.id()) : Optional.empty();
            if (there.isEmpty()) {
                credentials.put(seen.id(), given.fields(), given.expiresAt());
                kept = true;
            } else {
                NewCredential whole = given.over(there.get());
                kept = credentials.replace(seen.id(), there.get().version(), whole.fields(), whole.expiresAt());
            }
        }
    }

    private static void checkCredential(ProviderDescriptor provider, NewCredential given) {
        if (!provider.credentialKinds().contains(given.kind().word())) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    "authentication_method",
                    "is not one that " + provider.label() + " takes; it takes "
                            + provider.credentialKinds().stream().sorted().collect(Collectors.joining(", ")));
        }
        List<Failure> missing = given.missing().stream()
                .map(name ->
                        new Failure(name, "is required with " + given.kind().word()))
                .toList();
        if (!missing.isEmpty()) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_VALIDATION_FAILED, missing);
        }
    }

    /** Opening sends nothing, but the provider looks at the settings then. */
    private void tryOut(StoredConnection wanted, NewCredential credential) {
        once(wanted, credential, opened -> wanted);
    }

    private <T> T once(StoredConnection wanted, NewCredential credential, Function<Connection, T> look) {
        try {
            return open.once(wanted, credential.kind().credential(credential.fields()), look);
        } catch (ConfigurationException e) {
            throw ofCaller(e, provider(wanted.integration()));
        } catch (IllegalArgumentException e) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    credential.kind().fields().get(0).name(),
                    String.valueOf(e.getMessage()));
        }
    }

    /** What the provider says about a customer's settings is about what the caller gave. */
    private static HirelayException ofCaller(ConfigurationException e, ProviderDescriptor provider) {
        boolean operators = e.failures().stream()
                .anyMatch(failure -> provider.setting(failure.field())
                        .filter(spec -> spec.level() == SettingSpec.Level.OPERATOR)
                        .isPresent());
        return operators ? e : InvalidRequestException.of(ErrorCode.REQUEST_VALIDATION_FAILED, e.failures());
    }

    private ProviderDescriptor provider(String id) {
        return hirelay.provider(id)
                .map(Provider::descriptor)
                .orElseThrow(() -> InvalidRequestException.of(
                        ErrorCode.REQUEST_VALIDATION_FAILED,
                        "integration",
                        "is not a system that is known here; known are "
                                + hirelay.providers().stream()
                                        .map(known -> known.descriptor().id())
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }

    static NotFoundException notFound(UUID id) {
        return new NotFoundException(ErrorCode.REQUEST_NOT_FOUND, "there is no connection " + id, null);
    }

    private static String tenant(String id) {
        if (id.isBlank() || id.length() > LONGEST_TENANT) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    "tenant_id",
                    "must have 1 to " + LONGEST_TENANT + " characters");
        }
        return id;
    }

    private static Optional<String> user(Change<String> change, Optional<String> now) {
        if (change instanceof Change.Keep<String>) {
            return now;
        }
        return change instanceof Change.Set<String> set ? Optional.of(user(set.value())) : Optional.empty();
    }

    private static void checkUser(Change<String> change) {
        user(change, Optional.empty());
    }

    private static String user(String id) {
        if (id.isBlank() || id.length() > LONGEST_USER) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    DEFAULT_USER,
                    "must have 1 to " + LONGEST_USER + " characters");
        }
        return id.strip();
    }
}
