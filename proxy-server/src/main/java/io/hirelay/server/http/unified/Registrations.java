package io.hirelay.server.http.unified;

import io.hirelay.Provider;
import io.hirelay.error.NotSupportedException;
import io.hirelay.model.Unified;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Operation;
import io.hirelay.spi.Registration;

/** How a provider serves an operation. */
final class Registrations {
    private Registrations() {}

    /** @throws NotSupportedException when the provider does not have the operation */
    @SuppressWarnings("unchecked") // a list is registered under its own operation, whose id it shares with no other
    static <T extends Unified> Registration.Lists<?, T> of(Provider provider, ListOperation<T> operation) {
        return provider.registrations().stream()
                .filter(registration -> registration.operation().id().equals(operation.id()))
                .map(registration -> (Registration.Lists<?, T>) registration)
                .findFirst()
                .orElseThrow(() -> notSupported(provider, operation.id()));
    }

    /** @throws NotSupportedException when the provider does not have the operation */
    static void check(Provider provider, Operation<?, ?> operation) {
        if (!provider.supports(operation)) {
            throw notSupported(provider, operation.id());
        }
    }

    static NotSupportedException notSupported(Provider provider, String capability) {
        return new NotSupportedException(provider.descriptor().id(), capability);
    }
}
