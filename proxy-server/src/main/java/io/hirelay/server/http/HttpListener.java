package io.hirelay.server.http;

import io.hirelay.error.ConfigurationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.json.Json;
import io.hirelay.server.secret.EncryptedSpool;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import jakarta.inject.Inject;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves every endpoint over HTTP/1.1. Handlers run on {@link Workers}, never on an event loop. Thread-safe; started
 * and closed once.
 */
public final class HttpListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

    /** Public endpoints tell whether the server is well, and must do so when all other places are taken. */
    private static final int PUBLIC_CALLS = 4;

    private static final int PUBLIC_WAITING = 256;

    /** Any free port, and for every event loop the same. */
    private static final int ANY_ONE_PORT = -1;

    /** What is read of a body at a time. */
    private static final int LARGEST_PART = 64 * 1024;

    private final Vertx vertx;
    private final HttpSettings settings;
    private final InstantSource clock;
    private final Dispatcher dispatcher;
    private final RequestIds requestIds;
    private final EncryptedSpool files;
    private final Set<ServedListener> servedListeners;
    private final List<ExchangeListener> exchangeListeners;
    private final Set<Bypass> bypasses;
    private final Reception reception;
    private final Workers workers;
    private final Workers publicWorkers;
    private final Queue<HttpServer> servers = new ConcurrentLinkedQueue<>();
    private volatile boolean draining;

    /**
     * @param files where files that come in are kept while a call is served
     * @param bypasses serve what they know by themselves, before any endpoint
     * @param freshIds makes names for requests that have none of their own
     * @throws IllegalStateException when two endpoints claim one route
     */
    @Inject
    public HttpListener(
            Vertx vertx,
            HttpSettings settings,
            InstantSource clock,
            Json json,
            Authenticator authenticator,
            Set<Endpoints> endpoints,
            EncryptedSpool files,
            Set<ServedListener> servedListeners,
            Set<ExchangeListener> exchangeListeners,
            Set<Bypass> bypasses,
            FreshIds freshIds) {
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
        this.dispatcher = new Dispatcher(new RouteTable(all(endpoints)), authenticator, json);
        this.requestIds = new RequestIds(freshIds);
        this.files = files;
        this.servedListeners = Set.copyOf(servedListeners);
        this.exchangeListeners = List.copyOf(exchangeListeners);
        this.bypasses = Set.copyOf(bypasses);
        this.reception = new Reception(this);
        this.workers = new Workers("call", settings.concurrentCalls(), settings.waitingCalls());
        this.publicWorkers = new Workers("public", PUBLIC_CALLS, PUBLIC_WAITING);
    }

    /** Makes names for requests. */
    @FunctionalInterface
    public interface FreshIds extends Supplier<String> {}

    /** Every endpoint of these sources, in an order that does not change from start to start. */
    static List<Endpoint> all(Collection<Endpoints> sources) {
        return sources.stream()
                .flatMap(source -> source.endpoints().stream())
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList();
    }

    /**
     * Listens, with as many event loops as there are processors.
     *
     * @throws ConfigurationException when the port is taken or the host is not this machine's
     */
    public synchronized void start() {
        HttpServerOptions options = options();
        DeploymentOptions each =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        try {
            vertx.deployVerticle(() -> new Loop(options), each)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            servers.clear();
            throw ConfigurationException.of(
                    "HIRELAY_PORT",
                    e.getCause() instanceof BindException
                            ? "cannot listen on " + settings.host() + ", port " + settings.port()
                                    + ": it is taken, or not allowed, or no address of this machine;"
                                    + " choose another port, or stop what listens there"
                            : "cannot listen on " + settings.host() + ", port " + settings.port());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting to listen", e);
        }
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port() == 0 ? ANY_ONE_PORT : settings.port())
                .setMaxInitialLineLength(settings.largestUri())
                .setMaxHeaderSize(settings.largestHeaders())
                .setMaxChunkSize(LARGEST_PART)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(settings.idle().toMillis()))
                .setReuseAddress(true);
    }

    /** Listens on one event loop, beside the others. */
    private final class Loop extends VerticleBase {
        private final HttpServerOptions options;

        Loop(HttpServerOptions options) {
            this.options = options;
        }

        @Override
        public Future<?> start() {
            HttpServer server = vertx.createHttpServer(options);
            server.connectionHandler(connection -> prepare(connection, options));
            server.requestHandler(
                    request -> new Serving(HttpListener.this, request, vertx.getOrCreateContext()).start());
            server.invalidRequestHandler(HttpListener.this::refuse);
            server.exceptionHandler(lost ->
                    LOG.debug("a connection was lost: {}", lost.getClass().getName()));
            servers.add(server);
            return server.listen();
        }
    }

    private void prepare(HttpConnection connection, HttpServerOptions options) {
        StrictFraming.apply(connection, options);
        if (connection instanceof HttpServerConnection server) {
            ChannelPipeline pipeline = server.channelHandlerContext().pipeline();
            for (Bypass bypass : bypasses) {
                pipeline.addAfter(Bypass.ENCODER, null, bypass.handler(reception));
            }
        }
    }

    /** The port it listens on. */
    public int port() {
        HttpServer server = servers.peek();
        if (server == null) {
            throw new IllegalStateException("nothing listens yet");
        }
        return server.actualPort();
    }

    /** Accepts no more connections, finishes what is in flight as far as this time allows, and stops. */
    public synchronized void drain(Duration grace) {
        draining = true;
        List<Future<Void>> stopping = servers.stream()
                .map(server -> server.shutdown(grace.toMillis(), TimeUnit.MILLISECONDS))
                .toList();
        try {
            Future.join(stopping)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(grace.toMillis() + 2_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("connections did not close in time: {}", e.getClass().getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        servers.clear();
        workers.close();
        publicWorkers.close();
    }

    /** Stops at once. */
    @Override
    public void close() {
        drain(Duration.ZERO);
    }

    private void refuse(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Serving serving = new Serving(this, request, vertx.getOrCreateContext());
        if (cause instanceof TooLongHttpLineException) {
            serving.refuse(
                    ErrorCode.REQUEST_URI_TOO_LONG,
                    "the request's first line must have at most " + settings.largestUri() + " characters");
        } else if (cause instanceof TooLongHttpHeaderException) {
            serving.refuse(
                    ErrorCode.REQUEST_HEADERS_TOO_LARGE,
                    "the headers must have at most " + settings.largestHeaders() + " bytes together");
        } else {
            serving.refuse(ErrorCode.REQUEST_INVALID, "the request is not well-formed HTTP/1.1");
        }
    }

    void served(Served served) {
        for (ServedListener listener : servedListeners) {
            try {
                listener.served(served);
            } catch (RuntimeException e) {
                LOG.error("a listener failed: {}", Stack.of(e));
            }
        }
    }

    Workers workers(Endpoint endpoint) {
        return endpoint.access() == Access.PUBLIC ? publicWorkers : workers;
    }

    Vertx vertx() {
        return vertx;
    }

    EncryptedSpool files() {
        return files;
    }

    HttpSettings settings() {
        return settings;
    }

    InstantSource clock() {
        return clock;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Trace newTrace() {
        return new Trace(exchangeListeners);
    }

    RequestIds requestIds() {
        return requestIds;
    }

    boolean draining() {
        return draining;
    }
}
