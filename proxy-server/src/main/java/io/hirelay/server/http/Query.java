package io.hirelay.server.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.server.text.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters behind a path's question mark, decoded, in the order they came. Immutable. */
public final class Query {
    public static final Query EMPTY = new Query(Map.of(), "");

    /** The parameter that {@link #limit} reads. */
    public static final String LIMIT = "limit";

    /** Rows of a page of the server's own objects when no limit is named. */
    public static final int DEFAULT_ROWS = 50;

    /** Most rows that can be asked for. */
    public static final int MOST_ROWS = 100;

    private static final int LONGEST_SHOWN = 64;

    private final Map<String, List<String>> values;
    private final String raw;

    private Query(Map<String, List<String>> values, String raw) {
        this.values = values;
        this.raw = raw;
    }

    public static Query of(Map<String, List<String>> values) {
        return new Query(
                copy(values),
                values.entrySet().stream()
                        .flatMap(each -> each.getValue().stream()
                                .map(value ->
                                        PercentEncoding.encode(each.getKey()) + "=" + PercentEncoding.encode(value)))
                        .collect(Collectors.joining("&")));
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> values) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, given) -> copy.put(name, List.copyOf(given)));
        return Collections.unmodifiableMap(copy);
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
        return new Query(copy(read), raw);
    }

    /** All but these parameters, encoded as they were sent and in their order. */
    public String rawWithout(Set<String> names) {
        return Arrays.stream(raw.split("&"))
                .filter(pair -> !pair.isEmpty() && !names.contains(decode(pair.split("=", 2)[0])))
                .collect(Collectors.joining("&"));
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

    /**
     * Refuses what would otherwise be overlooked in silence.
     *
     * @throws InvalidRequestException naming every parameter that is none of these, and the one that may have been meant
     */
    public void onlyKnown(List<String> known) {
        List<Failure> unknown = names().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Failure(shown(name), notKnown(name, known)))
                .toList();
        if (!unknown.isEmpty()) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_UNKNOWN_PARAMETER, unknown);
        }
    }

    private static String shown(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
    }

    private static String notKnown(String name, List<String> known) {
        return "is not a parameter here"
                + Spelling.nearest(name, known)
                        .map(near -> " (did you mean " + near + "?)")
                        .orElse("")
                + (known.isEmpty() ? "; there are none" : "; there are " + String.join(", ", known));
    }

    /**
     * How many rows a list of the server's own objects is to have.
     *
     * @throws InvalidRequestException when it is not a number from 1 to 100
     */
    public int limit() {
        Optional<String> given = one(LIMIT);
        if (given.isPresent()) {
            if (given.get().matches("[0-9]{1,3}")) {
                int limit = Integer.parseInt(given.get());
                if (limit >= 1 && limit <= MOST_ROWS) {
                    return limit;
                }
            }
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_PARAMETER, LIMIT, "must be a whole number from 1 to " + MOST_ROWS);
        }
        return DEFAULT_ROWS;
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
