package io.hirelay.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.hirelay.http.Acme.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProviderFailure;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.http.JobsApi.NewJob;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Exchange;
import io.hirelay.operation.Safety;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestClientRetryTest {
    private static final ResponseDefinitionBuilder OK = okJson("{\"title\":\"T\"}");

    @RegisterExtension
    final Acme acme = new Acme();

    private static ResponseDefinitionBuilder fault(Fault fault) {
        return aResponse().withFault(fault);
    }

    private JobsApi.JobDto read() {
        return read(acme.call());
    }

    private JobsApi.JobDto read(CallContext call) {
        RestClient client = acme.client();
        return client.call(client.api(JobsApi.class).get("A", call), Safety.READ)
                .value();
    }

    private JobsApi.JobDto create() {
        RestClient client = acme.client();
        return client.call(client.api(JobsApi.class).create(new NewJob("T", null), acme.call()), Safety.WRITE);
    }

    private JobsApi.JobDto replace() {
        RestClient client = acme.client();
        return client.call(
                client.api(JobsApi.class).replace("A", new NewJob("T", null), acme.call()), Safety.IDEMPOTENT);
    }

    private void sent(int times) {
        acme.server.verify(times, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 520, 408})
    void read_is_tried_again_when_the_provider_fails(int status) {
        acme.answers(refusal(status), refusal(status), OK);
        assertEquals("T", read().title());
        assertEquals(List.of(status, status, 200), acme.statuses());
        assertEquals(
                List.of(1, 2, 3), acme.exchanges.stream().map(Exchange::attempt).toList());
        assertEquals(Duration.ofMillis(125 + 250), acme.clock.passed()); // half of 250 and of 500 ms
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void read_is_tried_again_when_the_connection_breaks(Fault fault) {
        acme.answers(fault(fault), OK);
        assertEquals("T", read().title());
        sent(2);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void write_whose_answer_is_lost_is_never_sent_again(Fault fault) {
        acme.answers(fault(fault), OK);
        UnknownOutcomeException e = assertThrows(UnknownOutcomeException.class, this::create);
        assertEquals(ErrorCode.REMOTE_UNKNOWN_OUTCOME, e.code());
        sent(1);
        assertEquals(1, acme.exchanges.size());
    }

    @ParameterizedTest
    @CsvSource({"500,", "502,", "503,", "503,0", "504,", "408,"})
    void write_that_the_provider_fails_at_is_never_sent_again(int status, String retryAfter) {
        ResponseDefinitionBuilder failure = refusal(status);
        acme.answers(retryAfter == null ? failure : failure.withHeader("Retry-After", retryAfter), OK);
        UnknownOutcomeException e = assertThrows(UnknownOutcomeException.class, this::create);
        ProviderFailure said = e.providerFailure().orElseThrow();
        assertEquals(
                new ProviderFailure("acme", status, Optional.of("r-" + status), Optional.of("{\"error\":\"no\"}")),
                said);
        sent(1);
    }

    @Test
    void write_is_never_sent_twice_over_a_connection_that_died_in_the_pool() {
        acme.answers(OK, fault(Fault.EMPTY_RESPONSE), OK);
        RestClient client = acme.client();
        JobsApi api = client.api(JobsApi.class);
        client.call(api.create(new NewJob("T", null), acme.call()), Safety.WRITE);
        assertThrows(
                UnknownOutcomeException.class,
                () -> client.call(api.create(new NewJob("T", null), acme.call()), Safety.WRITE));
        sent(2);
    }

    @Test
    void nothing_is_repeated_behind_our_back_on_503_with_retry_after_zero() {
        acme.settings = HttpSettings.DEFAULT.withMaxAttempts(1);
        acme.answers(refusal(503).withHeader("Retry-After", "0"), OK);
        assertThrows(UnavailableException.class, this::read);
        sent(1);
    }

    @Test
    void idempotent_write_is_tried_again() {
        acme.answers(fault(Fault.EMPTY_RESPONSE), refusal(502), OK);
        assertEquals("T", replace().title());
        sent(3);
    }

    @Test
    void idempotent_write_that_may_have_been_applied_ends_unknown() {
        acme.answers(refusal(502), refusal(429), refusal(502));
        assertThrows(UnknownOutcomeException.class, this::replace);
        sent(5);
    }

    @Test
    void delete_whose_record_is_gone_after_an_unknown_attempt_has_succeeded() {
        acme.answers(fault(Fault.EMPTY_RESPONSE), refusal(404));
        RestClient client = acme.client();
        JobsApi api = client.api(JobsApi.class);
        assertNull(client.call(api.delete("A", acme.call()), Safety.IDEMPOTENT));
        assertThrows(NotFoundException.class, () -> client.call(api.delete("A", acme.call()), Safety.IDEMPOTENT));
    }

    @Test
    void attempts_are_bounded_and_pauses_grow_to_a_bound() {
        acme.settings = HttpSettings.DEFAULT.withMaxAttempts(8);
        acme.random = 0.999999999;
        acme.answers(refusal(500));
        UnavailableException e = assertThrows(UnavailableException.class, this::read);
        assertEquals(ErrorCode.REMOTE_UNAVAILABLE, e.code());
        sent(8);
        assertTrue(acme.clock
                        .passed()
                        .minusMillis(250 + 500 + 1000 + 2000 + 3 * 4000)
                        .abs()
                        .toMillis()
                <= 1);
    }

    @Test
    void no_attempt_is_begun_that_the_deadline_does_not_allow() {
        acme.random = 1;
        acme.answers(refusal(500));
        assertThrows(UnavailableException.class, () -> read(acme.call(Duration.ofMillis(400))));
        sent(2); // after 250 ms, but not after another 500
        assertThrows(UnavailableException.class, () -> read(acme.call(Duration.ZERO)));
        sent(2);
    }

    @Test
    void deadline_that_is_over_is_a_timeout_and_sends_nothing() {
        UnavailableException e = assertThrows(UnavailableException.class, () -> read(acme.call(Duration.ZERO)));
        assertEquals(ErrorCode.REMOTE_TIMEOUT, e.code());
        sent(0);
        assertEquals(10, acme.client().budget().remaining());
    }

    @ParameterizedTest
    @EnumSource(Safety.class)
    void rate_refusal_is_waited_out_whatever_the_safety(Safety safety) {
        acme.answers(refusal(429).withHeader("Retry-After", "7"), OK);
        switch (safety) {
            case READ -> read();
            case IDEMPOTENT -> replace();
            case WRITE -> create();
        }
        assertEquals(List.of(429, 200), acme.statuses());
        assertEquals(Duration.ofSeconds(7), acme.clock.passed());
        assertEquals(Duration.ofSeconds(7), acme.exchanges.get(1).waited());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-3", "NaN", "Mon, 99 Foo 2026"})
    void rate_refusal_without_a_time_lasts_one_window(String retryAfter) {
        acme.answers(refusal(429).withHeader("Retry-After", retryAfter), OK);
        read();
        assertEquals(Duration.ofSeconds(10), acme.clock.passed());
    }

    @Test
    void rate_refusal_without_any_header_or_body_lasts_one_window() {
        acme.answers(aResponse().withStatus(429), OK);
        read();
        assertEquals(Duration.ofSeconds(10), acme.clock.passed());
    }

    @Test
    void retry_after_may_be_a_date_by_the_providers_own_clock() {
        DateTimeFormatter http = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
        var theirs = acme.clock.instant().minusSeconds(3600); // an hour behind ours
        acme.answers(
                refusal(429)
                        .withHeader("Date", http.format(theirs))
                        .withHeader("Retry-After", http.format(theirs.plusSeconds(13))),
                OK);
        read();
        assertEquals(Duration.ofSeconds(13), acme.clock.passed());
    }

    @Test
    void rate_refusal_is_waited_out_until_the_reset_that_its_headers_name() {
        long reset = acme.clock.instant().getEpochSecond() + 4;
        acme.answers(refusal(429).withHeader("X-Reset", Long.toString(reset)), OK);
        read();
        assertEquals(Duration.ofSeconds(4), acme.clock.passed());
    }

    @Test
    void second_refusal_in_a_row_waits_a_window_even_when_less_is_asked() {
        acme.answers(refusal(429).withHeader("Retry-After", "1"), refusal(429).withHeader("Retry-After", "1"), OK);
        read();
        assertEquals(Duration.ofSeconds(11), acme.clock.passed());
    }

    @Test
    void nobody_with_the_same_credential_sends_while_a_refusal_is_waited_out() {
        acme.answers(refusal(429).withHeader("Retry-After", "28"), OK);
        HttpToolkit toolkit = acme.toolkit();
        String base = "http://127.0.0.1:" + acme.server.port() + "/api";
        RestClient one = toolkit.client(acme.target(base));
        RestClient two = toolkit.client(acme.target(base));
        JobsApi api = one.api(JobsApi.class);
        RateLimitedException first = assertThrows(
                RateLimitedException.class,
                () -> one.call(api.get("A", acme.call(Duration.ofSeconds(25))), Safety.READ));
        assertEquals(429, first.providerFailure().orElseThrow().status());
        assertEquals(Optional.of(Duration.ofSeconds(28)), first.retryAfter());
        acme.clock.advance(Duration.ofSeconds(2));
        RateLimitedException second = assertThrows(
                RateLimitedException.class,
                () -> two.call(api.get("A", acme.call(Duration.ofSeconds(25))), Safety.READ));
        assertEquals(Optional.of(Duration.ofSeconds(26)), second.retryAfter());
        sent(1);
        two.call(api.get("A", acme.call(Duration.ofSeconds(41))), Safety.READ);
        assertEquals(Duration.ofSeconds(28), acme.clock.passed());
    }

    @Test
    void body_that_can_be_read_only_once_is_not_sent_again() {
        acme.answers(refusal(429).withHeader("Retry-After", "1"), OK);
        RequestBody stream = new RequestBody() {
            @Override
            public @Nullable MediaType contentType() {
                return null;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.writeUtf8("once");
            }

            @Override
            public boolean isOneShot() {
                return true;
            }
        };
        RestClient client = acme.client();
        JobsApi api = client.api(JobsApi.class);
        assertThrows(RateLimitedException.class, () -> client.call(api.upload("A", stream, acme.call()), Safety.WRITE));
        sent(1);
    }

    @Test
    void endless_refusals_end() {
        acme.answers(refusal(429).withHeader("Retry-After", "1"));
        RateLimitedException e = assertThrows(RateLimitedException.class, this::read);
        assertEquals(ErrorCode.REMOTE_RATE_LIMITED, e.code());
        sent(5);
    }

    @Test
    void failure_that_names_a_time_is_not_tried_earlier() {
        acme.answers(refusal(503).withHeader("Retry-After", "9"), OK);
        read();
        assertEquals(Duration.ofSeconds(9), acme.clock.passed());
    }

    @ParameterizedTest
    @EnumSource(Safety.class)
    void provider_that_cannot_be_reached_is_tried_again_whatever_the_safety(Safety safety) throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        RestClient client = acme.client("http://127.0.0.1:" + closed);
        UnavailableException e = assertThrows(
                UnavailableException.class,
                () -> client.call(client.api(JobsApi.class).create(new NewJob("T", null), acme.call()), safety));
        assertEquals(ErrorCode.REMOTE_UNAVAILABLE, e.code());
        assertEquals(List.of(0, 0, 0, 0, 0), acme.statuses());
        assertEquals(10, client.budget().remaining()); // nothing of it reached the provider
    }

    @Test
    void unknown_host_is_unavailable() {
        RestClient client = acme.client("http://no-such-host.invalid");
        UnavailableException e = assertThrows(
                UnavailableException.class,
                () -> client.call(client.api(JobsApi.class).create(new NewJob("T", null), acme.call()), Safety.WRITE));
        assertEquals(ErrorCode.REMOTE_UNAVAILABLE, e.code());
    }

    @Test
    void provider_that_throttles_in_its_own_way_is_waited_out_too() {
        acme.errors = answer -> answer.status() == 403
                ? new RateLimitedException(
                        ErrorCode.REMOTE_RATE_LIMITED, "slow", Duration.ofSeconds(23), answer.failure())
                : ErrorMapper.standard().map(answer);
        acme.answers(refusal(403), OK);
        read();
        assertEquals(Duration.ofSeconds(23), acme.clock.passed());
    }

    @Test
    void interrupted_thread_is_not_sent_for() {
        acme.answers(OK);
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancelledException.class, this::read);
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void interrupt_ends_the_pause_between_attempts() {
        acme.answers(refusal(500));
        CallContext call =
                acme.call().observedBy(exchange -> Thread.currentThread().interrupt());
        try {
            assertThrows(HirelayException.class, () -> read(call));
            sent(1);
        } finally {
            assertTrue(Thread.interrupted());
        }
    }
}
