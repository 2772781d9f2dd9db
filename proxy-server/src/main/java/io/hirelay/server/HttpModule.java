package io.hirelay.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.hirelay.http.Threads;
import io.hirelay.json.Json;
import io.hirelay.normalize.Normalizer;
import io.hirelay.server.http.Bypass;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.ExchangeListener;
import io.hirelay.server.http.HttpListener;
import io.hirelay.server.http.HttpListener.FreshIds;
import io.hirelay.server.http.InnerCalls;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.ServedListener;
import io.hirelay.server.http.batch.BatchEndpoints;
import io.hirelay.server.http.docs.CapabilityEndpoints;
import io.hirelay.server.http.docs.DocsEndpoints;
import io.hirelay.server.http.docs.MetaEndpoints;
import io.hirelay.server.http.docs.ToolEndpoints;
import io.hirelay.server.http.natives.CustomEndpoints;
import io.hirelay.server.http.natives.NativeEndpoints;
import io.hirelay.server.http.unified.Cursors;
import io.hirelay.server.http.unified.Target;
import io.hirelay.server.http.unified.UnifiedEndpoints;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Wires what listens, the routes of the unified model, and what is said about them. */
final class HttpModule extends AbstractModule {
    /** Beside those that serve calls; a batch for which none is left makes its calls one after the other. */
    private static final int BATCH_THREADS = 64;

    @Override
    protected void configure() {
        bind(Json.class).toInstance(new Json());
        bind(Normalizer.class).toInstance(new Normalizer());
        bind(FreshIds.class).toInstance(HttpModule::freshId);
        bind(Target.class).in(Singleton.class);
        bind(Cursors.class).in(Singleton.class);
        bind(UnifiedEndpoints.class).in(Singleton.class);
        bind(DocsEndpoints.class).in(Singleton.class);
        bind(NativeEndpoints.class).in(Singleton.class);
        bind(CustomEndpoints.class).in(Singleton.class);
        bind(HttpListener.class).in(Singleton.class);
        Multibinder.newSetBinder(binder(), ServedListener.class);
        Multibinder.newSetBinder(binder(), ExchangeListener.class);
        Multibinder.newSetBinder(binder(), Bypass.class);
        Multibinder<Endpoints> endpoints = Multibinder.newSetBinder(binder(), Endpoints.class);
        endpoints.addBinding().to(UnifiedEndpoints.class);
        endpoints.addBinding().to(CapabilityEndpoints.class);
        endpoints.addBinding().to(MetaEndpoints.class);
        endpoints.addBinding().to(ToolEndpoints.class);
        endpoints.addBinding().to(DocsEndpoints.class);
        endpoints.addBinding().to(NativeEndpoints.class);
        endpoints.addBinding().to(CustomEndpoints.class);
        endpoints.addBinding().to(BatchEndpoints.class);
    }

    @Provides
    @Singleton
    BatchEndpoints batchEndpoints(Target target, Provider<Set<Endpoints>> all, Json json, OnlyOnce onlyOnce) {
        return new BatchEndpoints(
                target, new InnerCalls(all::get, json), json, onlyOnce, Threads.bounded("batch", BATCH_THREADS, 0));
    }

    /** A name that nobody else has; it need not be hard to guess, which would cost more than is fair for every call. */
    private static String freshId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~0xf000L | 0x4000, random.nextLong() & Long.MAX_VALUE >> 1 | Long.MIN_VALUE)
                .toString();
    }

    @Provides
    @Singleton
    Vertx vertx() {
        // Nothing is served from files, so that none has to be copied to the disk.
        return Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true) // where there is none, Java's own
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }
}
