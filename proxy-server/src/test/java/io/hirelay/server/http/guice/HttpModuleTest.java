package io.hirelay.server.http.guice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import io.hirelay.Hirelay;
import io.hirelay.server.http.Accounts;
import io.hirelay.server.http.Authenticator;
import io.hirelay.server.http.HttpListener;
import io.hirelay.server.http.HttpSettings;
import io.hirelay.server.http.ServerFixture;
import io.hirelay.server.secret.MasterKey;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpModuleTest {

    @Test
    void theListenerServesWhatTheModuleBinds() throws Exception {
        Injector injector = Guice.createInjector(new HttpModule(), new AbstractModule() {
            @Override
            protected void configure() {
                bind(Hirelay.class)
                        .toInstance(Hirelay.builder().withoutDiscovery().build());
                bind(InstantSource.class).toInstance(InstantSource.system());
                bind(HttpSettings.class).toInstance(ServerFixture.settings());
                bind(MasterKey.class).toInstance(MasterKey.random(new SecureRandom()));
                bind(Authenticator.class).toInstance(ServerFixture::authenticate);
                bind(Accounts.class).toInstance((environment, id) -> Optional.empty());
            }
        });
        HttpListener listener = injector.getInstance(HttpListener.class);
        listener.start();
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + "/openapi.json"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().contains("/integrated-account/{id}/capabilities"));
            assertTrue(answer.body().contains("/unified/ats/jobs"));
        } finally {
            listener.close();
            injector.getInstance(Vertx.class)
                    .close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            injector.getInstance(Hirelay.class).close();
        }
    }
}
