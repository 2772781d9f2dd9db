package io.hirelay.conformance;

import io.hirelay.operation.CallContext;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.Check;
import io.hirelay.spi.ConnectionChecks;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Session;
import java.util.List;

/** A provider like another one, until a test makes it otherwise. */
class Dressed<S extends Session> implements AtsProvider<S>, ConnectionChecks<S> {
    final AtsProvider<S> provider;

    Dressed(AtsProvider<S> provider) {
        this.provider = provider;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return provider.descriptor();
    }

    @Override
    public Operations<S> operations() {
        return provider.operations();
    }

    @Override
    public S open(ConnectionConfig config, ProviderContext context) {
        return provider.open(config, context);
    }

    @SuppressWarnings("unchecked") // a provider checks the sessions it opens itself
    private ConnectionChecks<S> checks() {
        return (ConnectionChecks<S>) provider;
    }

    @Override
    public List<Check> verify(S session, CallContext call) {
        return checks().verify(session, call);
    }

    @Override
    public List<Check> check(S session, CallContext call) {
        return checks().check(session, call);
    }
}
