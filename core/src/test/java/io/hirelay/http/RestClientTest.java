package io.hirelay.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Safety;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestClientTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final InstantSource clock = InstantSource.system();
    private final HttpToolkit toolkit = HttpToolkit.create(clock);

    @AfterEach
    void close() {
        toolkit.close();
    }

    @Test
    void reads() {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"jobs\":[ {\"shortcode\":\"A1\", \"x\":1 } ]}")));
        RestClient client = toolkit.client(new RestTarget(
                "acme",
                "c1",
                URI.create("http://127.0.0.1:" + SERVER.getPort() + "/base"),
                RequestAuth.bearer(() -> "t"),
                BudgetSpec.UNLIMITED,
                RateHeaders.NONE,
                ErrorMapper.standard(),
                "Test/1"));
        JobsApi api = client.api(JobsApi.class);
        CallContext call = CallContext.until(Deadline.after(Duration.ofSeconds(5), clock));
        var jobs = client.call(api.list("open", RemoteQuery.NONE, call), Safety.READ);
        assertEquals(
                "{\"shortcode\":\"A1\", \"x\":1 }", jobs.jobs().get(0).raw().text());
    }
}
