package io.hirelay.server.link;

import io.hirelay.Hirelay;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.StoredConnection;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.spi.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes links. Thread-safe. */
final class LinkTokens {
    /** How long a link can be used. */
    static final Duration LIFE = Duration.ofDays(7);

    private final Hirelay hirelay;
    private final LinkStore store;
    private final LinkAccounts accounts;
    private final LinkSecrets secrets;
    private final ReturnAddress addresses;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    LinkTokens(
            Hirelay hirelay,
            LinkStore store,
            LinkAccounts accounts,
            LinkSecrets secrets,
            ReturnAddress addresses,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.hirelay = hirelay;
        this.store = store;
        this.accounts = accounts;
        this.secrets = secrets;
        this.addresses = addresses;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Makes a link; its token is known to nobody but the caller afterwards.
     *
     * @throws InvalidRequestException naming everything that is wrong with what was asked for
     * @throws NotFoundException when there is no such account in this environment
     */
    Secret make(String environment, NewLink wanted) {
        List<Failure> failures = new ArrayList<>();
        Optional<String> tenant = wanted.tenantId();
        if (tenant.isPresent() == wanted.integratedAccountId().isPresent()) {
            failures.add(new Failure(
                    tenant.isPresent() ? "integrated_account_id" : "tenant_id",
                    tenant.isPresent()
                            ? "must not be given together with tenant_id: one connects a new account, the other an old one"
                            : "is required to connect a new account, or integrated_account_id to connect one again"));
        }
        tenant.filter(id -> id.isBlank() || id.length() > 255)
                .ifPresent(id -> failures.add(new Failure("tenant_id", "must have 1 to 255 characters")));
        Optional<URI> redirect = checked("redirect_uri", wanted.redirectUri(), addresses::redirect, failures);
        Optional<String> origin = checked("origin", wanted.origin(), addresses::origin, failures);
        Optional<UUID> account =
                checked("integrated_account_id", wanted.integratedAccountId(), LinkTokens::uuid, failures);
        wanted.integration().filter(id -> hirelay.provider(id).isEmpty()).ifPresent(id -> failures.add(unknown()));
        refuse(failures);
        Optional<StoredConnection> again = account.map(id -> there(environment, id));
        again.ifPresent(known -> refuse(unfit(known, wanted.integration())));
        Secret token = secrets.token();
        Instant now = clock.instant();
        store.insert(new LinkSession(
                ids.get(),
                LinkSecrets.hash(token.reveal()),
                environment,
                again.map(StoredConnection::tenantId).or(() -> tenant).orElseThrow(),
                account,
                again.map(StoredConnection::integration).or(wanted::integration),
                redirect,
                origin,
                LinkState.OPEN,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                now.plus(LIFE),
                Optional.empty()));
        return token;
    }

    private StoredConnection there(String environment, UUID id) {
        return accounts.find(environment, id)
                .orElseThrow(
                        () -> new NotFoundException(ErrorCode.REQUEST_NOT_FOUND, "there is no account " + id, null));
    }

    private static List<Failure> unfit(StoredConnection account, Optional<String> integration) {
        List<Failure> failures = new ArrayList<>();
        if (integration.filter(id -> !id.equals(account.integration())).isPresent()) {
            failures.add(new Failure("integration", "must be that of the account, " + account.integration()));
        }
        if (account.status() == ConnectionStatus.DISABLED) {
            failures.add(new Failure(
                    "integrated_account_id", "is disabled: set its status to active before it is connected again"));
        }
        return failures;
    }

    private Failure unknown() {
        return new Failure(
                "integration",
                "is not a system that this server knows; it knows "
                        + String.join(
                                ", ",
                                hirelay.providers().stream()
                                        .map(provider -> provider.descriptor().id())
                                        .sorted()
                                        .toList()));
    }

    private static UUID uuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) { // the JDK fills up what is too short
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "must be an account's id, a UUID such as 0f8fad5b-d9cb-469f-a165-70867728950e");
    }

    private static <T> Optional<T> checked(
            String field, Optional<String> given, Function<String, T> reader, List<Failure> failures) {
        try {
            return given.map(reader);
        } catch (IllegalArgumentException e) {
            failures.add(new Failure(field, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static void refuse(List<Failure> failures) {
        if (!failures.isEmpty()) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_VALIDATION_FAILED, failures);
        }
    }
}
