package io.hirelay.server.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.hirelay.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LogOutputTest {
    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("io.hirelay.access");
    private final Json json = new Json();

    LogOutputTest() {
        context.setMDCAdapter(new LogbackMDCAdapter()); // which the library asks
    }

    private LoggingEvent event(String message, Object... pairs) {
        LoggingEvent event = new LoggingEvent("", logger, Level.WARN, message, null, null);
        event.setInstant(Instant.parse("2026-05-04T08:00:00.012345Z"));
        for (int i = 0; i < pairs.length; i += 2) {
            event.addKeyValuePair(new KeyValuePair((String) pairs[i], pairs[i + 1]));
        }
        return event;
    }

    private Map<String, Object> read(byte[] line) {
        assertEquals('\n', line[line.length - 1]);
        return json.readObject(line);
    }

    /** The library's fields are what operators' tools know. */
    @Test
    void a_line_says_what_the_librarys_encoder_says() {
        LogstashEncoder library = new LogstashEncoder();
        library.setShortenedLoggerNameLength(0);
        library.setContext(context);
        library.start();
        JsonLines lines = new JsonLines();
        lines.setContext(context);
        lines.start();
        for (LoggingEvent event : List.of(
                event("plain"),
                event("\"quoted\" \\ \u0001 \u00e4\u20ac\ud83d\ude00 \n", "a\"b", "c\\d", "n", 7, "d", 1.5, "t", true),
                event("x".repeat(3_000), "long", "y".repeat(3_000)))) {
            Map<String, Object> ours = new HashMap<>(read(lines.encode(event)));
            Map<String, Object> theirs = new HashMap<>(read(library.encode(event)));
            assertEquals("2026-05-04T08:00:00.012345Z", ours.get("@timestamp"));
            ours.remove("@timestamp");
            theirs.remove("@timestamp");
            assertEquals(theirs, ours);
        }
    }

    @Test
    void every_line_is_written_before_the_log_is_closed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonLines encoder = new JsonLines();
        encoder.setContext(context);
        encoder.start();
        BatchedLines lines = new BatchedLines(out, encoder);
        lines.setContext(context);
        lines.start();
        for (int i = 0; i < 1_000; i++) {
            lines.doAppend(event("line " + i));
        }
        lines.stop();
        String[] written = out.toString(StandardCharsets.UTF_8).split("\n");
        assertEquals(1_000, written.length);
        for (int i = 0; i < written.length; i++) {
            assertTrue(written[i].contains("\"line " + i + "\""), written[i]);
        }
    }
}
