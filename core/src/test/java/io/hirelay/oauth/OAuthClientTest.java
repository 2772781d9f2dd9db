package io.hirelay.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.hirelay.budget.ManualClock;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.Retry;
import io.hirelay.error.UnavailableException;
import io.hirelay.http.HttpToolkit;
import io.hirelay.operation.Deadline;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.OAuthApplication.Revocation;
import io.hirelay.spi.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class OAuthClientTest {
    private static final URI REDIRECT = URI.create("https://hirelay.example/oauth/callback?x=1");
    private static final Secret CODE = Secret.of("canary-code");
    private static final Secret REFRESH = Secret.of("canary-refresh");

    private final ManualClock clock = new ManualClock();
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final HttpToolkit http = HttpToolkit.create(clock);
    private final OAuthClient client = new OAuthClient(http.forms(), clock);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop();
    }

    private OAuthApplication application() {
        return application(Revocation.STANDARD);
    }

    private OAuthApplication application(Revocation revocation) {
        URI base = URI.create("http://127.0.0.1:" + server.port() + "/oauth/");
        return new OAuthApplication(
                base.resolve("authorize"),
                base.resolve("token"),
                Optional.of(base.resolve("revoke")),
                revocation,
                "app & co",
                Secret.of("canary-secret"),
                List.of("r_jobs", "w_jobs"),
                Map.of("resource", "user", "client_id", "never this one"),
                true);
    }

    private void answers(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    private Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20), clock);
    }

    private OAuthTokens exchange() {
        return client.exchange(application(), REDIRECT, CODE, Optional.empty(), soon());
    }

    private OAuthTokens refresh() {
        return client.refresh(application(), REFRESH, soon());
    }

    private String sent() {
        return server.getAllServeEvents().get(0).getRequest().getBodyAsString();
    }

    @Test
    void the_browser_is_sent_with_scopes_state_and_what_the_server_wants_beside() {
        Pkce pkce = new Pkce(Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));

        URI plain = client.authorize(application(), REDIRECT, "s/1+2", Optional.empty());
        URI proven = client.authorize(application(), REDIRECT, "s", Optional.of(pkce));

        assertEquals(
                application().authorizeUri()
                        + "?response_type=code&client_id=app+%26+co"
                        + "&redirect_uri=https%3A%2F%2Fhirelay.example%2Foauth%2Fcallback%3Fx%3D1"
                        + "&scope=r_jobs+w_jobs&state=s%2F1%2B2&resource=user",
                plain.toString());
        assertTrue(
                proven.toString()
                        .contains("&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                                + "&code_challenge_method=S256"), // RFC 7636, appendix B
                proven.toString());
        assertFalse(proven.toString().contains(pkce.verifier().reveal()));
        assertFalse(pkce.toString().contains(pkce.verifier().reveal()));
    }

    @Test
    void proof_keys_are_long_and_never_the_same() {
        Random random = new Random(1);

        assertEquals(43, Pkce.fresh(random).verifier().reveal().length());
        assertNotEquals(Pkce.fresh(random), Pkce.fresh(random));
    }

    @Test
    void a_code_is_exchanged_for_tokens() {
        answers(okJson(
                "{\"access_token\":\"at\",\"token_type\":\"bearer\",\"expires_in\":7200,\"refresh_token\":\"rt\","
                        + "\"scope\":\"r_jobs r_candidates\",\"created_at\":1}"));

        OAuthTokens tokens = client.exchange(
                application(), REDIRECT, CODE, Optional.of(new Pkce(Secret.of("canary-verifier"))), soon());

        assertEquals(
                new OAuthTokens(
                        Secret.of("at"),
                        Optional.of(Secret.of("rt")),
                        Optional.of(ManualClock.START.plusSeconds(7200)),
                        List.of("r_jobs", "r_candidates")),
                tokens);
        server.verify(postRequestedFor(urlEqualTo("/oauth/token"))
                .withHeader("Accept", equalTo("application/json"))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded")));
        assertEquals(
                "client_id=app+%26+co&client_secret=canary-secret&grant_type=authorization_code"
                        + "&redirect_uri=https%3A%2F%2Fhirelay.example%2Foauth%2Fcallback%3Fx%3D1"
                        + "&code=canary-code&code_verifier=canary-verifier",
                sent());
    }

    @Test
    void a_refresh_gives_the_next_tokens_and_keeps_the_old_one_where_there_is_no_new_one() {
        answers(okJson("{\"access_token\":\"at2\",\"token_type\":\"Bearer\",\"expires_in\":\"60\"}"));

        OAuthTokens tokens = refresh();

        assertEquals(Optional.of(REFRESH), tokens.refreshToken());
        assertEquals(Optional.of(ManualClock.START.plusSeconds(60)), tokens.expiresAt());
        assertEquals(
                "client_id=app+%26+co&client_secret=canary-secret&grant_type=refresh_token"
                        + "&refresh_token=canary-refresh",
                sent());
    }

    @Test
    void an_end_that_is_not_told_is_not_made_up() {
        for (String field : List.of("", ",\"expires_in\":null", ",\"expires_in\":0", ",\"expires_in\":\"soon\"")) {
            answers(okJson("{\"access_token\":\"at\"" + field + "}"));
            assertEquals(Optional.empty(), exchange().expiresAt(), field);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"invalid_grant\",\"error_description\":\"canary-said\"}",
                "{\"error\":{\"name\":\"invalid_grant\",\"state\":\"unauthorized\"},\"redirect_uri\":\"canary-said\"}",
                "{\"error\":{\"error\":{\"name\":\"invalid_grant\",\"state\":\"x\"},\"description\":\"canary-said\"}}"
            })
    void a_refused_grant_is_told_whatever_the_shape_and_status(String body) {
        for (int status : List.of(200, 400, 401)) {
            answers(status(status).withBody(body));

            AuthenticationException e = assertThrows(AuthenticationException.class, this::refresh);

            assertTrue(String.valueOf(e.getMessage()).contains("connect the account again"), e.getMessage());
            assertFalse(String.valueOf(e.getMessage()).contains("canary"), e.getMessage());
        }
    }

    @Test
    void a_refused_application_is_the_operators_matter() {
        answers(status(401).withBody("{\"error\":\"invalid_client\"}"));

        ConfigurationException e = assertThrows(ConfigurationException.class, this::exchange);

        assertEquals(
                List.of("client_id", "client_secret"),
                e.failures().stream().map(failure -> failure.field()).toList());
        answers(status(400).withBody("{\"error\":\"invalid_scope\"}"));
        assertEquals(
                "oauth_scopes",
                assertThrows(ConfigurationException.class, this::exchange)
                        .failures()
                        .get(0)
                        .field());
    }

    @Test
    void a_server_that_fails_says_nothing_about_the_grant() {
        answers(status(503).withHeader("Retry-After", "7").withBody("{\"error\":\"invalid_grant\"}"));
        assertEquals(
                Optional.of(Duration.ofSeconds(7)),
                assertThrows(UnavailableException.class, this::refresh).retryAfter());

        answers(status(429).withHeader("Retry-After", "3"));
        assertEquals(
                Optional.of(Duration.ofSeconds(3)),
                assertThrows(RateLimitedException.class, this::refresh).retryAfter());

        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertEquals(
                Retry.SAFE,
                assertThrows(UnavailableException.class, this::refresh).retry());

        answers(status(401).withBody("<html>"));
        assertThrows(ProtocolException.class, this::refresh);
        answers(status(403));
        assertThrows(ProtocolException.class, this::refresh);

        OAuthApplication gone = application();
        server.stop();
        assertEquals(
                ErrorCode.REMOTE_UNAVAILABLE,
                assertThrows(UnavailableException.class, () -> client.refresh(gone, REFRESH, soon()))
                        .code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"access_token\":null}",
                "{\"access_token\":7}",
                "{\"access_token\":\" \"}",
                "{\"access_token\":\"a\\nb\"}",
                "{\"access_token\":\"at\",\"token_type\":\"mac\"}"
            })
    void garbage_is_no_token(String body) {
        answers(okJson(body));

        assertEquals(
                Retry.SAFE,
                assertThrows(ProtocolException.class, this::exchange).retry());
    }

    @Test
    void no_redirect_is_followed() {
        answers(status(302).withHeader("Location", "http://127.0.0.1:" + server.port() + "/elsewhere"));

        assertThrows(ProtocolException.class, this::refresh);

        assertEquals(1, server.getAllServeEvents().size());
    }

    @Test
    void a_slow_server_does_not_hold_a_call_beyond_its_deadline() {
        answers(okJson("{}").withFixedDelay(5_000));

        UnavailableException e = assertThrows(
                UnavailableException.class,
                () -> client.refresh(application(), REFRESH, Deadline.after(Duration.ofMillis(200), clock)));

        assertEquals(ErrorCode.REMOTE_TIMEOUT, e.code());
        clock.advance(Duration.ofSeconds(1));
        assertThrows(
                UnavailableException.class,
                () -> client.refresh(application(), REFRESH, new Deadline(clock, ManualClock.START)));
        assertEquals(1, server.getAllServeEvents().size());
    }

    @Test
    void a_grant_is_taken_back_as_the_standard_has_it_or_as_its_owner() {
        answers(status(200));

        client.revoke(application(), Secret.of("at"), Optional.of(REFRESH), soon());
        assertEquals(
                "client_id=app+%26+co&client_secret=canary-secret&token=canary-refresh"
                        + "&token_type_hint=refresh_token",
                sent());

        server.resetRequests();
        client.revoke(application(Revocation.BEARER), Secret.of("at"), Optional.of(REFRESH), soon());
        server.verify(postRequestedFor(urlEqualTo("/oauth/revoke")).withHeader("Authorization", equalTo("Bearer at")));
        assertEquals("refresh_token=canary-refresh", sent());

        answers(status(401));
        assertThrows(
                HirelayException.class,
                () -> client.revoke(application(Revocation.BEARER), Secret.of("at"), Optional.empty(), soon()));
    }

    @Test
    void nothing_secret_is_logged_or_told() {
        Logger logger = (Logger) LoggerFactory.getLogger("io.hirelay");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.setLevel(Level.TRACE);
        logger.addAppender(lines);
        StringWriter told = new StringWriter();
        try {
            for (ResponseDefinitionBuilder answer : List.of(
                    okJson("{\"access_token\":\"canary-at\",\"refresh_token\":\"canary-rt\"}"),
                    okJson("{\"access_token\":\"canary-at\",\"token_type\":\"canary\"}"),
                    okJson("{\"access_token\":\"canary-at"),
                    status(302).withHeader("Location", "https://x/?code=canary-code"),
                    status(400).withBody("{\"error\":\"canary\"}"),
                    status(400).withBody("{\"error\":\"Canary-rt\"}"),
                    status(500).withBody("canary-rt"),
                    aResponse().withFault(Fault.EMPTY_RESPONSE))) {
                answers(answer);
                for (Runnable call : List.<Runnable>of(this::exchange, this::refresh)) {
                    try {
                        call.run();
                    } catch (HirelayException e) {
                        e.printStackTrace(new PrintWriter(told));
                        assertEquals(Optional.empty(), e.providerFailure());
                    }
                }
            }
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
        }
        assertFalse(lines.list.isEmpty());
        lines.list.forEach(line -> told.append(line.getFormattedMessage()).append('\n'));
        String known = told.toString().replace("refused with 400 canary", "");
        assertFalse(known.contains("canary"), known);
    }

    @Test
    void tokens_and_applications_print_no_secret() {
        answers(okJson("{\"access_token\":\"canary-at\",\"refresh_token\":\"canary-rt\"}"));
        String shown = exchange().toString() + application();

        assertFalse(shown.contains("canary"), shown);
    }
}
