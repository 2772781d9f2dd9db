package io.hirelay.conformance;

import io.hirelay.budget.BudgetState;
import io.hirelay.model.Unified;
import io.hirelay.operation.Catalogue;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Registration;
import io.hirelay.spi.Session;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** A provider whose sessions tell their budget otherwise, or take the others with them when they are closed. */
final class Rewrapped<S extends Session> implements AtsProvider<Rewrapped.Outer<S>> {
    record Outer<S extends Session>(S inner, UnaryOperator<BudgetState> telling, AtomicBoolean closed)
            implements Session {
        @Override
        public BudgetState budget() {
            return telling.apply(inner.budget());
        }

        @Override
        public void close() {
            closed.set(true);
            inner.close();
        }

        S open() {
            if (closed.get()) {
                throw new IllegalStateException("closed");
            }
            return inner;
        }
    }

    private final AtsProvider<S> provider;
    private final UnaryOperator<BudgetState> telling;
    private final boolean shareClosing;
    private final AtomicBoolean shared = new AtomicBoolean();

    Rewrapped(AtsProvider<S> provider, UnaryOperator<BudgetState> telling, boolean shareClosing) {
        this.provider = provider;
        this.telling = telling;
        this.shareClosing = shareClosing;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return provider.descriptor();
    }

    @Override
    public Operations<Outer<S>> operations() {
        Operations<S> original = provider.operations();
        Operations<Outer<S>> wrapped = new Operations<>();
        for (Registration<S> registration : original.all()) {
            if (registration instanceof Registration.Lists<S, ?> list) {
                wrapped = list(wrapped, list);
            } else if (registration instanceof Registration.Gets<S, ?> get) {
                wrapped = get(wrapped, get);
            }
        }
        for (var resource : Catalogue.resources()) {
            var resolver = original.resolver(resource);
            if (resolver.isPresent()) {
                wrapped = wrapped.identifiers(
                        resource,
                        (session, given, within, call) ->
                                resolver.get().canonical(session.open(), given, within, call));
            }
        }
        return wrapped;
    }

    private <T extends Unified> Operations<Outer<S>> list(
            Operations<Outer<S>> operations, Registration.Lists<S, T> list) {
        return operations.list(
                list.operation(),
                (session, request, call) -> list.handler().read(session.open(), request, call),
                list.support());
    }

    private <T extends Unified> Operations<Outer<S>> get(Operations<Outer<S>> operations, Registration.Gets<S, T> get) {
        return operations.get(
                get.operation(),
                (session, request, call) -> get.handler().read(session.open(), request, call),
                get.fields());
    }

    @Override
    public Outer<S> open(ConnectionConfig config, ProviderContext context) {
        return new Outer<>(provider.open(config, context), telling, shareClosing ? shared : new AtomicBoolean());
    }
}
