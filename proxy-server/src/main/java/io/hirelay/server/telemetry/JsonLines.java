package io.hirelay.server.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line, with the fields of {@link LogstashEncoder}. Lines without a stack trace, which are all but a
 * few, are written by hand: there is one for every request. For one thread.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final int MOST_NAMES = 256;

    /** Characters that stand for themselves. */
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c = ' '; c <= '~'; c++) {
            PLAIN[c] = c != '"' && c != '\\';
        }
    }

    private static final String HEX = "0123456789abcdef";
    private static final int MICRO_DIGITS = 6;
    private static final int NANOS_OF_MICRO = 1_000;

    private final LogstashEncoder others = new LogstashEncoder();
    /** What has been written of names already; those that log write a few. */
    private final Map<String, byte[]> names = new HashMap<>();

    private byte[] line = new byte[1_024];
    private int length;
    private long second = Long.MIN_VALUE;
    private String secondText = "";

    @Override
    public void start() {
        others.setContext(getContext());
        others.setShortenedLoggerNameLength(0);
        others.start();
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        if (event.getThrowableProxy() != null || event.getMarkerList() != null) {
            return others.encode(event);
        }
        length = 0;
        ascii("{\"@timestamp\":\"");
        at(event.getInstant() == null ? Instant.ofEpochMilli(event.getTimeStamp()) : event.getInstant());
        ascii("\",\"@version\":\"1\",\"message\":");
        quoted(event.getFormattedMessage());
        ascii(",\"logger_name\":");
        quoted(event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1));
        ascii(",\"thread_name\":");
        quoted(event.getThreadName());
        ascii(",\"level\":\"");
        ascii(event.getLevel().levelStr);
        ascii("\",\"level_value\":");
        ascii(Integer.toString(event.getLevel().toInt()));
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            for (KeyValuePair pair : pairs) {
                pair(pair);
            }
        }
        ascii("}\n");
        return Arrays.copyOf(line, length);
    }

    /** Most lines are of the same second as the one before. */
    private void at(Instant instant) {
        if (instant.getEpochSecond() != second) {
            second = instant.getEpochSecond();
            String text = Instant.ofEpochSecond(second).toString();
            secondText = text.substring(0, text.length() - 1) + '.';
        }
        ascii(secondText);
        int micros = instant.getNano() / NANOS_OF_MICRO;
        room(MICRO_DIGITS);
        for (int i = MICRO_DIGITS - 1; i >= 0; i--) {
            line[length + i] = (byte) ('0' + micros % 10);
            micros /= 10;
        }
        length += MICRO_DIGITS;
        ascii("Z");
    }

    private void pair(KeyValuePair pair) {
        append(names.size() < MOST_NAMES ? names.computeIfAbsent(pair.key, this::name) : name(pair.key));
        if (pair.value instanceof Number || pair.value instanceof Boolean) {
            ascii(pair.value.toString());
        } else {
            quoted(String.valueOf(pair.value));
        }
    }

    /** As it stands before each value. */
    private byte[] name(String key) {
        int before = length;
        ascii(",");
        quoted(key);
        ascii(":");
        byte[] name = Arrays.copyOfRange(line, before, length);
        length = before;
        return name;
    }

    private void append(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, line, length, bytes.length);
        length += bytes.length;
    }

    private void quoted(String text) {
        ascii("\"");
        if (isPlain(text)) {
            ascii(text);
        } else {
            escaped(text);
        }
        ascii("\"");
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= PLAIN.length || !PLAIN[c]) {
                return false;
            }
        }
        return true;
    }

    private void escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                escaped.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else {
                escaped.append(c);
            }
        }
        append(escaped.toString().getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("deprecation") // takes the low byte of each character, which is what ASCII is
    private void ascii(String text) {
        room(text.length());
        text.getBytes(0, text.length(), line, length);
        length += text.length();
    }

    private void room(int more) {
        if (line.length - length < more) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + more));
        }
    }
}
