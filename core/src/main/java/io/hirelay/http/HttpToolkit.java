package io.hirelay.http;

import io.hirelay.budget.Budgets;
import io.hirelay.budget.Sleeper;
import io.hirelay.budget.SteadyClock;
import io.hirelay.file.Spool;
import io.hirelay.operation.CallContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;
import retrofit2.http.Tag;

/**
 * The shared pipeline by which providers are reached: one OkHttp client, one set of budgets, one parsed copy of each
 * Retrofit interface, for every connection. Host and credential are set for each request. Thread-safe.
 */
public final class HttpToolkit implements AutoCloseable {
    private static final int FANOUT_THREADS = 64;
    private static final Duration FANOUT_MARGIN = Duration.ofMillis(500);

    private final Transport transport;
    private final Budgets budgets;
    private final WireJson json = new WireJson();
    private final Pipeline pipeline;
    private final Retrofit retrofit;
    private final Map<Class<?>, Object> apis = new ConcurrentHashMap<>();
    private final ExecutorService fanoutThreads;
    private final Fanout fanout;
    private final Forms forms;
    private final FileClient files;

    /** @param random numbers from 0 to 1, for the pauses before a call is tried again; called from many threads */
    public HttpToolkit(
            HttpSettings settings, Budgets budgets, InstantSource clock, Sleeper sleeper, DoubleSupplier random) {
        this.budgets = Objects.requireNonNull(budgets, "budgets");
        this.transport = new Transport(settings, clock);
        this.pipeline = new Pipeline(transport, budgets, json, clock, new Backoff(settings, clock, sleeper, random));
        this.forms = new Forms(transport, json, clock);
        this.files = new FileClient(settings);
        this.retrofit = new Retrofit.Builder()
                .baseUrl(BaseUrl.PLACEHOLDER)
                .callFactory(transport.requestsOnly())
                .addConverterFactory(JacksonConverterFactory.create(json.mapper()))
                .validateEagerly(true)
                .build();
        this.fanoutThreads = Threads.bounded("hirelay-fanout", FANOUT_THREADS, 0);
        this.fanout = new Fanout(fanoutThreads, settings.fanout(), FANOUT_MARGIN);
    }

    private HttpToolkit(HttpToolkit same, Budgets budgets) {
        this.budgets = Objects.requireNonNull(budgets, "budgets");
        this.transport = same.transport;
        this.pipeline = same.pipeline.with(budgets);
        this.forms = same.forms;
        this.files = same.files;
        this.retrofit = same.retrofit;
        this.fanoutThreads = same.fanoutThreads;
        this.fanout = same.fanout;
    }

    /** The same pipeline with calls counted by other budgets; what is closed is shared. */
    public HttpToolkit with(Budgets others) {
        return new HttpToolkit(this, others);
    }

    /** A pipeline with its own clients and pools, telling time by {@code clock} and really waiting. */
    public static HttpToolkit create(InstantSource clock) {
        return create(HttpSettings.DEFAULT, clock);
    }

    /** As {@link #create(InstantSource)}, with bounds of one's own. */
    public static HttpToolkit create(HttpSettings settings, InstantSource clock) {
        return new HttpToolkit(
                settings,
                new Budgets(SteadyClock.inPlaceOf(clock), Sleeper.SYSTEM),
                clock,
                Sleeper.SYSTEM,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * A client for one connection; cheap, touches no network.
     *
     * @throws IllegalArgumentException when the target's base address cannot be one
     */
    public RestClient client(RestTarget target) {
        return new RestClient(target, this, pipeline);
    }

    /** Fetches several records at once for calls that expand a list. */
    public Fanout fanout() {
        return fanout;
    }

    /** Posts forms to OAuth 2.0 servers. */
    public Forms forms() {
        return forms;
    }

    /**
     * Fetches files by their addresses.
     *
     * @param spool where a file is kept that is fetched as a whole
     * @param privateUpstreams whether files of this machine may be fetched as well, and by plain http
     */
    public FileFetcher files(Spool spool, boolean privateUpstreams) {
        return new FileFetcher(files, spool, privateUpstreams);
    }

    /** Tells one more observer whenever the circuit breaker of a connection changes. */
    public void observeBreakers(BreakerObserver observer) {
        pipeline.observe(Objects.requireNonNull(observer, "observer"));
    }

    /** The budgets that every connection's calls count in. */
    public Budgets budgets() {
        return budgets;
    }

    /** JSON as clients read and write it, for what reaches a provider by another way. */
    public WireJson json() {
        return json;
    }

    /** Closes connections and threads; clients must not be used afterwards. */
    @Override
    public void close() {
        fanoutThreads.shutdownNow();
        transport.close();
        files.close();
    }

    <A> A api(Class<A> type) {
        return type.cast(apis.computeIfAbsent(type, t -> {
            Arrays.stream(t.getMethods()).forEach(HttpToolkit::check);
            return retrofit.create(t);
        }));
    }

    private static void check(Method method) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        if (!(method.getGenericReturnType() instanceof ParameterizedType type) || type.getRawType() != Call.class) {
            throw new IllegalArgumentException(name + " must return retrofit2.Call of what it reads");
        }
        for (int i = 0; i < method.getParameterCount(); i++) {
            if (method.getParameterTypes()[i] == CallContext.class
                    && has(Tag.class, method.getParameterAnnotations()[i])) {
                return;
            }
        }
        throw new IllegalArgumentException(name + " must take a @Tag CallContext: its deadline and lane");
    }

    private static boolean has(Class<? extends Annotation> wanted, Annotation[] annotations) {
        return Arrays.stream(annotations).anyMatch(wanted::isInstance);
    }
}
