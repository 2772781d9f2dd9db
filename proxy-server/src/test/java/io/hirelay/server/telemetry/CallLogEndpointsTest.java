package io.hirelay.server.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.http.Account;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Served;
import io.hirelay.server.http.ServerFixture;
import io.hirelay.server.http.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallLogEndpointsTest {
    private static final UUID ONE = ServerFixture.ACCOUNT;
    private static final UUID TWO = UUID.fromString("0b54d2c6-2b5e-4c53-8c1c-1c2f6a3d0a02");

    private final ListCallLog kept = new ListCallLog();
    private final CallLogWriter log = new CallLogWriter(kept, UUID.randomUUID(), task -> new Thread(task, "log"));
    private final ServerFixture server = new ServerFixture(
            ServerFixture.settings(),
            Set.of(new CallLogEndpoints(kept, log, CallLogEndpointsTest::account, Duration.ofDays(30))));

    CallLogEndpointsTest() {
        log.start();
    }

    @AfterEach
    void stop() {
        server.close();
        log.close();
    }

    private static Optional<Account> account(String environment, UUID id) {
        return environment.equals("default") && (id.equals(ONE) || id.equals(TWO))
                ? Optional.of(new ServerAccount(id))
                : Optional.empty();
    }

    @Test
    void aRowTellsWhatWasCalledAndWhatCameOfIt() {
        call("default", ONE, 502);
        Map<String, Object> row = rows("").get(0);
        assertEquals(
                Set.of(
                        "timestamp",
                        "request_id",
                        "integrated_account_id",
                        "resource",
                        "method",
                        "http_method",
                        "http_status_code",
                        "error_code",
                        "duration",
                        "provider_calls"),
                row.keySet());
        assertEquals(ONE.toString(), row.get("integrated_account_id"));
        assertEquals("ats.jobs", row.get("resource"));
        assertEquals("list", row.get("method"));
        assertEquals(502L, row.get("http_status_code"));
        assertEquals(12L, row.get("duration"));
        assertEquals(0L, row.get("provider_calls"));
    }

    @Test
    void rowsComeNewestFirstPageByPage() {
        for (int status = 201; status <= 207; status++) {
            call("default", status % 2 == 0 ? ONE : TWO, status);
        }
        assertEquals(List.of(207L, 206L, 205L, 204L, 203L, 202L, 201L), statuses(rows("")));
        assertEquals(List.of(206L, 204L, 202L), statuses(rows("?integrated_account_id=" + ONE)));
        Map<String, Object> first = page("?limit=2");
        assertEquals(2L, first.get("limit"));
        call("default", ONE, 208);
        Map<String, Object> second = page("?limit=2&next_cursor=" + first.get("next_cursor"));
        assertEquals(List.of(205L, 204L), statuses(ServerFixture.cast(second.get("result"))));
        Map<String, Object> last = page("?limit=8");
        assertNull(last.get("next_cursor"));
    }

    @Test
    void callsOfOtherEnvironmentsDoNotExist() {
        call("other", ONE, 200);
        assertEquals(List.of(), rows(""));
    }

    @Test
    void whatHasNoAccountIsNotACall() {
        log.served(served("default", new Trace(), 200));
        assertEquals(List.of(), rows(""));
    }

    @Test
    void whatIsWrongIsTold() {
        assertEquals(400, server.get("/log?limit=0").statusCode());
        assertEquals(400, server.get("/log?integrated_account_id=7").statusCode());
        assertEquals(
                404,
                server.get("/log?integrated_account_id=" + UUID.randomUUID()).statusCode());
        assertEquals(400, server.get("/log?next_cursor=%2F").statusCode());
        String unknown = server.get("/log?limti=3").body();
        assertTrue(unknown.contains("did you mean limit?"), unknown);
    }

    private void call(String environment, UUID account, int status) {
        Trace trace = new Trace();
        trace.account(account, "reference");
        trace.operation("ats.jobs", "list");
        log.served(served(environment, trace, status));
    }

    private static Served served(String environment, Trace trace, int status) {
        return new Served(
                Instant.parse("2026-05-04T08:00:00Z"),
                "request",
                "GET",
                Optional.of("/unified/ats/jobs"),
                status,
                Optional.empty(),
                Duration.ofMillis(12),
                true,
                Optional.of(new Caller(environment, "token", Optional.empty())),
                trace);
    }

    private Map<String, Object> page(String query) {
        return server.object(server.get("/log" + query).body());
    }

    private List<Map<String, Object>> rows(String query) {
        return ServerFixture.cast(page(query).get("result"));
    }

    private static List<Object> statuses(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> row.get("http_status_code")).toList();
    }
}
