package io.hirelay.workable.mapping;

import io.hirelay.http.WireJson;
import java.nio.charset.StandardCharsets;

/** Reads fixtures as answers are read. */
final class Wire {
    private static final WireJson JSON = new WireJson();

    private Wire() {}

    static <T> T read(Class<T> type, String json) {
        return JSON.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
