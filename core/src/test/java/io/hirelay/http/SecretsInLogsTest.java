package io.hirelay.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.hirelay.error.HirelayException;
import io.hirelay.http.JobsApi.NewJob;
import io.hirelay.operation.Safety;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Canaries in every place where a secret or something personal goes; none may come out in a log line or a message. */
class SecretsInLogsTest {
    private static final String PERSONAL = "canary-person";

    @RegisterExtension
    final Acme acme = new Acme();

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.hirelay");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    @Test
    void neither_logs_nor_messages_hold_a_secret_or_a_person() {
        List<ResponseDefinitionBuilder> answers = List.of(
                okJson("{\"title\":\"" + PERSONAL + "\"}"),
                okJson("{\"openings\":\"" + PERSONAL + "\"}"),
                okJson("{\"" + PERSONAL),
                status(401).withBody(PERSONAL).withHeader("X-Echo", "Bearer " + Acme.TOKEN),
                status(422).withBody("{\"error\":\"" + PERSONAL + "\"}"),
                status(429).withBody(PERSONAL),
                status(500).withBody(PERSONAL),
                status(302).withHeader("Location", "https://x/" + PERSONAL),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        RestClient client = acme.client();
        JobsApi api = client.api(JobsApi.class);
        RemoteQuery more = new RemoteQuery(Map.of("email", List.of(PERSONAL)));
        int failures = 0;
        for (ResponseDefinitionBuilder answer : answers) {
            acme.server.stubFor(any(anyUrl()).willReturn(answer));
            failures += fails(() -> client.call(api.get(PERSONAL, acme.call()), Safety.READ));
            failures += fails(() -> client.call(api.list(PERSONAL, more, acme.call()), Safety.READ));
            failures += fails(() -> client.call(api.create(new NewJob(PERSONAL, null), acme.call()), Safety.WRITE));
        }
        fails(() -> client.call(api.get("../" + PERSONAL, acme.call()), Safety.READ));
        assertEquals(answers.size() * 3 - 4, failures); // the first answer suits all, the second the list
        long exchanges = lines.list.stream()
                .filter(line -> line.getFormattedMessage().contains(" answered "))
                .count();
        assertEquals(acme.exchanges.size(), exchanges, "one line to an exchange");
        for (ILoggingEvent line : lines.list) {
            hidden(line.getFormattedMessage() + ThrowableProxyUtil.asString(line.getThrowableProxy()));
        }
        String first = lines.list.get(0).getFormattedMessage();
        assertEquals("acme acme-1: GET /api/v1/jobs/{shortcode} answered 200 in 0 ms, attempt 1", first);
    }

    private static int fails(org.junit.jupiter.api.function.Executable call) {
        try {
            call.execute();
            return 0;
        } catch (HirelayException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            hidden(trace.toString());
            return 1;
        } catch (Throwable e) {
            throw new AssertionError("only the one family of exceptions comes out", e);
        }
    }

    private static void hidden(String text) {
        assertFalse(text.contains(PERSONAL), text);
        assertFalse(text.contains(Acme.TOKEN), text);
    }

    @Test
    void a_provider_that_repeats_the_credential_does_not_give_it_away() {
        String encoded =
                Base64.getEncoder().withoutPadding().encodeToString(Acme.TOKEN.getBytes(StandardCharsets.UTF_8));
        RestClient client = acme.client();
        JobsApi api = client.api(JobsApi.class);
        for (int status : new int[] {401, 403, 404, 422, 500, 302}) {
            acme.server.stubFor(any(anyUrl())
                    .willReturn(status(status)
                            .withBody("{\"error\":\"no: " + Acme.TOKEN + ", " + encoded + "\",\"why\":\"so\"}")
                            .withHeader("X-Echo", "Bearer " + Acme.TOKEN)));
            String body = repeated(() -> client.call(api.get("A", acme.call()), Safety.READ));
            assertEquals("{\"error\":\"no: ***, ***\",\"why\":\"so\"}", body);
        }
        acme.server.stubFor(any(anyUrl()).willReturn(okJson("{\"title\":[\"" + Acme.TOKEN + "\"]}")));
        repeated(() -> client.call(api.get("A", acme.call()), Safety.READ));
        acme.exchanges.forEach(exchange -> hidden(exchange.toString() + exchange.headers()));
    }

    /** What is kept of what the provider said. */
    private static String repeated(org.junit.jupiter.api.function.Executable call) {
        HirelayException failure = assertThrows(HirelayException.class, call);
        String body = failure.providerFailure().orElseThrow().body().orElseThrow();
        hidden(body + failure.getMessage());
        return body;
    }

    @Test
    void user_and_password_are_hidden_in_every_form() {
        AuthHeaders basic = AuthHeaders.basic("canary-user", "canary/pass word");
        String pair =
                Base64.getEncoder().encodeToString("canary-user:canary/pass word".getBytes(StandardCharsets.UTF_8));
        assertEquals("***", basic.redact(pair));
        assertEquals(
                "[***] [***] [***]", basic.redact("[canary-user:canary/pass word] [canary-user] [canary/pass word]"));
        assertEquals("nothing here", basic.redact("nothing here"));
    }

    @Test
    void secret_in_a_header_that_cannot_be_sent_is_not_shown() {
        acme.auth = () -> AuthHeaders.of(Map.of("X-Api-Key", Acme.TOKEN + "\n"));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> acme.client().budget());
        hidden(String.valueOf(e.getMessage()));
    }
}
