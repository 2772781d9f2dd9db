package io.hirelay.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.budget.BudgetState;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.http.JobsApi.NewJob;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Safety;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.http.GET;

class RestClientTest {
    @RegisterExtension
    final Acme acme = new Acme();

    private RestAnswer<Native<JobsApi.JobDto>> getJob(RestClient client, String shortcode) {
        return client.exchange(client.api(JobsApi.class).get(shortcode, acme.call()), Safety.READ);
    }

    private void answers(byte[] body, String type) {
        acme.server.stubFor(any(anyUrl())
                .willReturn(aResponse().withHeader("Content-Type", type).withBody(body)));
    }

    private void answers(String body) {
        answers(body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    @Test
    void request_goes_under_the_base_with_credential_and_extra_query() {
        answers("{\"jobs\":[]}");
        RestClient client = acme.client();
        Map<String, List<String>> more = new LinkedHashMap<>();
        more.put("include[]", List.of("a b", "c&d"));
        more.put("état", List.of("é"));
        client.call(client.api(JobsApi.class).list("open", new RemoteQuery(more), acme.call()), Safety.READ);
        acme.server.verify(getRequestedFor(
                        urlEqualTo("/api/v1/jobs?state=open&include%5B%5D=a%20b&include%5B%5D=c%26d&%C3%A9tat=%C3%A9"))
                .withHeader("Authorization", equalTo("Bearer " + Acme.TOKEN))
                .withHeader("User-Agent", equalTo("Hirelay-Test/1"))
                .withHeader("Accept", equalTo("application/json")));
    }

    @Test
    void observer_sees_template_status_and_headers_but_neither_cookies_nor_credential() {
        acme.server.stubFor(get(anyUrl())
                .willReturn(okJson("{\"shortcode\":\"A\"}")
                        .withHeader("X-Request-Id", "r-1")
                        .withHeader("Set-Cookie", "session=1")));
        getJob(acme.client(), "A B");
        var exchange = acme.exchanges.get(0);
        assertEquals("GET", exchange.method());
        assertEquals("/api/v1/jobs/{shortcode}", exchange.template());
        assertEquals("/api/v1/jobs/A%20B", exchange.uri().getRawPath());
        assertEquals(200, exchange.status());
        assertEquals(1, exchange.attempt());
        assertEquals(List.of("r-1"), exchange.headers().get("x-request-id"));
        assertFalse(exchange.headers().containsKey("set-cookie"));
        assertFalse(exchange.toString().contains(Acme.TOKEN));
    }

    @Test
    void failing_observer_does_not_hide_the_answer() {
        answers("{\"jobs\":[]}");
        RestClient client = acme.client();
        CallContext call = acme.call().observedBy(exchange -> {
            throw new IllegalStateException("observer");
        });
        assertEquals(
                List.of(),
                client.call(client.api(JobsApi.class).list(null, RemoteQuery.NONE, call), Safety.READ)
                        .jobs());
    }

    @Test
    void waiting_for_the_budget_is_told_apart_from_the_exchange() {
        answers("{}");
        RestClient client = acme.client();
        for (int i = 0; i < 11; i++) {
            getJob(client, "A");
        }
        assertEquals(Duration.ZERO, acme.exchanges.get(9).waited());
        assertEquals(Duration.ofSeconds(10), acme.exchanges.get(10).waited());
        assertEquals(Duration.ZERO, acme.exchanges.get(10).took());
    }

    @Test
    void budget_is_corrected_by_headers_and_shared_by_connections_with_the_same_credential() {
        long reset = acme.clock.instant().getEpochSecond() + 10;
        acme.server.stubFor(get(anyUrl())
                .willReturn(okJson("{}")
                        .withHeader("X-Limit", "40")
                        .withHeader("X-Remaining", "39")
                        .withHeader("X-Reset", Long.toString(reset))));
        HttpToolkit toolkit = acme.toolkit();
        String base = "http://127.0.0.1:" + acme.server.port() + "/api";
        RestClient one = toolkit.client(acme.target(base));
        RestClient two = toolkit.client(acme.target(base + "/"));
        assertEquals(new BudgetState(10, 10, Duration.ZERO), two.budget());
        getJob(one, "A");
        assertEquals(new BudgetState(40, 39, Duration.ofSeconds(10)), two.budget());
        acme.auth = RequestAuth.bearer(() -> "other");
        assertEquals(10, toolkit.client(acme.target(base)).budget().remaining());
    }

    @Test
    void body_is_sent_as_json_without_nulls() {
        acme.server.stubFor(
                post(anyUrl()).willReturn(aResponse().withStatus(201).withBody("{\"title\":\"T\"}")));
        RestClient client = acme.client();
        RestAnswer<JobsApi.JobDto> created =
                client.exchange(client.api(JobsApi.class).create(new NewJob("T", null), acme.call()), Safety.WRITE);
        assertEquals(201, created.status());
        assertEquals("T", created.value().title());
        acme.server.verify(
                postRequestedFor(urlEqualTo("/api/v1/jobs")).withRequestBody(equalToJson("{\"title\":\"T\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OK", "{\"a\":1}"})
    void void_methods_do_not_look_at_the_body(String body) {
        acme.server.stubFor(
                post(anyUrl()).willReturn(aResponse().withStatus(202).withBody(body)));
        RestClient client = acme.client();
        assertNull(client.call(client.api(JobsApi.class).publish("A", acme.call()), Safety.WRITE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"shortcode\":",
                "<html>please log in</html>",
                "null",
                "{\"openings\":\"canary-body\"}",
                "{} {}"
            })
    void success_that_is_not_as_documented_is_a_protocol_error(String body) {
        answers(body);
        RestClient client = acme.client();
        ProtocolException e = assertThrows(ProtocolException.class, () -> getJob(client, "A"));
        assertTrue(String.valueOf(e.getMessage()).contains("GET /api/v1/jobs/{shortcode}"), e.getMessage());
        assertFalse(String.valueOf(e.getMessage()).contains("canary-body"), e.getMessage());
        assertNull(e.getCause());
        assertEquals(List.of(200), acme.statuses());
        UnknownOutcomeException unknown = assertThrows(
                UnknownOutcomeException.class,
                () -> client.call(client.api(JobsApi.class).create(new NewJob("T", null), acme.call()), Safety.WRITE));
        assertEquals(200, unknown.providerFailure().orElseThrow().status());
        assertEquals(List.of(200, 200), acme.statuses());
    }

    @Test
    void bodies_in_other_encodings_are_understood() {
        String json = "{\"title\":\"Größe\"}";
        RestClient client = acme.client();
        answers(json.getBytes(StandardCharsets.ISO_8859_1), "application/json; charset=iso-8859-1");
        assertEquals("Größe", getJob(client, "A").value().value().title());
        answers(("\uFEFF" + json).getBytes(StandardCharsets.UTF_8), "application/json");
        assertEquals(json, getJob(client, "A").value().raw().text());
        answers(json.getBytes(StandardCharsets.UTF_16), "application/json");
        assertEquals(json, getJob(client, "A").value().raw().text());
        answers(("\uFEFF" + json).getBytes(Charset.forName("UTF-32LE")), "application/json");
        assertEquals("Größe", getJob(client, "A").value().value().title());
        answers(json.getBytes(StandardCharsets.UTF_8), "application/json; charset=no-such-thing");
        assertEquals("Größe", getJob(client, "A").value().value().title());
        answers(json.getBytes(StandardCharsets.ISO_8859_1), "application/json");
        assertThrows(ProtocolException.class, () -> getJob(client, "A"));
    }

    @Test
    void answer_above_the_byte_limit_is_refused_and_one_at_it_is_not() {
        acme.settings = HttpSettings.DEFAULT.withMaxBodyBytes(100);
        RestClient client = acme.client();
        answers("{\"title\":\"" + "x".repeat(88) + "\"}");
        assertEquals(100, getJob(client, "A").value().raw().length());
        answers("{\"title\":\"" + "x".repeat(89) + "\"}");
        ProtocolException e = assertThrows(ProtocolException.class, () -> getJob(client, "A"));
        assertTrue(String.valueOf(e.getMessage()).contains("more than 100 bytes"), e.getMessage());
    }

    @Test
    void compressed_answer_is_measured_as_it_is_read() {
        acme.settings = HttpSettings.DEFAULT.withMaxBodyBytes(1_000_000);
        answers("{\"title\":\"" + "x".repeat(5_000_000) + "\"}"); // a few kilobytes when compressed
        RestClient client = acme.client();
        assertThrows(ProtocolException.class, () -> getJob(client, "A"));
    }

    @Test
    void next_page_is_followed_on_the_base_whatever_host_its_link_names() {
        answers("{\"jobs\":[]}");
        RestClient client = acme.client();
        NextLink next = client.nextLink("https://acme.example.com/api/v1/jobs?since_id=7&limit=2");
        assertEquals(new NextLink("v1/jobs", "since_id=7&limit=2"), next);
        client.call(client.api(JobsApi.class).follow(next.reference(), acme.call()), Safety.READ);
        acme.server.verify(getRequestedFor(urlEqualTo("/api/v1/jobs?since_id=7&limit=2"))
                .withHeader("Authorization", equalTo("Bearer " + Acme.TOKEN)));
        assertEquals("/api/{follow}", acme.exchanges.get(0).template());
        assertEquals(new NextLink("v1/jobs", "a=1"), client.nextLink("/api/v1/jobs?a=1"));
        assertEquals(new NextLink("v1/jobs", "a=1"), client.nextLink("v1/jobs?a=1"));
        assertEquals("NextLink[v1/jobs]", next.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example.com/other/jobs?x=1",
                "/other",
                "../other",
                "v1/../../other",
                "%2e%2e/other",
                "https://user:pw@acme.example.com/api/jobs",
                "ftp://acme.example.com/api",
                "v1/a%2f..%2f..%2fb",
                "https:\\\\evil"
            })
    void next_link_that_leaves_the_base_is_refused(String link) {
        RestClient client = acme.client();
        assertThrows(ProtocolException.class, () -> client.nextLink(link));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/api/v1/jobs",
                "//evil.example.com/api/v1/jobs",
                "http://127.0.0.1:1/api/v1/jobs",
                "http://provider.invalid@evil.example.com/api",
                "v1/%2e%2e%2f%2e%2e/x",
                "v1/a%5cb"
            })
    void url_that_leaves_the_base_is_refused_and_nothing_is_sent(String url) {
        RestClient client = acme.client();
        assertThrows(
                InvalidRequestException.class,
                () -> client.call(client.api(JobsApi.class).follow(url, acme.call()), Safety.READ));
        assertEquals(List.of(), acme.exchanges);
    }

    @Test
    void absolute_url_under_the_base_is_followed() {
        answers("{\"jobs\":[]}");
        RestClient client = acme.client();
        String url = "http://127.0.0.1:" + acme.server.port() + "/api/v1/jobs?x=1";
        client.call(client.api(JobsApi.class).follow(url, acme.call()), Safety.READ);
        acme.server.verify(getRequestedFor(urlEqualTo("/api/v1/jobs?x=1")));
        assertThrows(
                InvalidRequestException.class,
                () -> client.call(
                        client.api(JobsApi.class)
                                .follow("http://127.0.0.1:" + acme.server.port() + "/elsewhere", acme.call()),
                        Safety.READ));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "%2e%2e", "../x", "a/b", "a\\b", "a\nb", "%2e%2e%2fx"})
    void identifier_that_is_a_way_out_is_refused_and_nothing_is_sent(String id) {
        RestClient client = acme.client();
        InvalidRequestException e = assertThrows(InvalidRequestException.class, () -> getJob(client, id));
        assertEquals("path", e.failures().get(0).field());
        assertEquals(List.of(), acme.exchanges);
    }

    @Test
    void identifiers_with_odd_but_harmless_characters_stay_one_segment() {
        answers("{}");
        getJob(acme.client(), "a?b#c d%e;é..");
        assertEquals(
                "/api/v1/jobs/a%3Fb%23c%20d%25e;%C3%A9..",
                acme.exchanges.get(0).uri().getRawPath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x", "/relative", "http://u:p@x/", "http://x/?q", "http://x/#f", "mailto:a@b.c"})
    void base_address_that_cannot_be_one_is_refused(String base) {
        HttpToolkit toolkit = acme.toolkit();
        RestTarget target = acme.target(base);
        assertThrows(IllegalArgumentException.class, () -> toolkit.client(target));
    }

    interface WithoutContext {
        @GET("x")
        Call<Void> forgetful();
    }

    @Test
    void interfaces_are_checked_when_they_are_asked_for() {
        RestClient client = acme.client();
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> client.api(WithoutContext.class));
        assertTrue(String.valueOf(e.getMessage()).contains("WithoutContext.forgetful"), e.getMessage());
    }

    @Test
    void interfaces_are_parsed_once_for_all_connections() {
        HttpToolkit toolkit = acme.toolkit();
        RestClient one = toolkit.client(acme.target("http://one.example.com"));
        RestClient two = toolkit.client(acme.target("http://two.example.com"));
        assertSame(one.api(JobsApi.class), two.api(JobsApi.class));
    }

    @Test
    void call_cannot_be_made_beside_the_pipeline() {
        RestClient client = acme.client();
        Call<?> call = client.api(JobsApi.class).get("A", acme.call());
        assertThrows(IllegalStateException.class, call::execute);
        acme.server.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void what_may_be_secret_or_personal_is_not_shown() {
        RestTarget target = new RestTarget(
                "acme",
                "c",
                URI.create("https://x"),
                RequestAuth.bearer(() -> Acme.TOKEN),
                acme.budget,
                RateHeaders.NONE,
                ErrorMapper.standard(),
                "t");
        assertFalse(target.toString().contains(Acme.TOKEN));
        assertFalse(target.budgetKey().get().contains(Acme.TOKEN));
        assertEquals("AuthHeaders[Authorization]", target.auth().headers().toString());
        assertEquals("RemoteQuery[email]", new RemoteQuery(Map.of("email", List.of("a@b.c"))).toString());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> AuthHeaders.of(Map.of("X-Api-Key", "secret\nvalue")));
        assertFalse(String.valueOf(e.getMessage()).contains("secret"));
    }
}
