package io.hirelay.server.http.natives;

import io.hirelay.NativeRequest;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.json.Json;
import io.hirelay.model.RawJson;
import io.hirelay.page.Cursor;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.unified.Target;
import io.hirelay.spi.NativeMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks of a method of a native resource. Parameters that are ours are taken away; all others go on in the
 * provider's own words, an array that was written with numbers ({@code a[0]=x}) as one without ({@code a[]=x}). What
 * becomes part of the provider's path may stand in the query or, where a body is sent, as a field of it.
 */
final class NativeParameters {
    static final String CURSOR = "next_cursor";
    static final String ID = "id";
    private static final String OURS = "truto_";
    private static final Pattern NUMBERED = Pattern.compile("(.+)\\[[0-9]{1,4}]");

    private final Request request;
    private final NativeMethod method;
    private final Json json;
    private final Map<String, List<String>> query = new LinkedHashMap<>();

    NativeParameters(Request request, NativeMethod method, Json json) {
        this.request = request;
        this.method = method;
        this.json = json;
        request.query().asMap().forEach((name, values) -> {
            if (!name.equals(Target.ACCOUNT) && !name.startsWith(OURS)) {
                query.computeIfAbsent(unnumbered(name), key -> new ArrayList<>())
                        .addAll(values);
            }
        });
    }

    private static String unnumbered(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches() ? numbered.group(1) + "[]" : name;
    }

    /** @param opening of a cursor that was given */
    NativeRequest ofList(Function<String, Cursor> opening) {
        OptionalInt limit = limit();
        Optional<Cursor> after = request.query().one(CURSOR).map(String::strip).map(opening);
        query.remove(Query.LIMIT);
        query.remove(CURSOR);
        return new NativeRequest(Optional.empty(), query, limit, after, Optional.empty());
    }

    /** @param ofPath the record's id, where the path has one */
    NativeRequest ofMethod(Optional<String> ofPath) {
        if (ofPath.isPresent() && !method.takesId()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID,
                    ID,
                    "has no place in this call: " + method.name() + " of this resource is not of one record");
        }
        Optional<RawJson> body = body();
        Optional<String> id = ofPath;
        if (method.takesId()) {
            Optional<String> inQuery = request.query().one(ID);
            query.remove(ID);
            if (id.isPresent() && inQuery.isPresent() && !inQuery.equals(id)) {
                throw InvalidRequestException.of(
                        ErrorCode.REQUEST_INVALID_PARAMETER,
                        ID,
                        "is another than that in the path; the path alone is enough");
            }
            id = id.or(() -> inQuery);
        }
        Optional<Map<String, @Nullable Object>> fields = body.flatMap(this::fields);
        int before = fields.map(Map::size).orElse(0);
        if (fields.isPresent()) {
            if (id.isEmpty() && method.takesId()) {
                id = taken(fields.get(), ID);
            }
            for (String place : method.requiredParameters()) {
                if (!query.containsKey(place)) {
                    taken(fields.get(), place).ifPresent(value -> query.put(place, List.of(value)));
                }
            }
            if (fields.get().size() < before) {
                byte[] rest = json.write(fields.get());
                body = Optional.of(RawJson.slice(rest, 0, rest.length));
            }
        }
        return new NativeRequest(id, query, OptionalInt.empty(), Optional.empty(), sent(body, fields));
    }

    private Optional<RawJson> sent(Optional<RawJson> body, Optional<Map<String, @Nullable Object>> fields) {
        if (!method.isRead() || body.isEmpty()) {
            return body;
        }
        if (fields.filter(Map::isEmpty).isEmpty()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID,
                    "body",
                    "is not taken by " + method.name() + ", which only reads; its parameters go into the query");
        }
        return Optional.empty();
    }

    private static Optional<String> taken(Map<String, @Nullable Object> fields, String name) {
        Object value = fields.get(name);
        if (value instanceof String || value instanceof Long) {
            fields.remove(name);
            return Optional.of(value.toString());
        }
        return Optional.empty();
    }

    private OptionalInt limit() {
        Optional<String> given = request.query().one(Query.LIMIT);
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!given.get().matches("[0-9]{1,6}")) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_PARAMETER,
                    Query.LIMIT,
                    "must be a whole number from 1 to " + Query.MOST_ROWS);
        }
        return OptionalInt.of(Integer.parseInt(given.get()));
    }

    /** The very bytes that were sent, known to be JSON. */
    private Optional<RawJson> body() {
        byte[] bytes = request.body();
        if (bytes.length == 0
                || request.method().equals("GET")
                || request.method().equals("HEAD")) {
            return Optional.empty();
        }
        String type = request.header("content-type")
                .map(header -> header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("application/json");
        if (!type.equals("application/json") && !type.endsWith("+json")) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID,
                    "Content-Type",
                    "must be application/json; /passthrough carries bodies of any type");
        }
        json.read(bytes);
        return Optional.of(RawJson.slice(bytes, 0, bytes.length));
    }

    private Optional<Map<String, @Nullable Object>> fields(RawJson body) {
        if (!(json.read(body.toBytes()) instanceof Map<?, ?> object)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        object.forEach((name, value) -> fields.put((String) name, value));
        return Optional.of(fields);
    }
}
