package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.once.CallKey;
import io.hirelay.server.once.KeptAnswer;
import io.hirelay.server.once.KeptCalls;
import io.hirelay.server.once.KeptCalls.Claim;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What several processes, time and the exchange of keys do to calls with keys. */
class SqlKeptCallsTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String REQUEST = "ab".repeat(32);

    @TempDir
    private Path folder;

    private static CallKey call(KeptCallsFixture fixture) {
        return new CallKey("cd".repeat(32), fixture.account(), REQUEST);
    }

    private static KeptAnswer answer(String text) {
        return new KeptAnswer(
                201,
                Map.of("X-Hirelay-Outcome", "created"),
                Optional.of("text/plain"),
                text.getBytes(StandardCharsets.UTF_8),
                3);
    }

    private static Optional<String> granted(Claim claim) {
        return assertInstanceOf(Claim.Granted.class, claim).noted();
    }

    private static void answered(String text, Claim claim) {
        KeptAnswer answer = assertInstanceOf(Claim.Answered.class, claim).answer();
        assertEquals(201, answer.status());
        assertEquals(Map.of("X-Hirelay-Outcome", "created"), answer.headers());
        assertEquals(Optional.of("text/plain"), answer.contentType());
        assertEquals(text, new String(answer.body(), StandardCharsets.UTF_8));
        assertEquals(3, answer.requestIdAt());
    }

    @Test
    void of_two_processes_one_makes_a_call_and_the_other_sees_its_answer() {
        String url = TestDatabases.postgresqlUrl();
        try (KeptCallsFixture fixture = KeptCallsFixture.over(Database.postgresql(url, "the test database"));
                Database second = Database.postgresql(url, "the test database")) {
            KeptCalls other = fixture.another(second);
            CallKey call = call(fixture);

            assertEquals(Optional.empty(), granted(fixture.calls().claim(call, "one", LEASE)));
            assertInstanceOf(Claim.Taken.class, other.claim(call, "two", LEASE));
            assertTrue(fixture.calls().note(call, "one", "before"));
            assertFalse(other.note(call, "two", "not mine"));
            other.release(call, "two");
            other.forget(call, "two");
            other.answer(call, "two", answer("not mine"));
            assertInstanceOf(Claim.Taken.class, other.claim(call, "two", LEASE));
            fixture.calls().answer(call, "one", answer("c4n4ry"));
            answered("c4n4ry", other.claim(call, "two", LEASE));
        }
    }

    @Test
    void what_a_dead_process_held_is_anothers_when_its_time_is_over() {
        String url = TestDatabases.postgresqlUrl();
        try (KeptCallsFixture fixture = KeptCallsFixture.over(Database.postgresql(url, "the test database"));
                Database second = Database.postgresql(url, "the test database")) {
            KeptCalls other = fixture.another(second);
            CallKey call = call(fixture);
            fixture.calls().claim(call, "one", LEASE);
            fixture.calls().note(call, "one", "before");

            fixture.age(LEASE.minusSeconds(10));
            fixture.calls().renew("one", LEASE);
            fixture.age(LEASE.minusSeconds(10));
            assertInstanceOf(Claim.Taken.class, other.claim(call, "two", LEASE));
            other.renew("two", LEASE);
            fixture.age(Duration.ofSeconds(20));
            assertEquals(Optional.of("before"), granted(other.claim(call, "two", LEASE)));

            assertFalse(fixture.calls().note(call, "one", "too late"), "it has lost the call");
            fixture.calls().answer(call, "one", answer("too late"));
            fixture.calls().renew("one", LEASE);
            other.answer(call, "two", answer("c4n4ry"));
            answered("c4n4ry", fixture.calls().claim(call, "one", LEASE));
        }
    }

    @Test
    void an_embedded_database_is_one_processs_so_that_nobody_is_waited_for_after_a_start() {
        Path file = folder.resolve("hirelay.db");
        CallKey call;
        try (KeptCallsFixture fixture = KeptCallsFixture.over(Database.file(file))) {
            call = call(fixture);
            fixture.calls().claim(call, "killed", LEASE);
            fixture.calls().note(call, "killed", "c4n4ry before");
        }
        try (SqlStores stores = SqlStores.over(Database.file(file))) {
            KeptCalls next = new SqlKeptCalls(stores.database(), new Seals(stores.database(), stores.vault()));
            assertEquals(Optional.of("c4n4ry before"), granted(next.claim(call, "next", LEASE)));
            next.answer(call, "next", answer("c4n4ry"));
        }
        try (SqlStores stores = SqlStores.over(Database.file(file))) {
            KeptCalls last = new SqlKeptCalls(stores.database(), new Seals(stores.database(), stores.vault()));
            answered("c4n4ry", last.claim(call, "last", LEASE));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hirelay.server.store.SqlTokensTest#databases")
    void a_call_that_is_let_go_is_anybodys_and_one_that_is_forgotten_was_never_made(
            String kind, Supplier<Database> open) {
        try (KeptCallsFixture fixture = KeptCallsFixture.over(open.get())) {
            CallKey call = call(fixture);
            KeptCalls calls = fixture.calls();
            calls.claim(call, "one", LEASE);
            calls.note(call, "one", "first");
            calls.note(call, "one", "before");
            calls.release(call, "one");
            assertFalse(calls.note(call, "one", "late"));
            assertEquals(Optional.of("before"), granted(calls.claim(call, "two", LEASE)));
            assertInstanceOf(
                    Claim.OtherRequest.class,
                    calls.claim(new CallKey(call.id(), call.account(), "00".repeat(32)), "two", LEASE));
            calls.forget(call, "two");
            assertEquals(0, fixture.rows());
            assertEquals(Optional.empty(), granted(calls.claim(call, "two", LEASE)));
            calls.answer(call, "two", answer("c4n4ry"));
            calls.forget(call, "two");
            answered("c4n4ry", calls.claim(call, "two", LEASE));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hirelay.server.store.SqlTokensTest#databases")
    void a_call_is_forgotten_after_a_day(String kind, Supplier<Database> open) {
        try (KeptCallsFixture fixture = KeptCallsFixture.over(open.get())) {
            CallKey call = call(fixture);
            CallKey other = new CallKey(call.id(), call.account(), "00".repeat(32));
            KeptCalls calls = fixture.calls();
            calls.claim(call, "one", LEASE);
            calls.answer(call, "one", answer("c4n4ry"));
            fixture.age(Duration.ofHours(24).minusMinutes(1));
            assertInstanceOf(Claim.OtherRequest.class, calls.claim(other, "one", LEASE));
            answered("c4n4ry", calls.claim(call, "one", LEASE));
            fixture.age(Duration.ofMinutes(2));
            assertEquals(Optional.empty(), granted(calls.claim(other, "one", LEASE)));
            calls.note(other, "one", "before");
            fixture.age(Duration.ofHours(23));
            assertEquals(0, calls.forgetExpired(Instant.now(), 10));
            fixture.age(Duration.ofHours(2));
            assertEquals(1, calls.forgetExpired(Instant.now(), 10));
            assertEquals(0, fixture.rows());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hirelay.server.store.SqlTokensTest#databases")
    void what_is_kept_opens_after_the_keys_were_exchanged(String kind, Supplier<Database> open) {
        try (KeptCallsFixture fixture = KeptCallsFixture.over(open.get())) {
            CallKey done = call(fixture);
            CallKey begun = new CallKey("ef".repeat(32), fixture.account(), REQUEST);
            fixture.calls().claim(done, "one", LEASE);
            fixture.calls().answer(done, "one", answer("c4n4ry"));
            fixture.calls().claim(begun, "one", LEASE);
            fixture.calls().note(begun, "one", "before");

            SqlStores command = SqlStores.over(fixture.stores().database());
            assertTrue(new Rotation(command.database(), command.vault())
                    .exchangeDataKey((now, all) -> {})
                    .fresh());

            answered("c4n4ry", fixture.calls().claim(done, "one", LEASE));
            assertEquals(Optional.of("before"), granted(fixture.calls().claim(begun, "one", LEASE)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hirelay.server.store.SqlTokensTest#databases")
    void calls_go_with_their_account_and_none_begins_without(String kind, Supplier<Database> open) {
        try (KeptCallsFixture fixture = KeptCallsFixture.over(open.get())) {
            CallKey call = call(fixture);
            fixture.calls().claim(call, "one", LEASE);
            fixture.calls().answer(call, "one", answer("c4n4ry"));
            fixture.stores().connections().delete("default", fixture.account());
            assertEquals(0, fixture.rows());
            assertInstanceOf(Claim.NoAccount.class, fixture.calls().claim(call, "one", LEASE));
            assertInstanceOf(
                    Claim.NoAccount.class,
                    fixture.calls().claim(new CallKey("ab", UUID.randomUUID(), REQUEST), "one", LEASE));
        }
    }

    @Test
    void nothing_of_a_call_can_be_read_in_its_row() throws Exception {
        Path file = folder.resolve("hirelay.db");
        try (KeptCallsFixture fixture = KeptCallsFixture.over(Database.file(file))) {
            CallKey call = call(fixture);
            fixture.calls().claim(call, "one", LEASE);
            fixture.calls().note(call, "one", "c4n4ry before");
            assertFalse(onDisk("c4n4ry"));
            fixture.calls().answer(call, "one", answer("c4n4ry"));
            assertTrue(onDisk(call.id()), "the row is there");
            assertFalse(onDisk("c4n4ry"));
        }
    }

    private boolean onDisk(String text) throws IOException {
        boolean found = false;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                found |= new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
            }
        }
        return found;
    }
}
