package io.hirelay.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.UnavailableException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.http.JobsApi.NewJob;
import io.hirelay.operation.Safety;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that do not come: by real sockets, so the short times here are real ones. */
@Timeout(30)
class RestClientTimeTest {
    private static final int NEVER = 60_000;

    @RegisterExtension
    final Acme acme = new Acme();

    private void neverAnswers() {
        acme.server.stubFor(any(anyUrl()).willReturn(okJson("{}").withFixedDelay(NEVER)));
    }

    private @Nullable Object make(RestClient client, Safety safety, Duration time) {
        JobsApi api = client.api(JobsApi.class);
        return safety == Safety.READ
                ? client.call(api.get("A", acme.call(time)), safety)
                : client.call(api.create(new NewJob("T", null), acme.call(time)), safety);
    }

    @Test
    void deadline_ends_a_read() {
        neverAnswers();
        acme.settings = HttpSettings.DEFAULT.withMaxAttempts(1);
        RestClient client = acme.client();
        UnavailableException e =
                assertThrows(UnavailableException.class, () -> make(client, Safety.READ, Duration.ofMillis(200)));
        assertEquals(ErrorCode.REMOTE_TIMEOUT, e.code());
        assertEquals(9, client.budget().remaining()); // it may have counted
    }

    @Test
    void deadline_that_ends_a_write_leaves_its_outcome_unknown() {
        acme.server.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        RestClient client = acme.client();
        make(client, Safety.READ, Duration.ofMinutes(1)); // connected, so that the time goes to the answer alone
        neverAnswers();
        assertThrows(UnknownOutcomeException.class, () -> make(client, Safety.WRITE, Duration.ofSeconds(1)));
        assertEquals(List.of(200, 0), acme.statuses());
    }

    @Test
    void silence_is_a_timeout_before_the_deadline_and_tried_again() {
        acme.settings =
                HttpSettings.DEFAULT.withReadTimeout(Duration.ofMillis(200)).withMaxAttempts(2);
        neverAnswers();
        RestClient client = acme.client();
        UnavailableException e =
                assertThrows(UnavailableException.class, () -> make(client, Safety.READ, Duration.ofMinutes(1)));
        assertEquals(ErrorCode.REMOTE_TIMEOUT, e.code());
        assertEquals(2, acme.exchanges.size());
    }

    @Test
    void body_that_trickles_is_ended_by_the_deadline() {
        acme.settings = HttpSettings.DEFAULT.withMaxAttempts(1);
        acme.server.stubFor(any(anyUrl())
                .willReturn(aResponse().withBody("{\"title\":\"x\"}").withChunkedDribbleDelay(10, NEVER)));
        RestClient client = acme.client();
        UnavailableException e =
                assertThrows(UnavailableException.class, () -> make(client, Safety.READ, Duration.ofMillis(300)));
        assertEquals(ErrorCode.REMOTE_TIMEOUT, e.code());
    }

    @ParameterizedTest
    @EnumSource(Safety.class)
    void interrupt_ends_a_call_at_once(Safety safety) throws InterruptedException {
        acme.settings = HttpSettings.DEFAULT.withReadTimeout(Duration.ofMinutes(10));
        neverAnswers();
        RestClient client = acme.client();
        AtomicReference<@Nullable HirelayException> thrown = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            thrown.set(assertThrows(HirelayException.class, () -> make(client, safety, Duration.ofMinutes(10))));
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        while (acme.server
                                .countRequestsMatching(anyRequestedFor(anyUrl()).build())
                                .getCount()
                        == 0
                && caller.isAlive()) {
            Thread.onSpinWait();
        }
        caller.interrupt();
        caller.join();
        assertTrue(flag.get(), "the interrupt flag is set again");
        Class<? extends HirelayException> expected =
                safety == Safety.READ ? CancelledException.class : UnknownOutcomeException.class;
        assertInstanceOf(expected, thrown.get());
        assertEquals(1, acme.exchanges.size());
    }
}
