package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hirelay.Hirelay;
import io.hirelay.spi.Credential;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Sandbox;
import io.hirelay.spi.SettingSpec;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A simulated account for servers in processes of their own, and what they and their callers have to be told of it. */
final class SimulatedAccount implements AutoCloseable {
    private final Hirelay hirelay = Hirelay.builder().build();
    private final Sandbox.Account account;

    SimulatedAccount(int callsPerWindow) {
        this(Sandbox.Options.DEFAULT.withCallsPerWindow(callsPerWindow));
    }

    SimulatedAccount(Sandbox.Options options) {
        account = sandbox().start(options);
    }

    /** An account whose clock is the test's. */
    SimulatedAccount(int callsPerWindow, Clock clock) {
        try {
            // The server's build knows no provider by its classes.
            account = sandbox()
                    .getClass()
                    .getConstructor(Clock.class)
                    .newInstance(clock)
                    .start(Sandbox.Options.DEFAULT.withCallsPerWindow(callsPerWindow));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("the simulated account takes no clock", e);
        }
    }

    private Sandbox sandbox() {
        return hirelay.sandboxes().iterator().next();
    }

    /** The token that opens what rules the account from outside. */
    String controlToken() {
        try {
            return (String) account.getClass().getMethod("controlToken").invoke(account);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("the simulated account cannot be ruled", e);
        }
    }

    Hirelay hirelay() {
        return hirelay;
    }

    URI address() {
        return account.baseUri();
    }

    ProviderDescriptor provider() {
        return hirelay.provider(account.connection().provider()).orElseThrow().descriptor();
    }

    String key() {
        return ((Credential.ApiKey) account.connection().credential().current()).token();
    }

    /** What an operator sets for the provider, so that a server reaches the account. */
    Map<String, String> operatorSettings() {
        Map<String, String> settings = new LinkedHashMap<>(account.operatorSettings());
        settings.putAll(settings(SettingSpec.Level.OPERATOR));
        return settings;
    }

    /**
     * The same as environment variables.
     *
     * @param way the address by which the account is to be reached, for each that is named
     */
    Map<String, String> environment(UnaryOperator<String> way) {
        Map<String, String> environment = new LinkedHashMap<>();
        operatorSettings()
                .forEach((name, value) -> environment.put(
                        ("HIRELAY_" + provider().id() + "_" + name)
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_'),
                        way.apply(value)));
        assertFalse(environment.isEmpty(), "the simulated account is reached by what an operator sets");
        return environment;
    }

    /** What a caller sends to connect the account, without the name of its customer. */
    Map<String, Object> body(String authenticationMethod, Map<String, ?> credential) {
        Map<String, Object> context = new LinkedHashMap<>(settings(SettingSpec.Level.CONNECTION));
        context.putAll(credential);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("integration", provider().id());
        body.put("authentication_method", authenticationMethod);
        body.put("context", context);
        return body;
    }

    private Map<String, String> settings(SettingSpec.Level level) {
        Map<String, String> settings = new LinkedHashMap<>(account.connection().settings());
        settings.keySet()
                .removeIf(name -> provider().setting(name).orElseThrow().level() != level);
        return settings;
    }

    @Override
    public void close() {
        account.close();
        hirelay.close();
    }
}
