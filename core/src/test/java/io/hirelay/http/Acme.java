package io.hirelay.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.Budgets;
import io.hirelay.budget.ManualClock;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Exchange;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An invented provider on a loopback port, and a pipeline to it whose pauses pass at once. */
final class Acme implements BeforeEachCallback, AfterEachCallback {
    static final String TOKEN = "canary-token-4711";

    final ManualClock clock = new ManualClock();
    final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());
    final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .bindAddress("127.0.0.1")
            .gzipDisabled(false));
    HttpSettings settings = HttpSettings.DEFAULT;
    RequestAuth auth = RequestAuth.bearer(() -> TOKEN);
    BudgetSpec budget = new BudgetSpec(10, Duration.ofSeconds(10));
    RateHeaders rateHeaders = RateHeaders.named("x-limit", "x-remaining", "x-reset", RateHeaders.Reset.EPOCH_SECONDS);
    ErrorMapper errors = ErrorMapper.standard();
    double random = 0.5;
    private final List<HttpToolkit> toolkits = new ArrayList<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        toolkits.forEach(HttpToolkit::close);
        server.stop();
    }

    HttpToolkit toolkit() {
        HttpToolkit toolkit = new HttpToolkit(settings, new Budgets(clock, clock), clock, clock, () -> random);
        toolkits.add(toolkit);
        return toolkit;
    }

    RestClient client() {
        return client("http://127.0.0.1:" + server.port() + "/api");
    }

    RestClient client(String base) {
        return toolkit().client(target(base));
    }

    RestTarget target(String base) {
        return new RestTarget("acme", "acme-1", URI.create(base), auth, budget, rateHeaders, errors, "Hirelay-Test/1");
    }

    CallContext call() {
        return call(Duration.ofMinutes(2));
    }

    CallContext call(Duration time) {
        return CallContext.until(Deadline.after(time, clock)).observedBy(exchanges::add);
    }

    List<Integer> statuses() {
        return exchanges.stream().map(Exchange::status).toList();
    }

    /** Answers one after the other; the last one for ever. */
    void answers(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            boolean last = i == answers.length - 1;
            server.stubFor(any(anyUrl())
                    .inScenario("answers")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "s" + i)
                    .willSetStateTo(last ? (i == 0 ? Scenario.STARTED : "s" + i) : "s" + (i + 1))
                    .willReturn(answers[i]));
        }
    }

    static ResponseDefinitionBuilder refusal(int status) {
        return aResponse().withStatus(status).withBody("{\"error\":\"no\"}").withHeader("X-Request-Id", "r-" + status);
    }
}
