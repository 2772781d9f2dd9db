package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.row.Ids;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of a call. A parameter that is named but empty counts as absent. */
public final class Query {
    private static final int STANDARD_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 100;
    private static final DateTimeFormatter BASIC = new DateTimeFormatterBuilder()
            .appendPattern("yyyyMMdd'T'HHmmss")
            .appendOffset("+HHmm", "Z")
            .toFormatter();

    private final Map<String, List<String>> parameters;

    private Query(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    public static Query parse(@Nullable String raw) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                if (!value.isEmpty()) {
                    parameters
                            .computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
                            .add(value);
                }
            }
        }
        return new Query(parameters);
    }

    /** The last value of a parameter. */
    public Optional<String> get(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** Every value of a parameter, such as one whose name ends in brackets. */
    List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    boolean isTrue(String name) {
        return get(name).filter("true"::equals).isPresent();
    }

    /** A comma list. */
    Set<String> list(String name) {
        return get(name)
                .map(text -> Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    int limit() {
        int limit = get("limit").map(text -> number("limit", text)).orElse(STANDARD_LIMIT);
        if (limit < 1) {
            throw Refusal.invalid("limit", "must be greater than 0");
        }
        return Math.min(limit, HIGHEST_LIMIT);
    }

    long sinceId() {
        return id("since_id").orElse(0L);
    }

    long maxId() {
        return id("max_id").orElse(Long.MAX_VALUE);
    }

    /** ISO 8601 in either form, a date alone, or seconds since 1970. */
    Optional<Instant> instant(String name) {
        return get(name).map(text -> time(name, text));
    }

    /** Everything but these parameters, ready to stand in a URL after others; starts with an ampersand if not empty. */
    String without(Set<String> names) {
        return parameters.entrySet().stream()
                .filter(parameter -> !names.contains(parameter.getKey()))
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> "&" + encode(parameter.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining());
    }

    private Optional<Long> id(String name) {
        return get(name)
                .map(text -> Ids.parse(text).stream()
                        .boxed()
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid(name, "is not an id")));
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(name, "is not a number");
        }
    }

    /** A time as {@link #instant(String)} takes it. */
    static Instant time(String name, String text) {
        List<Function<String, Instant>> forms = List.of(
                given -> Instant.ofEpochSecond(Long.parseLong(given)),
                given -> OffsetDateTime.parse(given).toInstant(),
                given -> OffsetDateTime.parse(given, BASIC).toInstant(),
                given -> LocalDateTime.parse(given).toInstant(ZoneOffset.UTC),
                given -> LocalDate.parse(given).atStartOfDay().toInstant(ZoneOffset.UTC));
        for (Function<String, Instant> form : forms) {
            try {
                return form.apply(text);
            } catch (DateTimeException | NumberFormatException e) {
                continue;
            }
        }
        throw Refusal.invalid(name, "is not a valid time");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Reply.error(400, "Bad request"));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
