package io.hirelay.server.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import io.hirelay.server.config.LogFormat;
import io.hirelay.server.config.LogLevel;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Served;
import io.hirelay.server.http.Trace;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessLogTest {
    private static final Instant AT = Instant.parse("2026-11-21T16:31:48.007Z");
    private static final UUID ACCOUNT = UUID.fromString("7a3f1c58-55a1-4f0e-9a66-0d8f0a9d7f01");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Served served(int status, Optional<String> error, boolean complete) {
        Trace trace = new Trace();
        trace.account(ACCOUNT, "acme");
        trace.operation("ats.jobs", "list");
        return new Served(
                AT,
                "name \"of\" Zoë \\ 😀\n",
                "BREW",
                Optional.of("/things/{id}"),
                status,
                error,
                Duration.ofMillis(5),
                complete,
                Optional.of(new Caller("default", "tok_1", Optional.empty())),
                trace);
    }

    private List<String> lines(LogFormat format, LogLevel level, Runnable logs) {
        LogOutput output = LogOutput.to(out, format, level);
        logs.run();
        output.close();
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void a_request_is_a_line_of_json_with_what_other_lines_have() {
        List<String> lines = lines(LogFormat.JSON, LogLevel.INFO, () -> {
            new AccessLog().served(served(503, Optional.of("platform.overloaded"), false));
            LoggerFactory.getLogger("io.hirelay.other")
                    .atInfo()
                    .addKeyValue("key", "value")
                    .log("something else");
        });
        Json json = new Json();
        Map<String, ?> access = json.readObject(lines.get(0).getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "{@timestamp=2026-11-21T16:31:48.012000Z, @version=1, message=OTHER /things/{id} 503 in 5 ms,"
                        + " logger_name=access, thread_name="
                        + Thread.currentThread().getName()
                        + ", level=WARN, level_value=30000, request_id=name \"of\" Zoë \\ 😀\n, method=OTHER,"
                        + " route=/things/{id}, status=503, ms=5, provider_calls=0, error=platform.overloaded,"
                        + " account_id=" + ACCOUNT + ", resource=ats.jobs, verb=list, token_id=tok_1,"
                        + " incomplete=true}",
                access.toString());
        Map<String, ?> other = json.readObject(lines.get(1).getBytes(StandardCharsets.UTF_8));
        assertEquals("value", other.get("key"));
        assertEquals(
                List.copyOf(access.keySet()).subList(0, 7),
                List.copyOf(other.keySet()).subList(0, 7));
    }

    @Test
    void a_request_is_a_line_for_people() {
        List<String> lines =
                lines(LogFormat.TEXT, LogLevel.INFO, () -> new AccessLog().served(served(200, Optional.empty(), true)));
        assertTrue(lines.get(0).contains("INFO  OTHER /things/{id} 200 in 5 ms request_id=name"), lines.toString());
        assertTrue(lines.toString().contains("account_id=" + ACCOUNT), lines.toString());
    }

    @Test
    void what_is_not_to_be_logged_is_not() {
        List<String> lines = lines(LogFormat.JSON, LogLevel.WARN, () -> {
            new AccessLog().served(served(200, Optional.empty(), true));
            new AccessLog().served(served(500, Optional.empty(), true));
        });
        assertEquals(1, lines.size());
    }
}
