package io.hirelay;

import io.hirelay.error.ConfigurationException;
import io.hirelay.error.Failure;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Operation;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionChecks;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.NativeAccess;
import io.hirelay.spi.NativeResource;
import io.hirelay.spi.OAuthAccess;
import io.hirelay.spi.OAuthAccount;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Registration;
import io.hirelay.spi.Session;
import io.hirelay.spi.SettingSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A registered provider: what it is, what it can do, and how connections to it are opened. Immutable, thread-safe. */
public final class Provider {
    private final AtsProvider<?> spi;
    private final ProviderDescriptor descriptor;
    private final Operations<?> operations;
    private final Map<String, NativeResource> natives;

    Provider(AtsProvider<?> spi) {
        this.spi = Objects.requireNonNull(spi, "spi");
        this.descriptor = Objects.requireNonNull(spi.descriptor(), "descriptor");
        this.operations = Objects.requireNonNull(spi.operations(), "operations");
        this.natives = spi instanceof NativeAccess<?> access ? byName(access.nativeResources()) : Map.of();
    }

    private static Map<String, NativeResource> byName(List<NativeResource> resources) {
        Map<String, NativeResource> byName = new LinkedHashMap<>();
        for (NativeResource resource : resources) {
            if (byName.put(resource.name(), resource) != null) {
                throw new IllegalArgumentException("there are two native resources named " + resource.name());
            }
        }
        return Collections.unmodifiableMap(byName);
    }

    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    /** Everything it supports. */
    public Collection<? extends Registration<?>> registrations() {
        return operations.all();
    }

    public boolean supports(Operation<?, ?> operation) {
        return operations.find(operation).isPresent();
    }

    /** Its resources that can be reached by name, in its own words; empty where there are none. */
    public List<NativeResource> nativeResources() {
        return List.copyOf(natives.values());
    }

    Map<String, NativeResource> nativesByName() {
        return natives;
    }

    /** Whether it can be spoken to in its own words. */
    public boolean speaksNatively() {
        return spi instanceof NativeAccess;
    }

    /** Where its JSON answers hold absolute addresses at which a list goes on, as names joined by dots. */
    public List<String> linkFields() {
        return spi instanceof NativeAccess<?> access ? List.copyOf(access.linkFields()) : List.of();
    }

    /** Whether a connection to it can be tested. */
    public boolean checksConnections() {
        return spi instanceof ConnectionChecks;
    }

    /** Whether accounts of it can be connected by OAuth 2.0, once the operator has set an application. */
    public boolean knowsOAuth() {
        return spi instanceof OAuthAccess;
    }

    /**
     * The OAuth application to connect accounts with; empty while the operator has set none, or the provider knows none.
     *
     * @param operatorSettings what the operator has set for this provider; defaults are filled in
     * @throws ConfigurationException naming every setting that is missing or wrong
     */
    public Optional<OAuthApplication> oauth(Map<String, String> operatorSettings) {
        return spi instanceof OAuthAccess access
                ? access.application(checkedSettings(operatorSettings, Set.of(SettingSpec.Level.OPERATOR)))
                : Optional.empty();
    }

    List<OAuthAccount> oauthAccounts(
            Map<String, String> operatorSettings,
            Credential.AccessToken token,
            ProviderContext context,
            CallContext call) {
        if (spi instanceof OAuthAccess access) {
            return List.copyOf(access.accounts(
                    checkedSettings(operatorSettings, Set.of(SettingSpec.Level.OPERATOR)), token, context, call));
        }
        throw ConfigurationException.of("provider", descriptor.id() + " connects no accounts by OAuth");
    }

    /** Name of the class, for messages about registration. */
    String implementation() {
        return spi.getClass().getName();
    }

    Connection connect(ConnectionConfig config, ProviderContext context, Duration callDeadline) {
        return open(spi, config, context, callDeadline);
    }

    private <S extends Session> Connection open(
            AtsProvider<S> provider, ConnectionConfig config, ProviderContext context, Duration callDeadline) {
        Map<String, String> settings = checkedSettings(config.settings(), EnumSet.allOf(SettingSpec.Level.class));
        ConnectionConfig complete = config.withSettings(settings);
        S session = provider.open(complete, context);
        return new Connection(new Engine<>(this, provider, session, complete), context.clock(), callDeadline);
    }

    /** The settings of these levels with defaults filled in; every failure is told at once. */
    private Map<String, String> checkedSettings(Map<String, String> given, Set<SettingSpec.Level> levels) {
        List<SettingSpec> specs = descriptor.settings().stream()
                .filter(spec -> levels.contains(spec.level()))
                .toList();
        List<Failure> failures = new ArrayList<>();
        for (String key : given.keySet()) {
            if (specs.stream().noneMatch(spec -> spec.key().equals(key))) {
                failures.add(new Failure(
                        key,
                        "is not a setting of " + descriptor.id() + "; known are "
                                + specs.stream().map(SettingSpec::key).collect(Collectors.joining(", "))));
            }
        }
        Map<String, String> complete = new java.util.HashMap<>(given);
        for (SettingSpec spec : specs) {
            String value = given.get(spec.key());
            if (value == null) {
                spec.defaultValue().ifPresentOrElse(preset -> complete.put(spec.key(), preset), () -> {
                    if (spec.required()) {
                        failures.add(new Failure(
                                spec.key(), "is required: " + spec.doc() + " (such as " + spec.example() + ")"));
                    }
                });
            } else {
                spec.problem(value).ifPresent(problem -> failures.add(new Failure(spec.key(), problem)));
            }
        }
        if (!failures.isEmpty()) {
            throw new ConfigurationException(failures);
        }
        return complete;
    }

    @Override
    public String toString() {
        return descriptor.id();
    }
}
