package io.hirelay.server.passthrough;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.hirelay.http.Threads;
import io.hirelay.json.Json;
import io.hirelay.server.http.Accounts;
import io.hirelay.server.http.Authenticator;
import io.hirelay.server.http.Bypass;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.HttpSettings;
import io.hirelay.server.http.ProviderErrors;
import io.hirelay.server.http.PublicUrl;
import io.hirelay.server.http.unified.Cursors;
import io.hirelay.server.store.Database;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLException;

/** Wires the calls that go to providers as they are. */
public final class PassthroughModule extends AbstractModule {
    private static final int WORKERS = 16;
    private static final int WAITING = 1_024;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration HEAD = Duration.ofSeconds(20);

    private final Duration patience;
    private final OptionalLong largestBody;

    /**
     * @param patience how long either side may keep the other waiting
     * @param largestBody bytes of a request's body; any number when empty
     */
    public PassthroughModule(Duration patience, OptionalLong largestBody) {
        this.patience = patience;
        this.largestBody = largestBody;
    }

    @ProvidesIntoSet
    @Singleton
    Bypass passthrough(
            Authenticator authenticator,
            Accounts accounts,
            Database database,
            InstantSource clock,
            HttpSettings settings,
            PublicUrl publicUrl,
            Cursors cursors,
            Json json)
            throws SSLException {
        Executor workers = Threads.bounded("passthrough", WORKERS, WAITING);
        ProviderErrors errors = new ProviderErrors(json);
        VerbatimForm.PublicAddress address = new VerbatimForm.PublicAddress(
                publicUrl.given(), URI.create("http://" + settings.host() + ":" + settings.port()));
        return new Passthrough(
                new Gate(
                        authenticator,
                        accounts,
                        database::generation,
                        System::nanoTime,
                        clock,
                        settings.callDeadline(),
                        workers,
                        (opened, asked, request, requestId) -> asked.custom()
                                ? new CustomForm(opened, asked, request.method(), requestId, cursors, errors)
                                : new VerbatimForm(opened, asked, request, address)),
                new TransportSettings(CONNECT, HEAD, patience, patience, largestBody),
                SslContextBuilder.forClient().build(),
                workers);
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints endpoints() {
        return new PassthroughEndpoints();
    }
}
