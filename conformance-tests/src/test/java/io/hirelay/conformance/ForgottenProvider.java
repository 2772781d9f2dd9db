package io.hirelay.conformance;

import io.hirelay.budget.BudgetState;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Session;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A provider for which nobody has written a fixture. */
public final class ForgottenProvider implements AtsProvider<ForgottenProvider.Nothing> {
    /** A session without anything. */
    public static final class Nothing implements Session {
        @Override
        public BudgetState budget() {
            return new BudgetState(1, 1, Duration.ZERO);
        }

        @Override
        public void close() {}
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor("forgotten", "Forgotten", "ats", Set.of("api_key"), List.of(), "nowhere");
    }

    @Override
    public Operations<Nothing> operations() {
        return new Operations<>();
    }

    @Override
    public Nothing open(ConnectionConfig config, ProviderContext context) {
        return new Nothing();
    }
}
