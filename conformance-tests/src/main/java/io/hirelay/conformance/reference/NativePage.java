package io.hirelay.conformance.reference;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.json.Json;
import io.hirelay.model.RawJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer's lines: the first tells what came of the request, the last how many records were between, so that an answer
 * cut short is told from a short one. Records keep their bytes.
 *
 * @param problem why the system said no, though its status may be 200
 * @param next the cursor of the next page
 */
record NativePage(Optional<String> problem, List<NativeRecord> records, Optional<String> next) {

    /** An answer that ends too early: the connection was lost. */
    static final class CutShort extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** An answer that is not what the system documents. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    static NativePage parse(byte[] body, Json json) throws CutShort, Malformed {
        if (body.length == 0) {
            throw new Malformed("no body");
        }
        if (body[body.length - 1] != '\n' && body[0] == '{') {
            throw new CutShort();
        }
        List<NativeRecord> lines = new ArrayList<>();
        for (int from = 0; from < body.length; ) {
            int to = from;
            while (to < body.length && body[to] != '\n') {
                to++;
            }
            lines.add(line(body, from, to, json));
            from = to + 1;
        }
        NativeRecord head = lines.get(0);
        Boolean ok = head.flag("ok");
        if (ok == null) {
            throw new Malformed("the first line does not say whether it is ok");
        }
        if (!ok) {
            return new NativePage(
                    Optional.of(Optional.ofNullable(head.text("problem")).orElse("unnamed")),
                    List.of(),
                    Optional.empty());
        }
        List<NativeRecord> records = lines.subList(1, Math.max(1, lines.size() - 1));
        if (!Integer.valueOf(records.size()).equals(lines.get(lines.size() - 1).number("end"))) {
            throw new CutShort();
        }
        return new NativePage(Optional.empty(), List.copyOf(records), Optional.ofNullable(head.text("next")));
    }

    private static NativeRecord line(byte[] body, int from, int to, Json json) throws Malformed {
        try {
            Map<String, @Nullable Object> fields = json.readObject(Arrays.copyOfRange(body, from, to));
            return new NativeRecord(fields, RawJson.slice(body, from, to - from));
        } catch (InvalidRequestException e) {
            throw new Malformed("a line is not a JSON object");
        }
    }
}
