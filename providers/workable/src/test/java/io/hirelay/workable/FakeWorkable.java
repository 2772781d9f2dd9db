package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.budget.Budgets;
import io.hirelay.budget.Sleeper;
import io.hirelay.http.HttpSettings;
import io.hirelay.http.HttpToolkit;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server whose every answer a test decides, below a path of its own, and a connection to it. Its clock stands still
 * but for what is slept, so that waits for the budget cost no time.
 */
final class FakeWorkable implements AutoCloseable {
    static final String API = "/mock/acme/spi/v3";

    /** Moves when a test says so, or when somebody sleeps. */
    static final class Clock implements InstantSource, Sleeper {
        private volatile Instant now = Instant.parse("2026-08-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration time) {
            synchronized (this) {
                now = now.plus(time);
            }
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            advance(time);
        }
    }

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Clock clock = new Clock();
    private final InstantSource time;
    private final HttpToolkit http;
    private final Hirelay hirelay;
    private final Connection connection;

    FakeWorkable() {
        this(Optional.empty());
    }

    FakeWorkable(Optional<String> defaultUser) {
        this(defaultUser, false);
    }

    /** With the system's clock, for calls that are made at once: a clock that sleeping moves runs ahead of them. */
    static FakeWorkable inRealTime() {
        return new FakeWorkable(Optional.empty(), true);
    }

    private FakeWorkable(Optional<String> defaultUser, boolean realTime) {
        this.time = realTime ? InstantSource.system() : clock;
        Sleeper sleeper = realTime ? Sleeper.SYSTEM : clock;
        server.start();
        server.stubFor(any(anyUrl())
                .atPriority(100)
                .willReturn(aResponse().withStatus(404).withBody("{\"error\":\"Not found\"}")));
        this.http = new HttpToolkit(
                HttpSettings.DEFAULT.withMaxAttempts(2), new Budgets(time, sleeper), time, sleeper, () -> 0.0);
        this.hirelay = Hirelay.builder().clock(time).http(http).build();
        this.connection = hirelay.connect(new ConnectionConfig(
                "workable",
                "acme",
                Map.of("subdomain", "acme", "base_url", server.baseUrl() + "/mock/{subdomain}"),
                () -> new Credential.ApiKey("secret-token"),
                defaultUser));
    }

    Connection connection() {
        return connection;
    }

    HttpToolkit http() {
        return http;
    }

    Clock clock() {
        return clock;
    }

    CallContext within(Duration length) {
        return CallContext.until(Deadline.after(length, time));
    }

    /** What a path answers. */
    FakeWorkable answers(String path, String body) {
        return answers(path, aResponse().withBody(body));
    }

    FakeWorkable answers(String path, ResponseDefinitionBuilder response) {
        server.stubFor(get(urlPathEqualTo(API + path))
                .willReturn(response.withHeader("Content-Type", "application/json; charset=utf-8")));
        return this;
    }

    FakeWorkable answers(MappingBuilder mapping) {
        server.stubFor(mapping);
        return this;
    }

    /** A pipeline of these stages, for a job or under {@code /stages}. */
    static String stages(String... slugAndName) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < slugAndName.length; i += 2) {
            rows.append(i == 0 ? "" : ",")
                    .append("{\"id\":" + (5_000 + i) + ",\"identifier\":\"" + Integer.toHexString(0xabc00 + i)
                            + "\",\"slug\":\"" + slugAndName[i] + "\",\"name\":\"" + slugAndName[i + 1]
                            + "\",\"kind\":\"" + slugAndName[i] + "\",\"position\":" + (i / 2 + 1) + "}");
        }
        return "{\"stages\":[" + rows + "]}";
    }

    /** The requests that came, path and query, since the last look. */
    List<String> requests() {
        List<String> urls =
                server.findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl())).stream()
                        .map(LoggedRequest::getUrl)
                        .map(url -> url.startsWith(API) ? url.substring(API.length()) : url)
                        .toList();
        server.resetRequests();
        return urls;
    }

    WireMockServer server() {
        return server;
    }

    @Override
    public void close() {
        connection.close();
        hirelay.close();
        server.stop();
    }
}
