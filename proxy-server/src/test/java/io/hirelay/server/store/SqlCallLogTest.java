package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.server.telemetry.CallLogStore;
import io.hirelay.server.telemetry.CallLogStore.Entry;
import io.hirelay.server.telemetry.CallRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlCallLogTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final UUID ONE = UUID.fromString("0b54d2c6-2b5e-4c53-8c1c-1c2f6a3d0a01");
    private static final UUID TWO = UUID.fromString("0b54d2c6-2b5e-4c53-8c1c-1c2f6a3d0a02");
    private static final UUID GONE = UUID.fromString("0b54d2c6-2b5e-4c53-8c1c-1c2f6a3d0a03");

    private static Entry entry(String id, String environment, UUID account, Instant at) {
        return new Entry(
                id,
                environment,
                new CallRow(
                        at,
                        "request",
                        account,
                        id.equals("1") ? Optional.empty() : Optional.of("ats.jobs"),
                        Optional.of("list"),
                        "GET",
                        502,
                        id.equals("1") ? Optional.empty() : Optional.of("remote.timeout"),
                        12,
                        3));
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hirelay.server.store.SqlTokensTest#databases")
    void calls_are_found_as_they_were_the_newest_first(String kind, Supplier<Database> open) {
        try (Database database = open.get()) {
            SqlTokensTest.insertConnection(database, ONE, "default");
            SqlTokensTest.insertConnection(database, TWO, "default");
            SqlCallLog log = new SqlCallLog(database);
            Entry first = entry("1", "default", ONE, NOW);
            log.append(List.of(
                    first,
                    entry("2", "default", TWO, NOW),
                    entry("3", "default", GONE, NOW),
                    entry("4", "other", ONE, NOW),
                    entry("5", "default", ONE, NOW.plusMillis(1))));

            List<Entry> all = log.list("default", Optional.empty(), Optional.empty(), 10);
            assertEquals(List.of("5", "2", "1"), ids(all));
            assertEquals(first, all.get(2));
            assertEquals(List.of("5", "1"), ids(log.list("default", Optional.of(ONE), Optional.empty(), 10)));
            assertEquals(List.of("5", "2"), ids(log.list("default", Optional.empty(), Optional.empty(), 1)));
            assertEquals(
                    List.of("1"),
                    ids(log.list("default", Optional.empty(), Optional.of(new CallLogStore.Place(NOW, "2")), 10)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hirelay.server.store.SqlTokensTest#databases")
    void old_calls_go_a_few_at_a_time_and_all_go_with_their_account(String kind, Supplier<Database> open) {
        try (Database database = open.get()) {
            SqlTokensTest.insertConnection(database, ONE, "default");
            SqlCallLog log = new SqlCallLog(database);
            for (int i = 0; i < 5; i++) {
                log.append(List.of(entry("a" + i, "default", ONE, NOW.plusSeconds(i))));
            }
            assertEquals(2, log.deleteBefore(NOW.plusSeconds(3), 2));
            assertEquals(1, log.deleteBefore(NOW.plusSeconds(3), 2));
            assertEquals(List.of("a4", "a3"), ids(log.list("default", Optional.empty(), Optional.empty(), 10)));
            database.write(handle -> handle.execute("delete from connections"));
            assertEquals(List.of(), log.list("default", Optional.empty(), Optional.empty(), 10));
        }
    }
}
