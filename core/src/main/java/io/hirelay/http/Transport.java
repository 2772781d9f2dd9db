package io.hirelay.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Sends one request once and reads the answer to its end. The one place that talks to OkHttp. */
final class Transport implements AutoCloseable {
    /** As OkHttp itself puts it. */
    private static final String INTERRUPTED = "interrupted";

    /** What came of it. */
    sealed interface Sent {
        Duration took();

        /** An answer; {@code tooLarge} when it was cut at the limit. */
        record Answered(
                int status,
                AnswerHeaders headers,
                byte[] bytes,
                @Nullable MediaType type,
                boolean tooLarge,
                Duration took)
                implements Sent {
            /** The same with headers that do not repeat this credential. */
            Answered without(AuthHeaders credential) {
                return new Answered(status, headers.without(credential), bytes, type, tooLarge, took);
            }

            /** The body as text is read. */
            byte[] utf8() {
                return BodyEncoding.toUtf8(bytes, type);
            }
        }

        /**
         * No answer.
         *
         * @param reached whether the provider may have seen the request
         */
        record Failed(IOException cause, boolean reached, Duration took) implements Sent {

            boolean timedOut() {
                return cause instanceof InterruptedIOException && !interrupted();
            }

            boolean interrupted() {
                return Thread.currentThread().isInterrupted()
                        || cause instanceof ClosedByInterruptException
                        || INTERRUPTED.equals(cause.getMessage());
            }
        }
    }

    /** Marks the requests of the pipeline: nothing else is sent. */
    private static final class Permission {
        static final Permission GIVEN = new Permission();
    }

    /** Without TLS, whose certificates take long to read: a quarter of a second that not every host has to spend. */
    private final OkHttpClient plain;

    private final AtomicReference<@Nullable OkHttpClient> secure = new AtomicReference<>();
    private final InstantSource clock;
    private final int maxBodyBytes;

    Transport(HttpSettings settings, InstantSource clock) {
        this.clock = clock;
        this.maxBodyBytes = settings.maxBodyBytes();
        this.plain = new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.writeTimeout())
                .connectionPool(new ConnectionPool(32, 1, TimeUnit.MINUTES))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                // One call to a connection: interrupting one must not take others with it.
                .protocols(List.of(Protocol.HTTP_1_1))
                .socketFactory(new InterruptibleSockets())
                .addInterceptor(Transport::refuseStrangers)
                .addNetworkInterceptor(Transport::leaveRetriesToUs)
                .build();
    }

    /** For building requests; a call made with it directly fails. */
    Call.Factory requestsOnly() {
        return plain;
    }

    /** Both share threads and connections. */
    private OkHttpClient client(Request request) {
        if (!request.isHttps()) {
            return plain;
        }
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

    Sent send(Request request, Duration time) {
        return send(request, time, Body.MOST_SHOWN);
    }

    /** @param mostOfError how many bytes of an answer are read that is no success; the rest is left */
    Sent send(Request request, Duration time, int mostOfError) {
        Call call = client(request).newCall(prepared(request));
        call.timeout().timeout(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
        Progress progress = new Progress();
        call.addEventListener(progress);
        var started = clock.instant();
        try (Response response = call.execute()) {
            Read read = read(response, mostOfError);
            return new Sent.Answered(
                    response.code(),
                    AnswerHeaders.of(response.headers()),
                    read.bytes(),
                    response.body().contentType(),
                    read.tooLarge(),
                    Duration.between(started, clock.instant()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // while connecting, OkHttp lets InterruptedException through undeclared
            IOException cause = e instanceof IOException io ? io : new InterruptedIOException(INTERRUPTED);
            return new Sent.Failed(cause, progress.begun, Duration.between(started, clock.instant()));
        }
    }

    @Override
    public void close() {
        plain.dispatcher().executorService().shutdown();
        plain.connectionPool().evictAll();
    }

    private static Request prepared(Request request) {
        Request.Builder builder = request.newBuilder().tag(Permission.class, Permission.GIVEN);
        RequestBody body = request.body();
        if (body != null) {
            builder.method(request.method(), new OneShot(body));
        }
        return builder.build();
    }

    private record Read(byte[] bytes, boolean tooLarge) {}

    private Read read(Response response, int mostOfError) throws IOException {
        boolean success = response.isSuccessful();
        ResponseBody body = response.body();
        int limit = success ? maxBodyBytes : Math.min(maxBodyBytes, mostOfError);
        BufferedSource source = body.source();
        Buffer bytes = new Buffer();
        try {
            while (bytes.size() <= limit) {
                if (source.read(bytes, limit + 1L - bytes.size()) < 0) {
                    return new Read(bytes.readByteArray(), false);
                }
            }
        } catch (IOException e) {
            if (success) {
                throw e;
            } // that it failed is known, and why as far as it could be read
        }
        byte[] kept = bytes.readByteArray(Math.min(bytes.size(), limit));
        return new Read(kept, true);
    }

    private static Response refuseStrangers(Interceptor.Chain chain) throws IOException {
        if (chain.request().tag(Permission.class) == null) {
            throw new IllegalStateException("a Retrofit call is made by RestClient.call, never by itself");
        }
        return chain.proceed(chain.request());
    }

    /** OkHttp repeats a request without a body by itself when 503 comes with {@code Retry-After: 0}. */
    private static Response leaveRetriesToUs(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String retryAfter = response.header("Retry-After");
        return response.code() == 503 && retryAfter != null && retryAfter.matches("0+")
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    private static final class Progress extends EventListener {
        private volatile boolean begun;

        @Override
        public void requestHeadersStart(Call call) {
            begun = true;
        }
    }

    /** Tells OkHttp never to send a body twice. */
    private static final class OneShot extends RequestBody {
        private final RequestBody body;

        OneShot(RequestBody body) {
            this.body = body;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
        }

        @Override
        public boolean isOneShot() {
            return true;
        }
    }
}
