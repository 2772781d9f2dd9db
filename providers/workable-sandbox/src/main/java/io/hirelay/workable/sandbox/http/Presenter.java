package io.hirelay.workable.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.workable.sandbox.access.RollingWindow;
import io.hirelay.workable.sandbox.control.Effect;
import io.hirelay.workable.sandbox.route.Backend;
import io.hirelay.workable.sandbox.route.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dresses replies in the headers of the service that gives them. */
final class Presenter {
    private static final String JSON = "application/json; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final long WINDOW_SECONDS = 10;

    private final JsonBytes json;
    private final Clock clock;
    private final String hrOrigin;
    private final int callsPerWindow;

    Presenter(JsonBytes json, Clock clock, String subdomain, int callsPerWindow) {
        this.json = json;
        this.clock = clock;
        this.hrOrigin = "http://" + subdomain + ".workable.com";
        this.callsPerWindow = callsPerWindow;
    }

    /** @param known what the client holds already, from {@code If-None-Match} */
    Answer present(Outcome outcome, List<Effect.Edit> edits, @Nullable String known) {
        Reply reply = outcome.reply();
        Map<String, String> headers = new LinkedHashMap<>();
        byte[] body = body(reply, edits);
        if (reply.json() != null) {
            headers.put("Content-Type", JSON);
        } else if (reply.text() != null) {
            headers.put("Content-Type", TEXT);
        }
        boolean good = reply.status() < 300;
        if (outcome.backend() == Backend.ATS) {
            headers.put("X-Request-Id", UUID.randomUUID().toString());
            headers.put("Vary", "User-Agent");
            headers.put("Cache-Control", good ? "max-age=0, private, must-revalidate" : "no-cache");
            if (good) {
                headers.put("ETag", etag(body));
            }
        } else {
            headers.put("Vary", "Accept-Encoding, Origin");
            headers.put("Access-Control-Allow-Origin", hrOrigin);
        }
        if (reply.status() != 404) {
            outcome.turn().ifPresent(turn -> headers.putAll(rate(turn)));
        }
        boolean unchanged = reply.status() == 200 && known != null && known.equals(headers.get("ETag"));
        return new Answer(unchanged ? 304 : reply.status(), headers, unchanged ? new byte[0] : body);
    }

    Answer present(Effect.Respond respond) {
        Map<String, String> headers = new LinkedHashMap<>(respond.headers());
        if (respond.rateHeaders()) {
            long reset = clock.instant().getEpochSecond() + WINDOW_SECONDS;
            headers.putAll(rate(new RollingWindow.Turn(false, callsPerWindow, 0, reset)));
        }
        Answer plain = Answer.text(respond.status(), respond.contentType(), respond.body());
        headers.putAll(plain.headers());
        return new Answer(plain.status(), headers, plain.body());
    }

    private byte[] body(Reply reply, List<Effect.Edit> edits) {
        JsonNode node = reply.json();
        if (node == null) {
            String text = reply.text();
            return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        }
        // A copy, because small fixed lists are one tree for all calls.
        JsonNode shown = edits.isEmpty() ? node : node.deepCopy();
        for (Effect.Edit edit : edits) {
            shown = edit.change().apply(shown);
        }
        return json.write(shown);
    }

    private static Map<String, String> rate(RollingWindow.Turn turn) {
        return Map.of(
                "X-Rate-Limit-Limit", Integer.toString(turn.limit()),
                "X-Rate-Limit-Remaining", Integer.toString(turn.remaining()),
                "X-Rate-Limit-Reset", Long.toString(turn.reset()));
    }

    private static String etag(byte[] body) {
        try {
            return "W/\""
                    + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("MD5 is part of every JDK", e);
        }
    }
}
