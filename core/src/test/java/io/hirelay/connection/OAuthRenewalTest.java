package io.hirelay.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Hirelay;
import io.hirelay.budget.Budgets;
import io.hirelay.budget.ManualClock;
import io.hirelay.budget.Sleeper;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.Retry;
import io.hirelay.error.UnavailableException;
import io.hirelay.http.AuthHeaders;
import io.hirelay.http.Direct;
import io.hirelay.http.HttpSettings;
import io.hirelay.http.HttpToolkit;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OAuthRenewalTest {
    private static final UUID ID = UUID.fromString("5d2d2f0e-57ad-4c4a-9b93-3a1b4a0c0001");
    private static final String ENVIRONMENT = "default";
    private static final Duration LIFE = GrantingSystem.LIFE;

    private final ManualClock clock = new ManualClock();
    private final GrantingSystem system = new GrantingSystem();
    private final MemoryConnectionStore store = new MemoryConnectionStore();
    private final MemoryCredentialStore credentials = new MemoryCredentialStore(clock);
    private final HttpToolkit http = new HttpToolkit(
            HttpSettings.DEFAULT.withMaxAttempts(2), new Budgets(clock, clock), clock, clock, () -> 0.5);
    private final Hirelay hirelay = Hirelay.builder()
            .withoutDiscovery()
            .provider(system)
            .http(http)
            .clock(clock)
            .build();
    private final List<Connections> nodes = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Connections connections = node(credentials, Sleeper.SYSTEM);

    @BeforeEach
    void connect() {
        Instant now = clock.instant();
        connections.adopt(
                new StoredConnection(
                        ID,
                        ENVIRONMENT,
                        "tenant",
                        "granting",
                        ConnectionStatus.ACTIVE,
                        "oauth2",
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        0,
                        now,
                        now),
                new NewCredential(CredentialKind.OAUTH2, GrantingSystem.granted(), Optional.of(now.plus(LIFE))));
    }

    @AfterEach
    void close() {
        system.answering.complete(null);
        threads.shutdownNow();
        nodes.forEach(Connections::close);
        hirelay.close();
        system.close();
    }

    private Connections node(CredentialStore secrets, Sleeper sleeper) {
        Connections made = Connections.builder(hirelay, store, secrets)
                .clock(clock)
                .sleeper(sleeper)
                .build();
        nodes.add(made);
        return made;
    }

    private void call(Connections node) {
        CallContext context = CallContext.until(Deadline.after(Duration.ofSeconds(30), clock));
        node.call(ENVIRONMENT, ID, connection -> connection.verify(context));
    }

    private List<Future<?>> callAtOnce(int times, Connections... at) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(times);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Connections node = at[i % at.length];
            all.add(threads.submit(() -> {
                ready.countDown();
                ready.await();
                call(node);
                return null;
            }));
        }
        return all;
    }

    private static void succeed(List<Future<?>> all) throws Exception {
        for (Future<?> each : all) {
            each.get(30, TimeUnit.SECONDS);
        }
    }

    private StoredCredential kept() {
        return credentials.find(ID).orElseThrow();
    }

    private String keptToken() {
        return kept().fields().get("access_token").reveal();
    }

    private ConnectionStatus status() {
        return connections.get(ENVIRONMENT, ID).status();
    }

    @Test
    void a_token_that_is_good_for_long_is_left_alone() {
        call(connections);
        clock.advance(LIFE.minusMinutes(5));
        call(connections);

        assertEquals(0, system.refreshes.get());
    }

    @Test
    void it_is_renewed_before_it_ends_and_both_tokens_are_replaced_at_once() {
        long version = kept().version();
        call(connections);
        clock.advance(LIFE.minusMinutes(4));

        call(connections);

        assertEquals(1, system.refreshes.get());
        assertEquals(2, system.calls.get(), "no call was refused");
        assertEquals(version + 1, kept().version());
        assertEquals("at-2", keptToken());
        assertEquals("rt-2", kept().fields().get("refresh_token").reveal());
        assertEquals("read write", kept().fields().get("scope").reveal());
        assertEquals(Optional.of(clock.instant().plus(LIFE)), kept().expiresAt());
        call(connections);
        assertEquals(1, system.refreshes.get());
    }

    private Direct direct() {
        return connections.call(
                ENVIRONMENT,
                ID,
                connection -> connection.natives().orElseThrow().direct());
    }

    private Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(30), clock);
    }

    @Test
    void whoever_must_not_wait_is_told_the_token_only_while_nobody_has_to_be_asked_for_it() {
        Direct direct = direct();
        assertEquals(Optional.empty(), direct.credentialNow(), "it has not been read yet");
        AuthHeaders first = direct.credential(deadline());
        assertEquals(Optional.of(first), direct.credentialNow());

        clock.advance(LIFE.minusMinutes(4));
        assertEquals(Optional.empty(), direct.credentialNow(), "it is to be renewed");
        assertEquals(0, system.refreshes.get());

        AuthHeaders second = direct.credential(deadline());
        assertEquals(1, system.refreshes.get());
        assertEquals(AuthHeaders.bearer("at-2"), second);
        assertEquals(Optional.of(second), direct.credentialNow());
    }

    @Test
    void a_token_that_was_refused_to_whoever_carries_a_call_is_renewed() {
        Direct direct = direct();
        AuthHeaders first = direct.credential(deadline());

        assertEquals(AuthHeaders.bearer("at-2"), direct.afterRefusal(first, deadline()));
        assertEquals(AuthHeaders.bearer("at-2"), direct.afterRefusal(first, deadline()), "it is another one already");
        assertEquals(1, system.refreshes.get());
        assertEquals(Optional.of(AuthHeaders.bearer("at-2")), direct.credentialNow());
    }

    @Test
    void fifty_calls_at_the_end_of_a_token_renew_it_once_and_all_succeed() throws Exception {
        clock.advance(LIFE);

        succeed(callAtOnce(50, connections));

        assertEquals(1, system.refreshes.get());
        assertEquals(0, system.refusals.get());
        assertEquals(50, system.calls.get(), "no call was sent with the old token");
    }

    @Test
    void two_processes_over_one_store_renew_it_once() throws Exception {
        Connections other = node(credentials, Sleeper.SYSTEM);
        call(connections);
        call(other);
        clock.advance(LIFE);

        succeed(callAtOnce(50, connections, other));

        assertEquals(1, system.refreshes.get());
        assertEquals(0, system.refusals.get());
    }

    @Test
    void what_another_process_has_renewed_is_taken_over_when_the_old_token_is_refused() {
        Connections other = node(credentials, Sleeper.SYSTEM);
        call(other);
        clock.advance(LIFE.minusMinutes(4));
        call(connections);
        system.calls.set(0);
        Connections third = node(credentials, Sleeper.SYSTEM);
        call(third);
        assertEquals(1, system.calls.get());

        call(other);

        assertEquals(1, system.refreshes.get());
        assertEquals(2, system.calls.get());
    }

    @Test
    void a_refused_token_that_should_be_good_is_renewed() throws Exception {
        call(connections);
        system.endAccessToken();

        succeed(callAtOnce(20, connections));

        assertEquals(1, system.refreshes.get());
        assertEquals(ConnectionStatus.ACTIVE, status());
    }

    @Test
    void a_process_that_dies_while_it_renews_holds_the_others_up_no_longer_than_its_lease() {
        Connections patient = node(credentials, clock);
        clock.advance(LIFE);
        credentials.lease(ID, OAuthGrants.LEASE).orElseThrow();
        Instant before = clock.instant();

        call(patient);

        assertEquals(1, system.refreshes.get());
        assertEquals(OAuthGrants.LEASE, Duration.between(before, clock.instant()));
    }

    @Test
    void a_call_whose_deadline_ends_before_says_that_it_may_be_repeated() {
        clock.advance(LIFE);
        credentials.lease(ID, OAuthGrants.LEASE).orElseThrow();
        CallContext hurried = CallContext.until(Deadline.after(Duration.ofMillis(150), clock));

        UnavailableException late = assertThrows(
                UnavailableException.class,
                () -> connections.call(ENVIRONMENT, ID, connection -> connection.verify(hurried)));

        assertEquals(ErrorCode.REMOTE_TIMEOUT, late.code());
        assertEquals(Retry.SAFE, late.retry());
        assertEquals(ConnectionStatus.ACTIVE, status());
        clock.advance(OAuthGrants.LEASE);
        call(connections);
        assertEquals(1, system.refreshes.get());
    }

    @Test
    void a_grant_that_has_ended_asks_for_a_new_one_once() throws Exception {
        system.endRefreshToken();
        system.endAccessToken();
        clock.advance(LIFE);

        int refused = 0;
        for (Future<?> each : callAtOnce(20, connections)) {
            ExecutionException failed = assertThrows(ExecutionException.class, () -> each.get(30, TimeUnit.SECONDS));
            assertInstanceOf(AuthenticationException.class, failed.getCause());
            refused++;
        }

        assertEquals(20, refused);
        assertEquals(ConnectionStatus.NEEDS_REAUTH, status());
        assertEquals(
                1,
                connections.events(ENVIRONMENT, ID, Optional.empty(), 100).stream()
                        .filter(event -> event.status() == ConnectionStatus.NEEDS_REAUTH)
                        .count());
        int asked = system.refusals.get();
        int calls = system.calls.get();
        assertThrows(AuthenticationException.class, () -> call(connections));
        assertEquals(asked, system.refusals.get());
        assertEquals(calls, system.calls.get());
    }

    @Test
    void a_grant_that_is_not_renewed_is_used_until_its_last_token_is_refused() {
        system.endRefreshToken();
        call(connections);
        clock.advance(LIFE.minusMinutes(1));

        call(connections);
        call(connections);

        assertEquals(1, system.refusals.get());
        assertEquals(ConnectionStatus.ACTIVE, status());
        clock.advance(Duration.ofMinutes(2));
        call(connections);
        assertEquals(ConnectionStatus.ACTIVE, status(), "the provider's clock may be another");
        system.endAccessToken();
        assertThrows(AuthenticationException.class, () -> call(connections));
        assertEquals(ConnectionStatus.NEEDS_REAUTH, status());
        assertEquals(1, system.refusals.get());
    }

    @Test
    void a_provider_that_is_down_says_nothing_about_the_grant() {
        system.down = true;
        clock.advance(LIFE);

        HirelayException failure = assertThrows(UnavailableException.class, () -> call(connections));

        assertEquals(ErrorCode.REMOTE_UNAVAILABLE, failure.code());
        assertEquals(Retry.SAFE, failure.retry());
        assertEquals(0, system.calls.get());
        assertEquals(ConnectionStatus.ACTIVE, status());
        system.down = false;
        call(connections);
        assertEquals(1, system.refreshes.get());
    }

    @Test
    void as_long_as_the_token_is_good_a_renewal_that_fails_is_not_noticed() {
        system.down = true;
        call(connections);
        clock.advance(LIFE.minusMinutes(2));

        call(connections);

        assertEquals(2, system.calls.get());
        system.down = false;
        call(connections);
        assertEquals(0, system.refreshes.get(), "not tried again at once");
        clock.advance(Duration.ofSeconds(11));
        call(connections);
        assertEquals(1, system.refreshes.get());
    }

    @Test
    void a_caller_who_gives_up_does_not_lose_the_new_tokens() throws Exception {
        system.answering = new CompletableFuture<>();
        clock.advance(LIFE);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                call(connections);
            } catch (CancelledException e) {
                failure.set(e);
            }
        });
        caller.start();
        system.asked.get(10, TimeUnit.SECONDS);
        caller.interrupt();
        caller.join(10_000);
        assertInstanceOf(CancelledException.class, failure.get());

        system.answering.complete(null);
        call(connections);

        assertEquals(1, system.refreshes.get());
        assertEquals("at-2", keptToken());
    }

    @Test
    void a_credential_given_by_hand_meanwhile_stays() throws Exception {
        system.answering = new CompletableFuture<>();
        clock.advance(LIFE);
        Future<?> calling = threads.submit(() -> call(connections));
        system.asked.get(10, TimeUnit.SECONDS);
        credentials.put(
                ID, Map.of("access_token", Secret.of("by-hand"), "refresh_token", Secret.of("x")), Optional.empty());

        system.answering.complete(null);
        assertThrows(ExecutionException.class, () -> calling.get(10, TimeUnit.SECONDS));

        assertEquals("by-hand", keptToken());
    }

    @Test
    void tokens_that_could_not_be_stored_are_stored_later() {
        AtomicBoolean full = new AtomicBoolean(true);
        Connections node = node(failing(full), Sleeper.SYSTEM);
        clock.advance(LIFE);
        assertThrows(IllegalStateException.class, () -> call(node));
        assertEquals("at-1", keptToken());
        full.set(false);

        call(node);

        assertEquals(1, system.refreshes.get());
        assertEquals("at-2", keptToken());
    }

    private CredentialStore failing(AtomicBoolean full) {
        return new CredentialStore() {
            @Override
            public void put(UUID connection, Map<String, Secret> fields, Optional<Instant> expiresAt) {
                credentials.put(connection, fields, expiresAt);
            }

            @Override
            public boolean replace(
                    UUID connection, long version, Map<String, Secret> fields, Optional<Instant> expiresAt) {
                if (full.get()) {
                    throw new IllegalStateException("the disk is full");
                }
                return credentials.replace(connection, version, fields, expiresAt);
            }

            @Override
            public Optional<StoredCredential> find(UUID connection) {
                return credentials.find(connection);
            }

            @Override
            public void delete(UUID connection) {
                credentials.delete(connection);
            }

            @Override
            public Optional<Lease> lease(UUID connection, Duration time) {
                return credentials.lease(connection, time);
            }
        };
    }

    @Test
    void without_an_application_a_token_is_used_as_it_is() {
        system.knowsApplication = false;
        clock.advance(LIFE);

        call(connections);

        assertEquals(1, system.calls.get());
        system.endAccessToken();
        assertThrows(AuthenticationException.class, () -> call(connections));
        assertEquals(ConnectionStatus.NEEDS_REAUTH, status());
        assertEquals(0, system.refreshes.get() + system.refusals.get());
    }

    @Test
    void a_connection_that_is_deleted_gives_its_grant_back() {
        assertTrue(connections.delete(ENVIRONMENT, ID));

        assertEquals(1, system.revocations.get());
        assertEquals(Optional.empty(), credentials.find(ID));
        assertFalse(connections.delete(ENVIRONMENT, ID));
        assertEquals(1, system.revocations.get());
    }

    @Test
    void a_grant_whose_token_has_ended_is_given_back_as_well() {
        clock.advance(LIFE);

        connections.delete(ENVIRONMENT, ID);

        assertEquals(1, system.refreshes.get());
        assertEquals(1, system.revocations.get());
    }

    @Test
    void deleting_does_not_need_the_provider() {
        system.down = true;
        clock.advance(LIFE);

        assertTrue(connections.delete(ENVIRONMENT, ID));

        assertEquals(Optional.empty(), connections.find(ENVIRONMENT, ID));
        assertEquals(Optional.empty(), credentials.find(ID));
    }
}
