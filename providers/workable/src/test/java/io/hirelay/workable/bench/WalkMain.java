package io.hirelay.workable.bench;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Exchange;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Walks all candidates of an account through the library and says how many there were and how many calls that took: run
 * in a small process of its own to see what a walk needs.
 */
public final class WalkMain {
    private WalkMain() {}

    /** @param arguments base URL, subdomain and token of the account */
    public static void main(String[] arguments) {
        AtomicInteger calls = new AtomicInteger();
        try (Hirelay hirelay = Hirelay.builder().build();
                Connection account = hirelay.connect(new ConnectionConfig(
                        "workable",
                        Map.of("base_url", arguments[0], "subdomain", arguments[1]),
                        new Credential.ApiKey(arguments[2])))) {
            long rows =
                    account.with(counting(account, calls)).candidates().stream().count();
            System.out.println("candidates=" + rows + " calls=" + calls.get() + " max_heap_mb="
                    + Runtime.getRuntime().maxMemory() / (1024 * 1024));
        }
    }

    /** Contexts that count every exchange. */
    static Supplier<CallContext> counting(Connection connection, AtomicInteger calls) {
        return () -> connection.newContext().observedBy((Exchange exchange) -> calls.incrementAndGet());
    }
}
