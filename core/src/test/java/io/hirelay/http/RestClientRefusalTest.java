package io.hirelay.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.hirelay.http.Acme.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.http.JobsApi.NewJob;
import io.hirelay.operation.Safety;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestClientRefusalTest {
    private static final ResponseDefinitionBuilder OK = okJson("{\"title\":\"T\"}");

    @RegisterExtension
    final Acme acme = new Acme();

    private JobsApi.JobDto read() {
        RestClient client = acme.client();
        return client.call(client.api(JobsApi.class).get("A", acme.call()), Safety.READ)
                .value();
    }

    private JobsApi.JobDto create() {
        RestClient client = acme.client();
        return client.call(client.api(JobsApi.class).create(new NewJob("T", null), acme.call()), Safety.WRITE);
    }

    private void sent(int times) {
        acme.server.verify(times, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({
        "400,REMOTE_VALIDATION_FAILED",
        "401,ACCOUNT_NEEDS_REAUTH",
        "403,REMOTE_FORBIDDEN",
        "404,REMOTE_NOT_FOUND",
        "405,REMOTE_INVALID_RESPONSE",
        "409,REMOTE_CONFLICT",
        "410,REMOTE_NOT_FOUND",
        "422,REMOTE_VALIDATION_FAILED"
    })
    void refusals_are_final_and_typed(int status, ErrorCode code) {
        acme.answers(refusal(status), OK);
        HirelayException read = assertThrows(HirelayException.class, this::read);
        assertEquals(code, read.code());
        assertEquals(
                Optional.of("{\"error\":\"no\"}"),
                read.providerFailure().orElseThrow().body());
        assertEquals(
                "ProviderFailure[acme, " + status + ", r-" + status + "]",
                read.providerFailure().get().toString());
        sent(1);
    }

    @Test
    void each_refusal_has_its_class() {
        acme.answers(refusal(401), refusal(403), refusal(404), refusal(409), refusal(422), refusal(401));
        List<Class<?>> classes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            classes.add(assertThrows(HirelayException.class, this::create).getClass());
        }
        assertEquals(
                List.<Class<?>>of(
                        AuthenticationException.class,
                        AccessDeniedException.class,
                        NotFoundException.class,
                        ConflictException.class,
                        InvalidRequestException.class),
                classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain text", "<html><body>Sorry, you have been blocked</body></html>", "{\"error\":"})
    void refusals_may_have_any_body(String body) {
        acme.answers(aResponse().withStatus(403).withBody(body).withHeader("Content-Type", "text/html"));
        AccessDeniedException e = assertThrows(AccessDeniedException.class, this::read);
        assertEquals(
                body.isEmpty() ? Optional.empty() : Optional.of(body),
                e.providerFailure().orElseThrow().body());
    }

    @Test
    void long_error_bodies_are_cut() {
        acme.answers(aResponse().withStatus(422).withBody("x".repeat(300_000)));
        InvalidRequestException e = assertThrows(InvalidRequestException.class, this::read);
        assertEquals(
                64 * 1024,
                e.providerFailure().orElseThrow().body().orElseThrow().length());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 304})
    void redirects_are_not_followed(int status) {
        acme.answers(refusal(status).withHeader("Location", "/elsewhere"), OK);
        ProtocolException e = assertThrows(ProtocolException.class, this::read);
        assertTrue(String.valueOf(e.getMessage()).contains(Integer.toString(status)), e.getMessage());
        acme.server.resetScenarios();
        assertThrows(ProtocolException.class, this::create);
        sent(2);
    }

    @Test
    void refused_credential_is_asked_for_once_more_and_the_call_sent_again_when_it_changed() {
        Deque<String> tokens = new ArrayDeque<>(List.of("old", "new", "newer"));
        acme.auth = RequestAuth.bearer(() -> tokens.size() > 1 ? tokens.pop() : tokens.peek());
        acme.answers(refusal(401), OK);
        RestClient client = acme.toolkit()
                .client(new RestTarget(
                        "acme",
                        "c",
                        java.net.URI.create("http://127.0.0.1:" + acme.server.port()),
                        acme.auth,
                        () -> "one-key",
                        acme.budget,
                        acme.rateHeaders,
                        acme.errors,
                        "t"));
        client.call(client.api(JobsApi.class).create(new NewJob("T", null), acme.call()), Safety.WRITE);
        assertEquals(
                List.of("Bearer old", "Bearer new"),
                acme.server.getAllServeEvents().stream()
                        .map(event -> event.getRequest().getHeader("Authorization"))
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
    }

    @Test
    void refused_credential_that_did_not_change_is_final() {
        acme.answers(refusal(401), OK);
        assertThrows(AuthenticationException.class, this::read);
        sent(1);
    }

    @Test
    void credential_that_is_refused_anew_is_final() {
        int[] count = {0};
        acme.auth = RequestAuth.bearer(() -> "token-" + count[0]++);
        acme.answers(refusal(401));
        assertThrows(AuthenticationException.class, this::read);
        sent(2);
    }

    @Test
    void failing_credential_gives_the_slot_back() {
        RestClient client = acme.toolkit()
                .client(new RestTarget(
                        "acme",
                        "c",
                        java.net.URI.create("http://127.0.0.1:" + acme.server.port()),
                        () -> {
                            throw new AuthenticationException("cannot be renewed", null);
                        },
                        () -> "one-key",
                        acme.budget,
                        acme.rateHeaders,
                        acme.errors,
                        "t"));
        assertThrows(
                AuthenticationException.class,
                () -> client.call(client.api(JobsApi.class).get("A", acme.call()), Safety.READ));
        assertEquals(10, client.budget().remaining());
        sent(0);
    }

    @Test
    void refusal_in_a_success_is_a_failure() {
        acme.errors = new ErrorMapper() {
            @Override
            public HirelayException map(ErrorAnswer answer) {
                return ErrorMapper.standard().map(answer);
            }

            @Override
            public Optional<HirelayException> refusal(ErrorAnswer answer) {
                return answer.json(java.util.Map.class)
                        .filter(body -> Boolean.FALSE.equals(body.get("success")))
                        .map(body -> new ConflictException(ErrorCode.REMOTE_CONFLICT, "no", answer.failure()));
            }
        };
        acme.answers(okJson("{\"success\":false}"), OK);
        assertInstanceOf(ConflictException.class, assertThrows(HirelayException.class, this::read));
        assertEquals("T", read().title());
    }
}
