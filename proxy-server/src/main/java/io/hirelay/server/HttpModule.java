package io.hirelay.server;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.hirelay.json.Json;
import io.hirelay.normalize.Normalizer;
import io.hirelay.server.http.Bypass;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.ExchangeListener;
import io.hirelay.server.http.HttpListener;
import io.hirelay.server.http.HttpListener.FreshIds;
import io.hirelay.server.http.ServedListener;
import io.hirelay.server.http.docs.CapabilityEndpoints;
import io.hirelay.server.http.docs.DocsEndpoints;
import io.hirelay.server.http.docs.MetaEndpoints;
import io.hirelay.server.http.unified.Cursors;
import io.hirelay.server.http.unified.Target;
import io.hirelay.server.http.unified.UnifiedEndpoints;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.UUID;

/** Wires what listens, the routes of the unified model, and what is said about them. */
final class HttpModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(Json.class).toInstance(new Json());
        bind(Normalizer.class).toInstance(new Normalizer());
        bind(FreshIds.class).toInstance(() -> UUID.randomUUID().toString());
        bind(Target.class).in(Singleton.class);
        bind(Cursors.class).in(Singleton.class);
        bind(UnifiedEndpoints.class).in(Singleton.class);
        bind(DocsEndpoints.class).in(Singleton.class);
        bind(HttpListener.class).in(Singleton.class);
        Multibinder.newSetBinder(binder(), ServedListener.class);
        Multibinder.newSetBinder(binder(), ExchangeListener.class);
        Multibinder.newSetBinder(binder(), Bypass.class);
        Multibinder<Endpoints> endpoints = Multibinder.newSetBinder(binder(), Endpoints.class);
        endpoints.addBinding().to(UnifiedEndpoints.class);
        endpoints.addBinding().to(CapabilityEndpoints.class);
        endpoints.addBinding().to(MetaEndpoints.class);
        endpoints.addBinding().to(DocsEndpoints.class);
    }

    @Provides
    @Singleton
    Vertx vertx() {
        // Nothing is served from files, so that none has to be copied to the disk.
        return Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }
}
