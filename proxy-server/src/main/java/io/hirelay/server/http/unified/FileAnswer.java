package io.hirelay.server.http.unified;

import io.hirelay.file.Download;
import io.hirelay.server.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** A file as it is answered: to be saved, never to be shown or run by a browser, under a name that harms nobody. */
final class FileAnswer {
    private static final String ANY_TYPE = "application/octet-stream";

    /** A media type with parameters, in characters that a header can carry. */
    private static final Pattern TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}(?:\\s*;[\\x20-\\x7e]{0,200})?");

    private static final int LONGEST_NAME = 150;

    private FileAnswer() {}

    static Answer of(Download download) {
        String type = TYPE.matcher(download.contentType()).matches() ? download.contentType() : ANY_TYPE;
        return new Answer(
                200,
                Map.of("Content-Disposition", disposition(download.fileName().orElse(""))),
                new Answer.Stream(type, download.length(), download.stream()));
    }

    /** As RFC 6266 has it: the name in ASCII for old clients, and whole for the others. */
    static String disposition(String fileName) {
        String name = safe(fileName);
        if (name.isEmpty()) {
            return "attachment";
        }
        String ascii = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
        return "attachment; filename=\"" + ascii + "\""
                + (ascii.equals(name) ? "" : "; filename*=UTF-8''" + encoded(name));
    }

    /** Without a path, control characters, marks that turn the direction of text, or dots at its beginning. */
    private static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "").strip().replaceAll("^\\.+", "");
        return plain.length() <= LONGEST_NAME
                ? plain
                : plain.substring(0, LONGEST_NAME / 2) + plain.substring(plain.length() - LONGEST_NAME / 2);
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            encoded.append(
                    plain || c == '.' || c == '-' || c == '_' ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
