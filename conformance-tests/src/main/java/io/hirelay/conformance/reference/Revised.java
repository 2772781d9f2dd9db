package io.hirelay.conformance.reference;

import io.hirelay.error.ConflictException;
import io.hirelay.model.RawJson;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.PreparedWrite;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records that are changed by naming the revision that the change was worked out from: only the words that become others
 * are sent. A revision that has passed meanwhile is refused by the system, and the change is worked out again.
 *
 * @param family of the paths, such as {@code people}
 * @param key the word that holds the id
 * @param shown the present value of a word, as it would be sent
 */
record Revised(
        ReferenceSession session,
        CallContext call,
        String family,
        String key,
        BiFunction<NativeRecord, String, @Nullable Object> shown) {
    private static final int TRIES = 4;

    /** The words of a record that have to become others, and what they have to become. */
    @FunctionalInterface
    interface Wanted {
        Map<String, @Nullable Object> of(NativeRecord now);
    }

    <O> PreparedWrite<O> prepared(NativeRecord line, Wanted wanted, RawJson more, Function<NativeRecord, O> reading) {
        String id = HiringMappers.id(line, key);
        Map<String, @Nullable Object> first = different(line, wanted, more);
        if (first.isEmpty()) {
            return PreparedWrite.unchanged(reading.apply(line), Prepared.plan(path("change"), Map.of(key, id)));
        }
        return Prepared.turning(
                Prepared.plan(path("change"), first),
                revision(line),
                () -> revision(now(id)),
                () -> {
                    NativeRecord changed = sent(id, wanted, more);
                    return Prepared.readBack(() -> reading.apply(changed));
                },
                () -> {
                    NativeRecord now = now(id);
                    return different(now, wanted, more).isEmpty() ? Optional.of(reading.apply(now)) : Optional.empty();
                });
    }

    private NativeRecord sent(String id, Wanted wanted, RawJson more) {
        for (int attempt = 1; ; attempt++) {
            NativeRecord now = now(id);
            Map<String, @Nullable Object> body = different(now, wanted, more);
            if (body.isEmpty()) {
                return now; // somebody else has just done it
            }
            body.put(key, id);
            body.put("if_rev", Objects.requireNonNull(now.number("rev")));
            try {
                return session.change(path("change"), body, call);
            } catch (ConflictException changedMeanwhile) {
                if (attempt == TRIES) {
                    throw changedMeanwhile;
                }
            }
        }
    }

    private NativeRecord now(String id) {
        return session.one(path("get"), key, id, call);
    }

    private String path(String verb) {
        return family + "." + verb;
    }

    private static String revision(NativeRecord record) {
        return String.valueOf(record.number("rev"));
    }

    private Map<String, @Nullable Object> different(NativeRecord now, Wanted wanted, RawJson more) {
        Map<String, @Nullable Object> different = Bodies.merged(wanted.of(now), more);
        different.replaceAll((word, value) -> Bodies.plain(value));
        different.entrySet().removeIf(word -> Objects.equals(word.getValue(), shown.apply(now, word.getKey())));
        return different;
    }
}
