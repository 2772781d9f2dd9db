package io.hirelay;

import io.hirelay.budget.BudgetObserver;
import io.hirelay.budget.Budgets;
import io.hirelay.budget.Ledgers;
import io.hirelay.budget.Shares;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.Failure;
import io.hirelay.file.Spool;
import io.hirelay.http.BreakerObserver;
import io.hirelay.http.HttpToolkit;
import io.hirelay.oauth.OAuthClient;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.OAuthAccount;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.Sandbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One model for every applicant tracking system. Holds the registered providers and what their connections share; made
 * once for an application, thread-safe, closed at its end.
 *
 * <pre>{@code
 * try (Hirelay hirelay = Hirelay.builder().build();
 *         Connection acme = hirelay.connect(new ConnectionConfig(
 *                 "workable", Map.of("subdomain", "acme"), new Credential.ApiKey(token)))) {
 *     for (Job job : acme.jobs().all()) {
 *         System.out.println(job.name().orElse("?"));
 *     }
 * }
 * }</pre>
 */
public final class Hirelay implements AutoCloseable {
    private final Map<String, Provider> providers;
    private final Map<String, Sandbox> sandboxes;
    private final ProviderContext context;
    private final Duration callDeadline;
    private final OAuthClient oauth;

    private Hirelay(
            Map<String, Provider> providers,
            Map<String, Sandbox> sandboxes,
            ProviderContext context,
            Duration callDeadline) {
        this.providers = providers;
        this.sandboxes = sandboxes;
        this.context = context;
        this.callDeadline = callDeadline;
        this.oauth = new OAuthClient(context.http().forms(), context.clock());
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The same with files kept elsewhere while a call needs them; what is closed is shared. */
    public Hirelay withSpool(Spool files) {
        return with(new ProviderContext(context.clock(), context.http(), files, context.privateUpstreams()));
    }

    /** The same with other {@link Builder#allowPrivateUpstreams}; what is closed is shared. */
    public Hirelay withPrivateUpstreams(boolean allowed) {
        return with(new ProviderContext(context.clock(), context.http(), context.spool(), allowed));
    }

    /** The same with calls counted elsewhere, and watched; what is closed is shared. Of the two, use one only. */
    public Hirelay withBudgets(UnaryOperator<Budgets> change) {
        HttpToolkit http = context.http().with(change.apply(context.http().budgets()));
        return with(new ProviderContext(context.clock(), http, context.spool(), context.privateUpstreams()));
    }

    private Hirelay with(ProviderContext other) {
        return new Hirelay(providers, sandboxes, other, callDeadline);
    }

    /** Every registered provider, by id. */
    public Collection<Provider> providers() {
        return providers.values();
    }

    public Optional<Provider> provider(String id) {
        return Optional.ofNullable(providers.get(id));
    }

    /** A simulated account of this provider, where one is on the class path. */
    public Optional<Sandbox> sandbox(String provider) {
        return Optional.ofNullable(sandboxes.get(provider));
    }

    /** Every simulated account there is. */
    public Collection<Sandbox> sandboxes() {
        return sandboxes.values();
    }

    /**
     * Opens a connection; cheap, touches no network.
     *
     * @throws ConfigurationException naming an unknown provider or every setting that is missing or wrong
     */
    public Connection connect(ConnectionConfig config) {
        return known(config.provider()).connect(config, context, callDeadline);
    }

    private Provider known(String id) {
        return provider(id)
                .orElseThrow(() -> ConfigurationException.of(
                        "provider",
                        "there is no provider " + id + "; known are " + String.join(", ", providers.keySet())));
    }

    /** The round trips of OAuth 2.0, with what {@link Provider#oauth} answers. */
    public OAuthClient oauth() {
        return oauth;
    }

    /**
     * The accounts that an OAuth token just granted reaches, to choose from; at least one.
     *
     * @param operatorSettings what the operator has set for this provider
     * @throws io.hirelay.error.AccessDeniedException when it reaches none, saying what to do
     * @throws ConfigurationException naming an unknown provider, one that knows no OAuth, or settings that are wrong
     */
    public List<OAuthAccount> oauthAccounts(
            String provider, Map<String, String> operatorSettings, Credential.AccessToken token, CallContext call) {
        return known(provider).oauthAccounts(operatorSettings, token, context, call);
    }

    /** Closes what connections share; connections must not be used afterwards. */
    @Override
    public void close() {
        context.http().close();
    }

    /** Collects providers and settings. Not thread-safe. */
    public static final class Builder {
        private final List<AtsProvider<?>> explicit = new ArrayList<>();
        private Optional<ClassLoader> discovery = Optional.of(Objects.requireNonNullElseGet(
                Thread.currentThread().getContextClassLoader(), Hirelay.class::getClassLoader));
        private InstantSource clock = InstantSource.system();
        private Optional<HttpToolkit> http = Optional.empty();
        private Duration callDeadline = Duration.ofSeconds(60);
        private Spool spool = Spool.memory();
        private BreakerObserver breakers = (provider, connection, now) -> {};
        private boolean privateUpstreams;
        private UnaryOperator<Budgets> budgets = UnaryOperator.identity();

        private Builder() {}

        /** Registers a provider beside those found on the class path; it takes the place of one of the same id. */
        public Builder provider(AtsProvider<?> provider) {
            explicit.add(Objects.requireNonNull(provider, "provider"));
            return this;
        }

        /** Where to look for providers; the context class loader of this thread unless told otherwise. */
        public Builder discoverFrom(ClassLoader loader) {
            this.discovery = Optional.of(loader);
            return this;
        }

        /** Uses only the providers registered by hand. */
        public Builder withoutDiscovery() {
            this.discovery = Optional.empty();
            return this;
        }

        public Builder clock(InstantSource source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** The pipeline by which providers are reached; closed with this object. */
        public Builder http(HttpToolkit toolkit) {
            this.http = Optional.of(toolkit);
            return this;
        }

        /**
         * Where the calls of every credential are counted; in this process unless told otherwise. Processes that share
         * credentials count together, or each believes the whole limit to be its own.
         */
        public Builder ledgers(Ledgers ledgers) {
            return budgets(known -> known.countedBy(ledgers));
        }

        /** How much of every provider's limit is kept for which lane; {@link Shares#DEFAULT} unless told otherwise. */
        public Builder shares(Shares shares) {
            return budgets(known -> known.sharedOutBy(shares));
        }

        /** Who is told what becomes of calls that wait for a provider's limit. */
        public Builder budgetObserver(BudgetObserver observer) {
            return budgets(known -> known.observedBy(observer));
        }

        private Builder budgets(UnaryOperator<Budgets> change) {
            UnaryOperator<Budgets> before = budgets;
            this.budgets = known -> change.apply(before.apply(known));
            return this;
        }

        /** Told whenever a provider begins to be left alone because it fails, and when it is called again. */
        public Builder breakerObserver(BreakerObserver observer) {
            this.breakers = Objects.requireNonNull(observer, "observer");
            return this;
        }

        /** Where files are kept while a call needs them; in memory unless told otherwise. */
        public Builder spool(Spool files) {
            this.spool = Objects.requireNonNull(files, "files");
            return this;
        }

        /**
         * Whether files that callers name by their address may be fetched from this machine too, and by plain http: for
         * development and tests. By default they come over https from the public internet alone.
         */
        public Builder allowPrivateUpstreams(boolean allowed) {
            this.privateUpstreams = allowed;
            return this;
        }

        /** The time within which a call answers when it names no deadline of its own. */
        public Builder callDeadline(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("callDeadline must be positive");
            }
            this.callDeadline = time;
            return this;
        }

        /**
         * @throws ConfigurationException naming every provider that could not be loaded and every id that two claim
         */
        public Hirelay build() {
            List<Failure> failures = new ArrayList<>();
            Map<String, Provider> providers = new LinkedHashMap<>();
            discovery.ifPresent(loader -> {
                for (AtsProvider<?> found : load(loader, failures)) {
                    register(providers, found, false, failures);
                }
            });
            explicit.forEach(provider -> register(providers, provider, true, failures));
            Map<String, Sandbox> sandboxes = new LinkedHashMap<>();
            discovery.ifPresent(loader -> ServiceLoader.load(Sandbox.class, loader)
                    .forEach(sandbox -> sandboxes.putIfAbsent(sandbox.provider(), sandbox)));
            if (!failures.isEmpty()) {
                throw new ConfigurationException(failures);
            }
            HttpToolkit toolkit = http.orElseGet(() -> HttpToolkit.create(clock));
            HttpToolkit shared = toolkit.with(budgets.apply(toolkit.budgets()));
            shared.observeBreakers(breakers);
            return new Hirelay(
                    java.util.Collections.unmodifiableMap(providers),
                    java.util.Collections.unmodifiableMap(sandboxes),
                    new ProviderContext(clock, shared, spool, privateUpstreams),
                    callDeadline);
        }

        private static void register(
                Map<String, Provider> providers, AtsProvider<?> spi, boolean replaces, List<Failure> failures) {
            Provider provider;
            try {
                provider = new Provider(spi);
            } catch (RuntimeException e) {
                failures.add(new Failure(spi.getClass().getName(), "cannot describe itself: " + e.getMessage()));
                return;
            }
            Provider other = providers.put(provider.descriptor().id(), provider);
            if (other != null && !replaces) {
                failures.add(new Failure(
                        provider.descriptor().id(),
                        "is claimed by both " + other.implementation() + " and " + provider.implementation()));
            }
        }

        /** One broken jar must not hide the others. */
        @SuppressWarnings("rawtypes") // a service is looked up by its class
        private static List<AtsProvider<?>> load(ClassLoader loader, List<Failure> failures) {
            List<AtsProvider<?>> found = new ArrayList<>();
            Iterator<ServiceLoader.Provider<AtsProvider>> services =
                    ServiceLoader.load(AtsProvider.class, loader).stream().iterator();
            while (true) {
                try {
                    if (!services.hasNext()) {
                        return found.stream()
                                .sorted(java.util.Comparator.comparing(
                                        provider -> provider.getClass().getName()))
                                .collect(Collectors.toList());
                    }
                    found.add(services.next().get());
                } catch (ServiceConfigurationError e) {
                    failures.add(new Failure("provider", String.valueOf(e.getMessage())));
                }
            }
        }
    }
}
