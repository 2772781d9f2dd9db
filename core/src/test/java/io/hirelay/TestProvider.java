package io.hirelay;

import io.hirelay.budget.BudgetState;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Session;
import io.hirelay.spi.SettingSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A provider that serves just what a test registers. */
final class TestProvider implements AtsProvider<TestProvider.Nothing> {
    /** A session without anything. */
    static final class Nothing implements Session {
        boolean closed;

        @Override
        public BudgetState budget() {
            return new BudgetState(10, 10, Duration.ZERO);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final String id;
    private final Operations<Nothing> operations;
    final Nothing session = new Nothing();
    Optional<ConnectionConfig> opened = Optional.empty();
    Optional<ProviderContext> lent = Optional.empty();

    TestProvider(String id, Operations<Nothing> operations) {
        this.id = id;
        this.operations = operations;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor(
                id,
                "Test",
                "ats",
                Set.of("api_key"),
                List.of(
                        new SettingSpec(
                                "site",
                                SettingSpec.Level.CONNECTION,
                                "The customer's site.",
                                true,
                                Optional.empty(),
                                Optional.of(Pattern.compile("[a-z]+")),
                                "acme"),
                        new SettingSpec(
                                "region",
                                SettingSpec.Level.OPERATOR,
                                "Where it runs.",
                                false,
                                Optional.of("eu"),
                                Optional.empty(),
                                "eu")),
                "none");
    }

    @Override
    public Operations<Nothing> operations() {
        return operations;
    }

    @Override
    public Nothing open(ConnectionConfig config, ProviderContext context) {
        opened = Optional.of(config);
        lent = Optional.of(context);
        return session;
    }
}
