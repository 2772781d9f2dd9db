package io.hirelay.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Opens files by their addresses: without credentials, following nothing, and connecting to none but allowed addresses.
 * What a name stands for is looked up once and checked; the connection goes to what was checked, and no proxy is asked,
 * which would look it up anew.
 */
final class FileClient implements AutoCloseable {
    /** What OkHttp does not look up but takes for an address as it is. */
    private static final String LITERAL = "[0-9a-fA-F]*:[0-9a-fA-F:.]*|[\\d.]+";

    /** The host stands for no address that may be connected to. */
    static final class NotAllowed extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }

    /** Ends calls that are not done in time. Entered and left by one thread. */
    static final class Bound extends AsyncTimeout {
        private volatile @Nullable Call current;
        private volatile boolean over;

        Bound(Duration time) {
            timeout(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
        }

        @Override
        protected void timedOut() {
            over = true;
            Call call = current;
            if (call != null) {
                call.cancel();
            }
        }

        boolean isOver() {
            return over;
        }
    }

    private final OkHttpClient plain;
    private final AtomicReference<@Nullable OkHttpClient> secure = new AtomicReference<>();

    FileClient(HttpSettings settings) {
        this.plain = new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.writeTimeout())
                // No connection is used again: each has been checked for one call.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .proxy(Proxy.NO_PROXY)
                .protocols(List.of(Protocol.HTTP_1_1))
                .socketFactory(new InterruptibleSockets())
                .build();
    }

    /** Whether it ended because its thread is to stop. */
    static boolean interrupted(IOException cause) {
        return Thread.currentThread().isInterrupted()
                || cause instanceof ClosedByInterruptException
                || cause instanceof InterruptedIOException && "interrupted".equals(cause.getMessage());
    }

    /**
     * Asks for a file.
     *
     * @param allowed which addresses may be connected to
     * @return with headers read, the body not
     * @throws NotAllowed when the host has none that may
     */
    Response open(HttpUrl url, Predicate<InetAddress> allowed, Bound bound) throws IOException {
        if (url.host().matches(LITERAL)) {
            checked(List.of(InetAddress.getByName(url.host())), allowed);
        }
        OkHttpClient client = (url.isHttps() ? secure() : plain)
                .newBuilder()
                .dns(host -> checked(Dns.SYSTEM.lookup(host), allowed))
                .addNetworkInterceptor(chain -> onlyTo(allowed, chain))
                .build();
        Call call = client.newCall(new Request.Builder()
                .url(url)
                .header("User-Agent", "Hirelay")
                .header("Accept", "*/*")
                .header("Accept-Encoding", "identity")
                .build());
        bound.current = call;
        if (bound.isOver()) {
            throw new InterruptedIOException("timeout");
        }
        try {
            return call.execute();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // while connecting, OkHttp lets InterruptedException through undeclared
            throw new InterruptedIOException("interrupted");
        }
    }

    private static List<InetAddress> checked(List<InetAddress> found, Predicate<InetAddress> allowed)
            throws NotAllowed {
        List<InetAddress> good = found.stream().filter(allowed).toList();
        if (good.isEmpty()) {
            throw new NotAllowed();
        }
        return good;
    }

    /** Nothing is sent to where nothing may be, whichever way the connection came about. */
    private static Response onlyTo(Predicate<InetAddress> allowed, Interceptor.Chain chain) throws IOException {
        Connection connection = Objects.requireNonNull(chain.connection());
        checked(List.of(connection.route().socketAddress().getAddress()), allowed);
        return chain.proceed(chain.request());
    }

    /** Made when it is needed: the certificates take long to read. */
    private OkHttpClient secure() {
        OkHttpClient made = secure.get();
        if (made == null) {
            secure.compareAndSet(
                    null,
                    plain.newBuilder()
                            .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                            .build());
            made = Objects.requireNonNull(secure.get());
        }
        return made;
    }

    @Override
    public void close() {
        plain.dispatcher().executorService().shutdown();
        plain.connectionPool().evictAll();
    }
}
