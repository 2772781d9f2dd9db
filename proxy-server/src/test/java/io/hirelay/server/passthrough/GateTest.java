package io.hirelay.server.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Admission;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Trace;
import io.hirelay.spi.Sandbox;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Hirelay HIRELAY = Hirelay.builder().build();
    private static final Sandbox.Account SIMULATED =
            HIRELAY.sandboxes().iterator().next().start(Sandbox.Options.DEFAULT);
    private static final Connection CONNECTION = HIRELAY.connect(SIMULATED.connection());
    private static final UUID ID = UUID.fromString("7a3f1c58-55a1-4f0e-9a66-0d8f0a9d7f01");
    private static final String TARGET = "/passthrough/" + ID + "/spi/v3/jobs?a=%7E";

    private final AtomicLong generation = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong(-50);
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<Passage> let = new ArrayList<>();
    private final List<Throwable> refused = new ArrayList<>();
    private int looks;
    private int room = 100;
    private Admission admission = Admission.EVERYTHING;
    private @Nullable Account account = new Simulated();

    private final Gate gate = new Gate(
            bearer -> {
                looks++;
                return bearer.equals("c4n4ry-known")
                        ? Optional.of(new Caller("default", "tok_1", Optional.empty(), admission))
                        : Optional.empty();
            },
            (environment, id) -> id.equals(ID) ? Optional.ofNullable(account) : Optional.empty(),
            generation::get,
            nanos::get,
            InstantSource.system(),
            Duration.ofSeconds(25),
            task -> {
                if (tasks.size() >= room) {
                    throw new RejectedExecutionException("full");
                }
                tasks.add(task);
            },
            (opened, asked, request, requestId) -> new VerbatimForm(
                    opened,
                    asked,
                    request,
                    new VerbatimForm.PublicAddress(Optional.empty(), URI.create("http://127.0.0.1:8080"))));

    private static final class Simulated implements Account {
        @Override
        public UUID id() {
            return ID;
        }

        @Override
        public ConnectionStatus status() {
            return ConnectionStatus.ACTIVE;
        }

        @Override
        public Optional<String> lastError() {
            return Optional.empty();
        }

        @Override
        public String authenticationMethod() {
            return "api_key";
        }

        @Override
        public Provider provider() {
            return CONNECTION.provider();
        }

        @Override
        public Connection connection() {
            return CONNECTION;
        }

        @Override
        public void credentialRefused() {}
    }

    @AfterAll
    static void stop() {
        CONNECTION.close();
        SIMULATED.close();
        HIRELAY.close();
    }

    private static HttpRequest request(String target, String token) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
        request.headers().set("Authorization", "Bearer " + token);
        return request;
    }

    private @Nullable Passage now(String target, String token) {
        return gate.now(request(target, token), "req-1", new Trace());
    }

    private void later(String target, String token) {
        gate.later(request(target, token), "req-1", new Trace(), let::add, refused::add);
    }

    private void work() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void known() {
        later(TARGET, "c4n4ry-known");
        work();
        assertEquals(List.of(), refused);
    }

    @Test
    void what_was_found_is_believed_for_a_moment() {
        assertNull(now(TARGET, "c4n4ry-known"), "nobody has looked");
        known();
        assertEquals("/spi/v3/jobs?a=%7E", let.get(0).target());
        Passage passage = now("/passthrough/" + ID + "/x", "c4n4ry-known");
        assertEquals("/x", passage == null ? "" : passage.target());
        assertEquals("tok_1", passage == null ? "" : passage.caller().tokenId());
        nanos.addAndGet(Duration.ofMillis(200).toNanos());
        assertNotNull(now(TARGET, "c4n4ry-known"));
        nanos.addAndGet(1);
        assertNull(now(TARGET, "c4n4ry-known"), "too long ago");
        assertEquals(1, looks);
    }

    @Test
    void what_was_found_before_a_change_is_not_believed() {
        known();
        generation.incrementAndGet();
        assertNull(now(TARGET, "c4n4ry-known"));
        later(TARGET, "c4n4ry-known");
        generation.incrementAndGet(); // while the look is under way, or about to be
        work();
        assertNotNull(now(TARGET, "c4n4ry-known"), "the look began after it");
    }

    @Test
    void a_change_during_a_look_makes_it_worthless() {
        admission = call -> {};
        Gate changing = new Gate(
                bearer -> {
                    generation.incrementAndGet();
                    return Optional.of(new Caller("default", "tok_1", Optional.empty()));
                },
                (environment, id) -> Optional.ofNullable(account),
                generation::get,
                nanos::get,
                InstantSource.system(),
                Duration.ofSeconds(25),
                Runnable::run,
                (opened, asked, request, requestId) -> new VerbatimForm(
                        opened,
                        asked,
                        request,
                        new VerbatimForm.PublicAddress(Optional.empty(), URI.create("http://127.0.0.1:8080"))));
        changing.later(request(TARGET, "c4n4ry-known"), "req-1", new Trace(), let::add, refused::add);
        assertEquals(1, let.size());
        assertNull(changing.now(request(TARGET, "c4n4ry-known"), "req-1", new Trace()));
    }

    @Test
    void what_was_found_is_for_this_token_and_this_account_alone() {
        known();
        assertNull(now(TARGET, "c4n4ry-unknown"));
        assertNull(now("/passthrough/" + UUID.randomUUID() + "/x", "c4n4ry-known"));
        assertNull(now("/custom/x?integrated_account_id=" + UUID.randomUUID(), "c4n4ry-known"));
        assertNotNull(now("/custom/x?integrated_account_id=" + ID, "c4n4ry-known"), "named in another way");
    }

    @Test
    void those_who_ask_for_the_same_at_one_time_wait_for_one_look() {
        later(TARGET, "c4n4ry-known");
        later(TARGET, "c4n4ry-known");
        later(TARGET + "&b", "c4n4ry-known");
        assertEquals(1, tasks.size());
        work();
        assertEquals(3, let.size());
        assertEquals(1, looks);
        later(TARGET, "c4n4ry-other");
        later(TARGET, "c4n4ry-other");
        work();
        assertEquals(2, looks);
        assertEquals(2, refused.size());
        assertEquals(ErrorCode.REQUEST_UNAUTHENTICATED, ((HirelayException) refused.get(0)).code());
    }

    @Test
    void what_was_refused_is_asked_anew() {
        account = null;
        later(TARGET, "c4n4ry-known");
        work();
        assertTrue(refused.get(0) instanceof NotFoundException, refused.toString());
        assertNull(now(TARGET, "c4n4ry-known"));
        account = new Simulated();
        later(TARGET, "c4n4ry-known");
        work();
        assertEquals(1, let.size());
    }

    @Test
    void who_may_not_call_is_not_told_whether_the_account_is_there() {
        account = null;
        admission = call -> {
            throw new InvalidRequestException(ErrorCode.REQUEST_FORBIDDEN, "no", List.of(), List.of());
        };
        later(TARGET, "c4n4ry-known");
        work();
        assertEquals(ErrorCode.REQUEST_FORBIDDEN, ((HirelayException) refused.get(0)).code());
    }

    @Test
    void an_admission_that_may_block_is_asked_by_a_worker_every_time() {
        List<String> asked = new ArrayList<>();
        admission = call -> asked.add(call.method() + " " + call.path() + " " + call.alsoReadAs());
        for (int round = 1; round <= 2; round++) {
            assertNull(now("/passthrough/" + ID + "/a%2Fb//c;d", "c4n4ry-known"));
            later("/passthrough/" + ID + "/a%2Fb//c;d", "c4n4ry-known");
            assertEquals(round - 1, asked.size(), "not on the thread of whoever asks");
            work();
            assertEquals(round, let.size());
        }
        assertEquals("GET [passthrough, " + ID + ", a/b, , c;d] [passthrough, " + ID + ", a, b, c]", asked.get(0));
    }

    @Test
    void when_nobody_has_time_to_look_the_call_is_refused() {
        room = 0;
        later(TARGET, "c4n4ry-known");
        assertTrue(refused.get(0) instanceof RejectedExecutionException);
        room = 1;
        lookedAnew();
    }

    private void lookedAnew() {
        refused.clear();
        known();
        assertEquals(1, let.size(), "it is looked anew");
    }

    @Test
    void what_is_wrong_with_a_path_is_told_at_once() {
        known();
        assertThrows(InvalidRequestException.class, () -> now("/passthrough/" + ID + "/../x", "c4n4ry-known"));
        HttpRequest nobody = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, TARGET);
        assertThrows(InvalidRequestException.class, () -> gate.now(nobody, "req-1", new Trace()));
    }

    @Test
    void only_what_is_ours_is_taken() {
        for (String target : List.of(
                "/passthrough/x",
                "//passthrough/x",
                "http://h/passthrough/x",
                "/passthrough/",
                "http://h//passthrough/x")) {
            assertEquals(PassthroughEndpoints.PASSTHROUGH, gate.route(request(target, "t")), target);
        }
        assertEquals(PassthroughEndpoints.CUSTOM, gate.route(request("/custom/x", "t")));
        for (String target :
                List.of("/", "", "*", "/passthrough", "/Passthrough/x", "/x/passthrough/", "http://h", "/customs/x")) {
            assertNull(gate.route(request(target, "t")), target);
        }
        HttpRequest kept = request("/custom/x", "t").setMethod(HttpMethod.POST);
        assertEquals(PassthroughEndpoints.CUSTOM, gate.route(kept));
        kept.headers().set("idempotency-key", "k");
        assertNull(gate.route(kept), "an endpoint keeps its answer");
    }

    @Test
    void parameters_of_ours_are_taken_out_and_all_else_stays() {
        for (String[] pair : new String[][] {
            {"/custom/x?integrated_account_id=A", "/x"},
            {"/custom/x?b=%7E&integrated_account_id=A&a=1&&c", "/x?b=%7E&a=1&&c"},
            {"/custom/x?integrated%5Faccount_id=A&a", "/x?a"},
            {"/custom/x?next_cursor=&integrated_account_id=A", "/x"},
            {"/custom/?integrated_account_id=A&", "/?"},
        }) {
            Asked asked = Asked.of(pair[0]);
            assertEquals("A", asked.account(), pair[0]);
            assertEquals(pair[1], asked.rest(), pair[0]);
        }
        assertEquals("/x?", Asked.of("/custom/x?").rest());
        assertEquals("/x?a=1", Asked.of("/custom/x?a=1").rest());
        assertEquals(Optional.of("C"), Asked.of("/custom/x?next_cursor=C").cursor());
        assertThrows(
                InvalidRequestException.class,
                () -> Asked.of("/custom/x?integrated_account_id=A&integrated_account_id=B"));
        assertEquals(new Asked(false, "A", "", Optional.empty()), Asked.of("/passthrough/A"));
        assertEquals(new Asked(false, "A", "?b", Optional.empty()), Asked.of("///passthrough/A?b"));
        assertEquals(new Asked(false, "A", "//b/?c", Optional.empty()), Asked.of("http://h/passthrough/A//b/?c"));
    }
}
