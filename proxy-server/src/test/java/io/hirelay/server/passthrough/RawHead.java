package io.hirelay.server.passthrough;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request or an answer as it came over the wire, each character one byte.
 *
 * @param text with its line ends, without the empty line behind it
 */
record RawHead(String text) {
    /** The next one; null when the connection has ended before it began. */
    static @Nullable RawHead read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int end;
        while ((end = text.indexOf("\r\n\r\n")) < 0) {
            int next = in.read();
            if (next < 0) {
                if (text.isEmpty()) {
                    return null;
                }
                throw new EOFException("ended within a head: " + text);
            }
            text.append((char) next);
        }
        return new RawHead(text.substring(0, end + 2));
    }

    /** The first line. */
    String line() {
        return text.substring(0, text.indexOf("\r\n"));
    }

    /** Of an answer. */
    int status() {
        return Integer.parseInt(text.substring(9, 12));
    }

    private Stream<String> fields() {
        return text.lines().skip(1);
    }

    /** The values of all fields of this name, in their order. */
    List<String> all(String name) {
        return fields().filter(field -> field.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(field -> field.substring(name.length() + 1).strip())
                .toList();
    }

    /** The same as one list. */
    String joined(String name) {
        return String.join(", ", all(name));
    }

    boolean isChunked() {
        return joined("transfer-encoding").equalsIgnoreCase("chunked");
    }

    /** The body behind the head of a request; fails when the connection ends before it does. */
    byte[] body(InputStream in) throws IOException {
        if (isChunked()) {
            return chunks(in);
        }
        String length = joined("content-length");
        return length.isEmpty() ? new byte[0] : exactly(in, Integer.parseInt(length));
    }

    /** The body behind the head of an answer. */
    byte[] body(InputStream in, boolean toHead) throws IOException {
        int status = status();
        if (toHead || status < 200 || status == 204 || status == 304) {
            return new byte[0];
        }
        boolean framed = isChunked() || !all("content-length").isEmpty();
        return framed ? body(in) : in.readAllBytes();
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            int semicolon = size.indexOf(';');
            int length = Integer.parseInt(semicolon < 0 ? size : size.substring(0, semicolon), 16);
            if (length == 0) {
                while (!line(in).isEmpty()) {
                    // a trailer
                }
                return body.toByteArray();
            }
            body.write(exactly(in, length));
            if (!line(in).isEmpty()) {
                throw new IOException("a chunk that is longer than it says");
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("ended within a line");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
