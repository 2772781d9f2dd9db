package io.hirelay.server.http.batch;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnavailableException;
import io.hirelay.json.Json;
import io.hirelay.model.RawJson;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.InnerCalls;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one call of a batch. A list that names no limit is walked to its end, as far as time and room allow. */
final class BatchStep {
    private static final Logger LOG = LoggerFactory.getLogger(BatchStep.class);

    /** More rows of one list are left for calls of its own. */
    static final int MOST_ROWS = 1000;

    /** With less time left no further page is begun. */
    private static final Duration LAST_PAGE = Duration.ofSeconds(2);

    private static final Duration COME_BACK = Duration.ofSeconds(1);
    private static final String RESULT = "result";
    private static final String PARTIAL = "is_partial_response";

    private final InnerCalls inner;
    private final Json json;
    private final Request whole;
    private final BatchCalls calls;
    private final Room room;

    BatchStep(InnerCalls inner, Json json, Request whole, BatchCalls calls, Room room) {
        this.inner = inner;
        this.json = json;
        this.whole = whole;
        this.calls = calls;
        this.room = room;
    }

    Outcome make(BatchPlan.Step step) {
        try {
            if (whole.deadline().remaining().isZero()) {
                return late();
            }
            if (BatchCalls.reads(step.entry()) && room.isFull()) {
                return failed(invalid(
                        ErrorCode.REQUEST_TOO_LARGE,
                        "the answer of the batch is as large as it can be; this call can be made by itself"));
            }
            return step.entry().method().equals("list") ? list(step) : one(step);
        } catch (Throwable e) { // whatever it is, the others are answered
            return failed(e);
        }
    }

    /** What stands for a call whose turn did not come in time. */
    private Outcome late() {
        return failed(new UnavailableException(
                ErrorCode.PLATFORM_OVERLOADED,
                "the time of the batch was over before this call was begun; it can be made again",
                Optional.of(COME_BACK),
                null,
                null));
    }

    /** What stands for a call that was not made because another one had failed. */
    Outcome.Failed withheld(String because) {
        return failed(invalid(
                ErrorCode.REQUEST_DEPENDENCY_FAILED,
                "was not made, because " + because + " did not succeed, on which it depends"));
    }

    private Outcome one(BatchPlan.Step step) {
        return read(inner.make(whole, calls.of(step, Optional.empty())));
    }

    private Outcome list(BatchPlan.Step step) {
        Map<String, ?> query = step.entry().query().orElse(Map.of());
        List<RawJson> rows = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        boolean partial = false;
        do {
            Answer answer = inner.make(whole, calls.of(step, cursor));
            Map<?, ?> envelope = answer.status() < 400 ? envelope(answer) : null;
            if (envelope == null || !(envelope.get(RESULT) instanceof List<?> page)) {
                if (!rows.isEmpty()) {
                    break; // whoever goes on with the cursor is told what was wrong
                }
                return envelope == null
                        ? read(answer)
                        : new Outcome.Done(
                                written(envelope.get(RESULT)),
                                Optional.of(page(cursor(envelope), count(envelope), partial(envelope))));
            }
            page.forEach(row -> rows.add(written(row)));
            partial |= partial(envelope);
            cursor = cursor(envelope);
        } while (cursor.isPresent()
                && !query.containsKey(Query.LIMIT)
                && rows.size() < MOST_ROWS
                && !room.isFull()
                && !whole.deadline().within(LAST_PAGE));
        return new Outcome.Done(rows, Optional.of(page(cursor, rows.size(), partial)));
    }

    private static @Nullable Map<?, ?> envelope(Answer answer) {
        return answer.body() instanceof Answer.JsonBody body
                        && body.value() instanceof Map<?, ?> map
                        && map.containsKey(BatchCalls.CURSOR)
                ? map
                : null;
    }

    private static Optional<String> cursor(Map<?, ?> envelope) {
        Object given = envelope.get(BatchCalls.CURSOR);
        Object cursor = given instanceof Optional<?> optional ? optional.orElse(null) : given;
        return Optional.ofNullable(cursor).map(Object::toString);
    }

    private static boolean partial(Map<?, ?> envelope) {
        return Boolean.TRUE.equals(envelope.get(PARTIAL));
    }

    private static int count(Map<?, ?> envelope) {
        return envelope.get("result_count") instanceof Number number ? number.intValue() : 0;
    }

    private static Map<String, @Nullable Object> page(Optional<String> next, int count, boolean partial) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put(BatchCalls.CURSOR, next.orElse(null));
        page.put("result_count", count);
        page.put(PARTIAL, partial);
        return page;
    }

    /** Written at once: what cannot be is this call's failure alone, and the provider's records need not be kept. */
    private RawJson written(@Nullable Object value) {
        byte[] bytes = json.write(value);
        room.take(bytes.length);
        return RawJson.slice(bytes, 0, bytes.length);
    }

    private Outcome read(Answer answer) {
        if (answer.status() >= 400) {
            return new Outcome.Failed(error(answer));
        }
        if (answer.body() instanceof Answer.JsonBody body) {
            return done(written(body.value()));
        }
        if (answer.body() instanceof Answer.Bytes body) {
            String type = body.contentType().toLowerCase(Locale.ROOT);
            if (type.contains("json") && isJson(body.bytes())) {
                return done(written(RawJson.slice(body.bytes(), 0, body.bytes().length)));
            }
            if (type.startsWith("text/")) {
                return done(written(new String(body.bytes(), java.nio.charset.StandardCharsets.UTF_8)));
            }
        }
        if (answer.body() instanceof Answer.Empty) {
            return done(RawJson.NULL);
        }
        if (answer.body() instanceof Answer.Stream stream) {
            close(stream);
        }
        return failed(invalid(
                ErrorCode.REQUEST_INVALID,
                "answers bytes that are no JSON; it can be called by itself, not in a batch"));
    }

    private boolean isJson(byte[] bytes) {
        try {
            json.read(bytes);
            return true;
        } catch (InvalidRequestException e) {
            return false;
        }
    }

    private static Outcome done(RawJson result) {
        return new Outcome.Done(result, Optional.empty());
    }

    private static void close(Answer.Stream stream) {
        try {
            stream.stream().close();
        } catch (IOException e) {
            LOG.debug("a stream could not be closed: {}", e.getClass().getName());
        }
    }

    private Outcome.Failed failed(Throwable failure) {
        return new Outcome.Failed(error(inner.failed(whole, failure)));
    }

    /** With what a header says of an error that is told by itself. */
    private Map<String, @Nullable Object> error(Answer answer) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        if (answer.body() instanceof Answer.JsonBody body && body.value() instanceof Map<?, ?> map) {
            map.forEach((name, value) -> error.put((String) name, value));
        } else if (answer.body() instanceof Answer.Bytes body) {
            error.putAll(json.readObject(body.bytes()));
        }
        String wait = answer.headers().get("Retry-After");
        if (wait != null) {
            error.put("retry_after", Long.valueOf(wait));
        }
        return error;
    }

    private static InvalidRequestException invalid(ErrorCode code, String message) {
        return new InvalidRequestException(code, message, List.of(), List.of());
    }
}
