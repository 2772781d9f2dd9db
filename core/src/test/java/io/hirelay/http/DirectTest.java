package io.hirelay.http;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.hirelay.http.Acme.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.Standing;
import io.hirelay.error.HirelayException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Exchange;
import io.hirelay.operation.Safety;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DirectTest {
    private static final Duration TOOK = Duration.ofMillis(40);
    private static final HeaderLookup NO_HEADERS = name -> Optional.empty();

    @RegisterExtension
    final Acme acme = new Acme();

    private DirectCall begin(RestClient client) {
        return begin(client, "GET");
    }

    private DirectCall begin(RestClient client, String method) {
        return client.direct().begin(acme.call(), method, "v1/{path}", () -> {});
    }

    private static void granted(DirectCall call) {
        assertInstanceOf(Standing.Granted.class, call.standing());
    }

    private static Duration waits(DirectCall call) {
        return assertInstanceOf(Standing.Waiting.class, call.standing()).time();
    }

    private static HeaderLookup headers(Map<String, String> byName) {
        return name -> Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    @Test
    void callsCountInTheBudgetOfAllOtherCallsAndFreeTheirPlaceOneWindowAfterTheAnswer() {
        acme.budget = new BudgetSpec(2, Duration.ofSeconds(10));
        acme.answers(okJson("{}"));
        RestClient client = acme.client();
        DirectCall first = begin(client);
        granted(first);
        client.call(client.api(JobsApi.class).publish("A", acme.call()), Safety.WRITE);
        DirectCall third = begin(client);
        waits(third);

        acme.clock.advance(Duration.ofSeconds(4));
        first.answered(200, NO_HEADERS, TOOK);
        acme.clock.advance(Duration.ofSeconds(6));

        granted(third);
        DirectCall fourth = begin(client);
        assertEquals(Duration.ofSeconds(4), waits(fourth));
    }

    @Test
    void aCallThatNeverReachedTheProviderGivesItsPlaceBack() {
        acme.budget = new BudgetSpec(1, Duration.ofSeconds(10));
        RestClient client = acme.client();
        DirectCall unreachable = begin(client);
        granted(unreachable);
        unreachable.failed(false, false, TOOK);
        DirectCall unused = begin(client);
        granted(unused);
        unused.unused();
        granted(begin(client));
    }

    @Test
    void aCallThatWasSentHoldsItsPlaceHoweverItEnds() {
        acme.budget = new BudgetSpec(2, Duration.ofSeconds(10));
        RestClient client = acme.client();
        DirectCall broken = begin(client);
        granted(broken);
        broken.failed(true, false, TOOK);
        DirectCall left = begin(client);
        granted(left);
        left.cancel();
        left.unused(); // too late: the first that is said counts
        assertEquals(Duration.ofSeconds(10), waits(begin(client)));
    }

    @Test
    void whoLeavesTheLineMakesRoom() {
        acme.budget = new BudgetSpec(1, Duration.ofSeconds(10));
        RestClient client = acme.client();
        DirectCall first = begin(client);
        granted(first);
        DirectCall second = begin(client);
        DirectCall third = begin(client);
        waits(third);
        second.cancel();
        first.answered(200, NO_HEADERS, TOOK);

        acme.clock.advance(Duration.ofSeconds(10));

        granted(third);
    }

    @Test
    void aCallThatCannotMakeItIsRefusedWithTheTimeToComeBack() {
        acme.budget = new BudgetSpec(1, Duration.ofSeconds(10));
        RestClient client = acme.client();
        DirectCall first = begin(client);
        granted(first);
        first.answered(200, NO_HEADERS, TOOK);
        DirectCall late = client.direct().begin(acme.call(Duration.ofSeconds(5)), "GET", "a", () -> {});

        Standing.Refused refused = assertInstanceOf(Standing.Refused.class, late.standing());

        RateLimitedException error = assertInstanceOf(RateLimitedException.class, late.refusal(refused));
        assertEquals(Optional.of(Duration.ofSeconds(10)), error.retryAfter());
    }

    @Test
    void aRefusalForTheRatePausesEverybody() {
        RestClient client = acme.client();
        DirectCall refused = begin(client);
        granted(refused);
        refused.answered(429, headers(Map.of("retry-after", "15")), TOOK);
        assertEquals(Duration.ofSeconds(15), waits(begin(client)));
    }

    @Test
    void whatTheHeadersSayIsBelieved() {
        RestClient client = acme.client();
        DirectCall call = begin(client);
        granted(call);
        call.answered(200, headers(Map.of("x-limit", "10", "x-remaining", "0")), TOOK);
        assertEquals(0, client.direct().budget().remaining());
        waits(begin(client));
    }

    @Test
    void observersSeeEveryCallOnce() {
        RestClient client = acme.client();
        DirectCall call = begin(client, "POST");
        granted(call);
        call.answered(201, NO_HEADERS, TOOK);
        call.failed(true, false, TOOK);
        DirectCall failed = begin(client);
        granted(failed);
        failed.failed(true, true, TOOK);

        assertEquals(
                List.of("POST /api/v1/{path} 201", "GET /api/v1/{path} 0"),
                acme.exchanges.stream()
                        .map(seen -> seen.method() + " " + seen.template() + " " + seen.status())
                        .toList());
        assertEquals(
                List.of(TOOK, TOOK), acme.exchanges.stream().map(Exchange::took).toList());
    }

    @Test
    void aProviderThatFailsIsLeftAloneByBothWaysOfCalling() {
        acme.answers(refusal(503));
        acme.budget = BudgetSpec.UNLIMITED;
        RestClient client = acme.client();
        for (int i = 0; i < 20; i++) {
            DirectCall call = begin(client);
            granted(call);
            call.answered(i % 2 == 0 ? 502 : 504, NO_HEADERS, TOOK);
        }
        assertEquals(BreakerState.OPEN, client.breaker());
        assertEquals(
                Optional.of(Breaker.OPEN),
                assertThrows(UnavailableException.class, () -> begin(client)).retryAfter());
        assertThrows(
                UnavailableException.class,
                () -> client.call(client.api(JobsApi.class).get("A", acme.call()), Safety.READ));
        assertEquals(List.of(), acme.server.getAllServeEvents());

        acme.clock.advance(Breaker.OPEN.plusMillis(1));
        DirectCall look = begin(client);
        granted(look);
        look.answered(200, NO_HEADERS, TOOK);
        assertEquals(BreakerState.CLOSED, client.breaker());
    }

    @Test
    void aCallThatIsRefusedByTheBudgetSaysNothingAboutTheProvider() {
        acme.budget = new BudgetSpec(1, Duration.ofSeconds(30));
        RestClient client = acme.client();
        DirectCall first = begin(client);
        granted(first);
        first.failed(true, false, TOOK);
        for (int i = 0; i < 40; i++) {
            DirectCall late = client.direct().begin(acme.call(Duration.ofSeconds(1)), "GET", "a", () -> {});
            assertInstanceOf(Standing.Refused.class, late.standing());
        }
        assertEquals(BreakerState.CLOSED, client.breaker());
    }

    @Test
    void aChangeMadeThisWayIsOneThatReadsMayNotSeeYet() {
        acme.errors = new ErrorMapper() {
            @Override
            public HirelayException map(ErrorAnswer answer) {
                return ErrorMapper.standard().map(answer);
            }

            @Override
            public int furtherLooks(ErrorAnswer answer, Optional<Duration> sinceChange) {
                return sinceChange
                                .filter(time -> time.compareTo(Duration.ofSeconds(10)) < 0)
                                .isPresent()
                        ? 2
                        : 0;
            }
        };
        acme.answers(refusal(404), refusal(404), okJson("{\"title\":\"T\"}"), refusal(404));
        RestClient client = acme.client();
        DirectCall change = begin(client, "POST");
        granted(change);
        change.answered(201, NO_HEADERS, TOOK);

        JobsApi api = client.api(JobsApi.class);
        assertEquals(
                "T", client.call(api.get("A", acme.call()), Safety.READ).value().title());

        acme.clock.advance(Duration.ofSeconds(10));
        acme.exchanges.clear();
        assertThrows(NotFoundException.class, () -> client.call(api.get("A", acme.call()), Safety.READ));
        assertEquals(List.of(404), acme.statuses());
    }

    @Test
    void theCredentialIsSaidAtOnceOrRenewedByWhoeverMayWait() {
        AuthHeaders fresh = AuthHeaders.bearer("fresh-c4n4ry");
        acme.auth = new RequestAuth() {
            @Override
            public AuthHeaders headers() {
                throw new AssertionError("asks somebody");
            }

            @Override
            public Optional<AuthHeaders> ready() {
                return Optional.empty();
            }

            @Override
            public AuthHeaders valid(Deadline deadline) {
                return fresh;
            }

            @Override
            public AuthHeaders afterRefusal(AuthHeaders refused, Deadline deadline) {
                return AuthHeaders.bearer("fresher-c4n4ry");
            }
        };
        Direct direct = acme.client().direct();
        Deadline deadline = Deadline.after(Duration.ofSeconds(5), acme.clock);
        assertEquals(Optional.empty(), direct.credentialNow());
        assertEquals(fresh, direct.credential(deadline));
        assertEquals(AuthHeaders.bearer("fresher-c4n4ry"), direct.afterRefusal(fresh, deadline));
    }

    @Test
    void itSaysWhereToAndAsWhom() {
        Direct direct = acme.client("http://127.0.0.1:9/api/").direct();
        assertEquals("http://127.0.0.1:9/api/", direct.baseUri().toString());
        assertEquals("acme", direct.provider());
        assertEquals("Hirelay-Test/1", direct.userAgent());
        assertEquals("Direct[acme, acme-1]", direct.toString());
    }
}
