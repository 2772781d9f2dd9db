package io.hirelay.server.http.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.hirelay.normalize.Normalizer;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.ExchangeListener;
import io.hirelay.server.http.HttpListener;
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

/**
 * Binds {@link HttpListener} over every source of endpoints. What it needs from elsewhere: {@code Hirelay}, {@code Json},
 * {@code InstantSource}, {@code HttpSettings}, {@code MasterKey}, {@code Authenticator} and {@code Accounts}. Whoever
 * starts the listener closes it, and {@link Vertx} after it.
 */
public final class HttpModule extends AbstractModule {

    @Override
    protected void configure() {
        Multibinder<Endpoints> endpoints = Multibinder.newSetBinder(binder(), Endpoints.class);
        endpoints.addBinding().to(UnifiedEndpoints.class);
        endpoints.addBinding().to(CapabilityEndpoints.class);
        endpoints.addBinding().to(MetaEndpoints.class);
        endpoints.addBinding().to(DocsEndpoints.class);
        Multibinder.newSetBinder(binder(), ServedListener.class);
        Multibinder.newSetBinder(binder(), ExchangeListener.class);
        bind(HttpListener.class).in(Singleton.class);
        bind(Target.class).in(Singleton.class);
        bind(Cursors.class).in(Singleton.class);
        bind(DocsEndpoints.class).in(Singleton.class);
    }

    @Provides
    @Singleton
    Normalizer normalizer() {
        return new Normalizer();
    }

    @Provides
    HttpListener.FreshIds freshIds() {
        return () -> UUID.randomUUID().toString();
    }

    /** One that leaves no files about. */
    @Provides
    @Singleton
    Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }
}
