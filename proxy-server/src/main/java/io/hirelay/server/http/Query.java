package io.hirelay.server.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters behind a path's question mark, decoded, in the order they came. Immutable. */
public final class Query {
    public static final Query EMPTY = new Query(Map.of());

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    public static Query of(Map<String, List<String>> values) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, given) -> copy.put(name, List.copyOf(given)));
        return new Query(Collections.unmodifiableMap(copy));
    }

    /**
     * Reads {@code a=1&b=2}.
     *
     * @throws InvalidRequestException when something in it is not percent-encoded UTF-8
     */
    public static Query parse(String raw) {
        Map<String, List<String>> read = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                read.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
            }
        }
        return read.isEmpty() ? EMPTY : of(read);
    }

    private static String decode(String encoded) {
        return PercentEncoding.decode(encoded.replace('+', ' '), "query");
    }

    /** Names as they were written, brackets included. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Every value under this very name. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /**
     * The one value under this very name; empty when there is none or it is blank.
     *
     * @throws InvalidRequestException when there are several
     */
    public Optional<String> one(String name) {
        List<String> given = all(name);
        if (given.size() > 1) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_PARAMETER, name, "must be given once, not twice or more");
        }
        return given.stream().filter(value -> !value.isBlank()).findFirst();
    }

    public Map<String, List<String>> asMap() {
        return values;
    }

    /** The names alone: values may be personal data. */
    @Override
    public String toString() {
        return "Query" + values.keySet();
    }
}
