package io.hirelay.spi;

import io.hirelay.mapping.FieldPlan;
import io.hirelay.model.Unified;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Resource;
import io.hirelay.page.Page;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a provider can do: a function for each operation it supports. What is registered here <em>is</em> what is
 * supported; routes, checks, capabilities and documentation follow from it. Immutable: each method answers a new value.
 *
 * @param <S> the provider's session
 */
public final class Operations<S extends Session> {
    private final Map<String, Registration<S>> byId;
    private final Map<String, IdentifierResolver<S>> resolvers;
    private final Optional<ActingUsers<S>> users;

    public Operations() {
        this(Map.of(), Map.of(), Optional.empty());
    }

    private Operations(
            Map<String, Registration<S>> byId,
            Map<String, IdentifierResolver<S>> resolvers,
            Optional<ActingUsers<S>> users) {
        this.byId = byId;
        this.resolvers = resolvers;
        this.users = users;
    }

    public <T extends Unified> Operations<S> list(
            ListOperation<T> operation, ReadHandler<S, ListRequest<T>, Page<T>> handler, ListSupport<T> support) {
        return with(new Registration.Lists<>(operation, handler, support));
    }

    public <T extends Unified> Operations<S> get(
            GetOperation<T> operation, ReadHandler<S, GetRequest, T> handler, FieldPlan<T> fields) {
        return with(new Registration.Gets<>(operation, handler, fields));
    }

    public <I, O> Operations<S> write(
            ActionOperation<I, O> operation, WriteHandler<S, I, O> handler, WriteSupport support) {
        return with(new Registration.Writes<>(operation, handler, support));
    }

    /** Something other than a list or a get that changes nothing. */
    public <I, O> Operations<S> action(ActionOperation<I, O> operation, ReadHandler<S, I, O> handler) {
        return with(new Registration.Actions<>(operation, handler));
    }

    /** In whose name writes are made; without it nobody's. */
    public Operations<S> actingUsers(ActingUsers<S> actingUsers) {
        if (users.isPresent()) {
            throw new IllegalArgumentException("acting users are told twice");
        }
        return new Operations<>(byId, resolvers, Optional.of(actingUsers));
    }

    /** How identifiers of a resource become canonical wherever one comes in; without it they are taken as they are. */
    public Operations<S> identifiers(Resource<?> resource, IdentifierResolver<S> resolver) {
        Map<String, IdentifierResolver<S>> more = new LinkedHashMap<>(resolvers);
        if (more.put(resource.id(), Objects.requireNonNull(resolver, "resolver")) != null) {
            throw new IllegalArgumentException("identifiers of " + resource + " are resolved twice");
        }
        return new Operations<>(byId, more, users);
    }

    private Operations<S> with(Registration<S> registration) {
        Map<String, Registration<S>> more = new LinkedHashMap<>(byId);
        String id = registration.operation().id();
        if (more.put(id, registration) != null) {
            throw new IllegalArgumentException(id + " is registered twice");
        }
        return new Operations<>(more, resolvers, users);
    }

    /** Everything that is registered, in order. */
    public Collection<Registration<S>> all() {
        return java.util.Collections.unmodifiableCollection(byId.values());
    }

    public Optional<Registration<S>> find(Operation<?, ?> operation) {
        return Optional.ofNullable(byId.get(operation.id()));
    }

    @SuppressWarnings("unchecked") // a list is registered under its own operation, whose id it shares with no other
    public <T extends Unified> Optional<Registration.Lists<S, T>> find(ListOperation<T> operation) {
        return Optional.ofNullable((Registration.Lists<S, T>) byId.get(operation.id()));
    }

    @SuppressWarnings("unchecked") // as above
    public <T extends Unified> Optional<Registration.Gets<S, T>> find(GetOperation<T> operation) {
        return Optional.ofNullable((Registration.Gets<S, T>) byId.get(operation.id()));
    }

    public Optional<ActingUsers<S>> actingUsers() {
        return users;
    }

    @SuppressWarnings("unchecked") // as above
    public <I, O> Optional<Registration.Writes<S, I, O>> findWrite(ActionOperation<I, O> operation) {
        return Optional.ofNullable(byId.get(operation.id()))
                .filter(Registration.Writes.class::isInstance)
                .map(write -> (Registration.Writes<S, I, O>) write);
    }

    @SuppressWarnings("unchecked") // as above
    public <I, O> Optional<Registration.Actions<S, I, O>> findAction(ActionOperation<I, O> operation) {
        return Optional.ofNullable(byId.get(operation.id()))
                .filter(Registration.Actions.class::isInstance)
                .map(action -> (Registration.Actions<S, I, O>) action);
    }

    public Optional<IdentifierResolver<S>> resolver(Resource<?> resource) {
        return Optional.ofNullable(resolvers.get(resource.id()));
    }
}
