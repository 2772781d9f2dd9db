package io.hirelay.conformance;

import io.hirelay.model.Unified;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operation;
import io.hirelay.page.Page;
import io.hirelay.spi.ActingUsers;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.Check;
import io.hirelay.spi.ConnectionChecks;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.ReadHandler;
import io.hirelay.spi.Registration;
import io.hirelay.spi.Session;
import io.hirelay.spi.WriteHandler;
import io.hirelay.spi.WriteSupport;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A provider with something between it and the core: what its handlers are asked and what they answer can be changed. It
 * is how the kit asks a provider what the core would never ask, and how the kit's own tests make providers wrong.
 */
final class Interposed<S extends Session> implements AtsProvider<S>, ConnectionChecks<S> {
    /** What stands between; by default nothing. */
    interface Layer {
        /** In the place of a list's handler. */
        default <S extends Session, T extends Unified> ReadHandler<S, ListRequest<T>, Page<T>> list(
                ListOperation<T> operation, ReadHandler<S, ListRequest<T>, Page<T>> handler) {
            return handler;
        }

        /** In the place of a get's handler. */
        default <S extends Session, T extends Unified> ReadHandler<S, GetRequest, T> get(
                GetOperation<T> operation, ReadHandler<S, GetRequest, T> handler) {
            return handler;
        }

        /** In the place of what a list declares. */
        default <T extends Unified> ListSupport<T> support(ListOperation<T> operation, ListSupport<T> support) {
            return support;
        }

        /** In the place of a write's handler. */
        default <S extends Session, I, O> WriteHandler<S, I, O> write(
                ActionOperation<I, O> operation, WriteHandler<S, I, O> handler) {
            return handler;
        }

        /** In the place of what a write declares. */
        default WriteSupport support(ActionOperation<?, ?> operation, WriteSupport support) {
            return support;
        }

        /** In the place of the handler of another action. */
        default <S extends Session, I, O> ReadHandler<S, I, O> action(
                ActionOperation<I, O> operation, ReadHandler<S, I, O> handler) {
            return handler;
        }

        /** In the place of who decides in whose name it is written. */
        default <S extends Session> ActingUsers<S> users(ActingUsers<S> users) {
            return users;
        }

        /** Whether the operation is registered at all. */
        default boolean offers(Operation<?, ?> operation) {
            return true;
        }
    }

    private final AtsProvider<S> provider;
    private final Layer layer;

    private Interposed(AtsProvider<S> provider, Layer layer) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.layer = Objects.requireNonNull(layer, "layer");
    }

    static <S extends Session> AtsProvider<S> of(AtsProvider<S> provider, Layer layer) {
        return new Interposed<>(provider, layer);
    }

    @Override
    public ProviderDescriptor descriptor() {
        return provider.descriptor();
    }

    @Override
    public Operations<S> operations() {
        Operations<S> original = provider.operations();
        Operations<S> layered = new Operations<>();
        for (Registration<S> registration : original.all()) {
            if (layer.offers(registration.operation())) {
                layered = with(layered, registration);
            }
        }
        for (var resource : Catalogue.resources()) {
            var resolver = original.resolver(resource);
            if (resolver.isPresent()) {
                layered = layered.identifiers(resource, resolver.get());
            }
        }
        if (original.actingUsers().isPresent()) {
            layered = layered.actingUsers(layer.users(original.actingUsers().get()));
        }
        return layered;
    }

    private Operations<S> with(Operations<S> operations, Registration<S> registration) {
        if (registration instanceof Registration.Lists<S, ?> list) {
            return list(operations, list);
        }
        if (registration instanceof Registration.Gets<S, ?> get) {
            return get(operations, get);
        }
        if (registration instanceof Registration.Actions<S, ?, ?> action) {
            return action(operations, action);
        }
        return write(operations, (Registration.Writes<S, ?, ?>) registration);
    }

    private <T extends Unified> Operations<S> list(Operations<S> operations, Registration.Lists<S, T> list) {
        return operations.list(
                list.operation(),
                layer.list(list.operation(), list.handler()),
                layer.support(list.operation(), list.support()));
    }

    private <T extends Unified> Operations<S> get(Operations<S> operations, Registration.Gets<S, T> get) {
        return operations.get(get.operation(), layer.get(get.operation(), get.handler()), get.fields());
    }

    private <I, O> Operations<S> write(Operations<S> operations, Registration.Writes<S, I, O> write) {
        return operations.write(
                write.operation(),
                layer.write(write.operation(), write.handler()),
                layer.support(write.operation(), write.support()));
    }

    private <I, O> Operations<S> action(Operations<S> operations, Registration.Actions<S, I, O> action) {
        return operations.action(action.operation(), layer.action(action.operation(), action.handler()));
    }

    @Override
    public S open(ConnectionConfig config, ProviderContext context) {
        return provider.open(config, context);
    }

    @Override
    public List<Check> verify(S session, CallContext call) {
        return checks().map(checks -> checks.verify(session, call)).orElse(List.of());
    }

    @Override
    public List<Check> check(S session, CallContext call) {
        return checks().map(checks -> checks.check(session, call)).orElse(List.of());
    }

    @SuppressWarnings("unchecked") // a provider checks the sessions it opens itself
    private Optional<ConnectionChecks<S>> checks() {
        return provider instanceof ConnectionChecks<?> ? Optional.of((ConnectionChecks<S>) provider) : Optional.empty();
    }
}
