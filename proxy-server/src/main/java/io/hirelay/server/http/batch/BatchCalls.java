package io.hirelay.server.http.batch;

import io.hirelay.json.Json;
import io.hirelay.model.RawJson;
import io.hirelay.server.http.InnerCalls;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.unified.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the entries of one batch are, as calls that could have come by themselves. */
final class BatchCalls {
    static final String CURSOR = "next_cursor";
    private static final String JSON = "application/json";
    private static final byte[] NOTHING = {};
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    private final UUID account;
    private final Optional<String> key;
    private final Json json;

    /** @param key of the whole batch, from which every entry gets its own */
    BatchCalls(UUID account, Optional<String> key, Json json) {
        this.account = account;
        this.key = key;
        this.json = json;
    }

    /** Whether it changes nothing, as far as its name tells. */
    static boolean reads(BatchEntry entry) {
        return entry.method().equals("list") || entry.method().equals("get");
    }

    /** @param cursor where a list is to go on, other than where the entry says */
    InnerCalls.Call of(BatchPlan.Step step, Optional<String> cursor) {
        BatchEntry entry = step.entry();
        boolean unified = entry.resource().indexOf('/') >= 0;
        List<String> path = new ArrayList<>(List.of(unified ? "unified" : "proxy"));
        path.addAll(Arrays.asList(entry.resource().split("/")));
        Map<String, List<String>> query = BatchQuery.flat(entry.query().orElse(Map.of()));
        query.put(Target.ACCOUNT, List.of(account.toString()));
        cursor.ifPresent(place -> query.put(CURSOR, List.of(place)));
        if (entry.method().equals("list")) {
            query.putIfAbsent(Query.LIMIT, List.of(String.valueOf(Query.MOST_ROWS))); // it is walked in large steps
        }
        byte[] body = entry.body().equals(RawJson.NULL) ? NOTHING : entry.body().toBytes();
        String method = switch (entry.method()) {
            case "list" -> "GET";
            case "get" -> "GET";
            case "update" -> "PATCH";
            case "delete" -> "DELETE";
            default -> "POST";
        };
        boolean own = method.equals("POST") && !entry.method().equals("create");
        if (own) {
            path.add(entry.method());
        }
        if (method.equals("POST") && body.length == 0 && (own || unified)) {
            body = EMPTY_OBJECT;
        }
        if (entry.id().isPresent()) {
            String id = entry.id().get();
            if (!own) {
                path.add(id);
            } else if (unified) {
                body = withId(body, id);
            } else {
                query.put("id", List.of(id));
            }
        }
        return new InnerCalls.Call(method, path, Query.of(query), headers(step), body);
    }

    /** Methods of their own have the id in the body. */
    private byte[] withId(byte[] body, String id) {
        Object read = json.read(body);
        if (!(read instanceof Map<?, ?> object)) {
            return body; // which is refused by whoever reads it
        }
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        object.forEach((name, value) -> more.put((String) name, value));
        more.putIfAbsent("id", id);
        return json.write(more);
    }

    private Map<String, List<String>> headers(BatchPlan.Step step) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("content-type", List.of(JSON));
        if (!reads(step.entry())) {
            key.ifPresent(
                    whole -> headers.put(OnlyOnce.HEADER.toLowerCase(Locale.ROOT), List.of(key(whole, step.key()))));
        }
        return headers;
    }

    /** The same entry of a batch that is repeated has the same one. */
    private static String key(String whole, String entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(("batch " + whole.length() + " " + whole + " " + entry).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
