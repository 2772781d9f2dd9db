package io.hirelay;

import io.hirelay.budget.BudgetState;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.NotSupportedException;
import io.hirelay.file.Content;
import io.hirelay.input.Inputs;
import io.hirelay.model.Change;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Resource;
import io.hirelay.operation.Safety;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.Check;
import io.hirelay.spi.ConnectionChecks;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.IdentifierResolver;
import io.hirelay.spi.NativeAccess;
import io.hirelay.spi.Operations;
import io.hirelay.spi.Registration;
import io.hirelay.spi.Session;
import io.hirelay.spi.TypedAccess;
import io.hirelay.spi.WriteSupport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Runs operations on one session: checks the input, makes identifiers canonical, hands over to the provider. */
final class Engine<S extends Session> {
    private final Provider provider;
    private final AtsProvider<S> spi;
    private final Operations<S> operations;
    private final S session;
    private final BoundCursors.Account account;
    private final Actors<S> actors;

    Engine(Provider provider, AtsProvider<S> spi, S session, ConnectionConfig config) {
        this.account = BoundCursors.Account.of(provider.descriptor(), config);
        this.provider = provider;
        this.spi = spi;
        this.operations = spi.operations();
        this.session = session;
        this.actors = new Actors<>(operations.actingUsers(), session, config);
    }

    @SuppressWarnings("unchecked") // a provider gives access to the sessions it opens itself
    private Optional<NativeAccess<S>> nativeAccess() {
        return spi instanceof NativeAccess<?> ? Optional.of((NativeAccess<S>) spi) : Optional.empty();
    }

    Optional<Natives> natives() {
        return nativeAccess()
                .map(access -> new Natives(
                        provider.descriptor().id(), provider.nativesByName(), access.nativeClient(session), account));
    }

    <C> Optional<C> typed(Class<C> client, Supplier<CallContext> context) {
        return typedAccess()
                .filter(access -> access.clientType().equals(client))
                .map(access -> client.cast(
                        access.client(session, context, () -> actors.named(context.get(), true, Optional.empty()))));
    }

    @SuppressWarnings("unchecked") // a provider makes clients of the sessions it opens itself
    private Optional<TypedAccess<S, ?>> typedAccess() {
        return spi instanceof TypedAccess<?, ?> ? Optional.of((TypedAccess<S, ?>) spi) : Optional.empty();
    }

    Provider provider() {
        return provider;
    }

    BudgetState budget() {
        return session.budget();
    }

    void close() {
        session.close();
    }

    List<Check> verify(CallContext call) {
        return checks().map(checks -> checks.verify(session, call)).orElse(List.of());
    }

    List<Check> check(CallContext call) {
        return checks().map(checks -> checks.check(session, call)).orElse(List.of());
    }

    @SuppressWarnings("unchecked") // a provider checks the sessions it opens itself
    private Optional<ConnectionChecks<S>> checks() {
        return spi instanceof ConnectionChecks<?> ? Optional.of((ConnectionChecks<S>) spi) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // the permitted kinds of operation fix what goes in and what comes out
    <I, O> O call(Operation<I, O> operation, I input, CallContext call) {
        if (operation instanceof ListOperation<?> list) {
            return (O) list(list, (ListRequest<?>) input, call);
        }
        if (operation instanceof GetOperation<?> get) {
            return (O) get(get, (GetRequest) input, call);
        }
        ActionOperation<I, O> action = (ActionOperation<I, O>) operation;
        if (action.safety() == Safety.READ) {
            return act(action, input, call);
        }
        try (Write<O> write = prepare(action, input, call)) {
            return write.run().value();
        }
    }

    private <I, O> O act(ActionOperation<I, O> operation, I input, CallContext call) {
        Registration.Actions<S, I, O> registration =
                operations.findAction(operation).orElseThrow(() -> notSupported(operation));
        Inputs.check(input);
        return registration.handler().read(session, input, call);
    }

    <I, O> Write<O> prepare(ActionOperation<I, O> operation, I input, CallContext call) {
        Registration.Writes<S, I, O> registration =
                operations.findWrite(operation).orElseThrow(() -> notSupported(operation));
        Inputs.check(input);
        checkRefused(input, registration.support());
        CallContext named = actors.named(
                call,
                registration.support().actsAsUser(),
                Optional.of(operation.resource().model()));
        return new Write<>(registration.handler().prepare(session, input, named), named);
    }

    private <I> void checkRefused(I input, WriteSupport support) {
        if (support.refused().isEmpty() && support.largest().isEmpty()) {
            return;
        }
        Findings findings = new Findings();
        for (Shape.Field field : Shape.of(input.getClass()).fields()) {
            String why = support.refused().get(field.name());
            if (why != null && given(field.in(input))) {
                findings.add(field.name(), "cannot be stored: " + why);
            }
            Long most = support.largest().get(field.name());
            if (most != null
                    && field.in(input) instanceof Optional<?> perhaps
                    && perhaps.orElse(null) instanceof Content content
                    && content.length() > most) {
                findings.add(
                        field.name(),
                        "has " + content.length() + " bytes; " + most + " are the most that can be stored here");
            }
        }
        findings.throwIfAny();
    }

    private static boolean given(Object value) {
        return !(value instanceof Optional<?> perhaps && perhaps.isEmpty()
                || value instanceof List<?> items && items.isEmpty()
                || value instanceof Change.Keep);
    }

    /** The canonical id of a member who may act; empty where the provider knows no acting members. */
    Optional<String> actingUser(String given, CallContext call) {
        return actors.canonical(given, call);
    }

    <T extends Unified> List<String> filtersAppliedLocally(ListOperation<T> operation, ListRequest<T> request) {
        return ListCall.filtersAppliedLocally(registration(operation).support(), request);
    }

    <T extends Unified> BoundCursors cursors(ListOperation<T> operation, ListRequest<T> canonical) {
        return BoundCursors.of(account, operation.id(), canonical.filters(), canonical.remoteQuery());
    }

    @SuppressWarnings("unchecked") // a list request is of the type of the operation it goes with
    private <T extends Unified> Object list(ListOperation<T> operation, ListRequest<?> request, CallContext call) {
        return new ListCall<>(this, session, registration(operation)).run((ListRequest<T>) request, call);
    }

    private <T extends Unified> Registration.Lists<S, T> registration(ListOperation<T> operation) {
        return operations.find(operation).orElseThrow(() -> notSupported(operation));
    }

    private <T extends Unified> T get(GetOperation<T> operation, GetRequest request, CallContext call) {
        Registration.Gets<S, T> registration = operations.find(operation).orElseThrow(() -> notSupported(operation));
        checkExpand(request.expand(), registration.fields().expandable());
        Map<String, String> within = new LinkedHashMap<>();
        List<Failure> unknown = new ArrayList<>();
        request.within().forEach((name, given) -> {
            Resource<?> scope = operation.scopes().get(name);
            if (scope == null) {
                unknown.add(new Failure(
                        name, "is not something a " + operation.resource().singular() + " is found in"));
            } else {
                within.put(name, canonical(scope, name, given, Map.of(), call));
            }
        });
        if (!unknown.isEmpty()) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_UNKNOWN_PARAMETER, unknown);
        }
        String id = canonicalOrNotFound(operation.resource(), request.id(), within, call);
        return registration
                .handler()
                .read(session, new GetRequest(id, within, request.expand(), request.remoteQuery()), call);
    }

    /** An id that names the record itself: one that names nothing is a record that is not there. */
    private String canonicalOrNotFound(
            Resource<?> resource, String given, Map<String, String> within, CallContext call) {
        try {
            return canonical(resource, "id", given, within, call);
        } catch (InvalidRequestException e) {
            if (e.code() == ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER) {
                throw new NotFoundException(
                        ErrorCode.REMOTE_NOT_FOUND,
                        "there is no " + resource.singular() + " of this id at " + provider + ": "
                                + e.failures().get(0).message(),
                        e.providerFailure().orElse(null));
            }
            throw e;
        }
    }

    /** The canonical form of an identifier that came in under {@code field}. */
    String canonical(Resource<?> resource, String field, String given, Map<String, String> within, CallContext call) {
        String stripped = given.strip();
        if (stripped.isEmpty() || stripped.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw InvalidRequestException.unresolved(
                    field, "an id must not be empty and holds no control characters", List.of());
        }
        IdentifierResolver<S> resolver = operations.resolver(resource).orElse(null);
        if (resolver == null) {
            return stripped;
        }
        try {
            return resolver.canonical(session, stripped, within, call);
        } catch (InvalidRequestException e) {
            throw e.about(field);
        }
    }

    static void checkExpand(Set<String> asked, Map<String, Integer> known) {
        List<Failure> failures = asked.stream()
                .filter(name -> !known.containsKey(name))
                .sorted()
                .map(name -> new Failure(
                        "expand",
                        known.isEmpty()
                                ? "there is nothing to expand here"
                                : "'" + name + "' is not among " + String.join(", ", known.keySet())))
                .toList();
        if (!failures.isEmpty()) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_INVALID_PARAMETER, failures);
        }
    }

    private NotSupportedException notSupported(Operation<?, ?> operation) {
        return new NotSupportedException(provider.descriptor().id(), operation.id());
    }
}
