package io.hirelay.conformance.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the system holds: records by kind and id, in the order in which they came. Thread-safe. */
public final class Ledger {
    /** The kinds of record, each with the field that holds its id. */
    public enum Kind {
        ORG("org"),
        USER("user"),
        PLAN("plan"),
        STAGE("stage"),
        JOB("job"),
        LABEL("label"),
        REASON("reason"),
        PERSON("person"),
        CANDIDACY("candidacy"),
        ENTRY("entry"),
        FILE("file"),
        REVIEW("review"),
        FORM("form"),
        UNIT("unit"),
        OPENING("opening"),
        TRAIT("trait"),
        HAND("hand"),
        BERTH("berth"),
        GANG("gang"),
        MARK("mark"),
        LEAVE("leave"),
        ALLOWANCE("allowance"),
        ABSENCE("absence"),
        /** Taken before something is made, so that it is made once. */
        TICKET("ticket");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The field that holds the id. */
        public String key() {
            return key;
        }
    }

    private final Map<Kind, Map<String, Map<String, @Nullable Object>>> records = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    Ledger() {
        for (Kind kind : Kind.values()) {
            records.put(kind, new LinkedHashMap<>());
        }
    }

    /** Adds a record, or puts it in the place of the one with the same id; answers its id. */
    public synchronized String put(Kind kind, Map<String, ? extends @Nullable Object> record) {
        String id = String.valueOf(record.get(kind.key()));
        of(kind).put(id, new LinkedHashMap<>(record));
        numbers.putIfAbsent(kind + id, (long) numbers.size());
        return id;
    }

    /** Changes a record; {@code change} gets a copy. */
    public synchronized void change(Kind kind, String id, UnaryOperator<Map<String, @Nullable Object>> change) {
        Map<String, @Nullable Object> record = of(kind).get(id);
        if (record == null) {
            throw new IllegalArgumentException("there is no " + kind.key() + " " + id);
        }
        of(kind).put(id, change.apply(new LinkedHashMap<>(record)));
    }

    public synchronized void remove(Kind kind, String id) {
        of(kind).remove(id);
    }

    public synchronized Optional<Map<String, @Nullable Object>> find(Kind kind, String id) {
        return Optional.ofNullable(of(kind).get(id)).map(LinkedHashMap::new);
    }

    public synchronized List<Map<String, @Nullable Object>> all(Kind kind) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        of(kind).values().forEach(record -> all.add(new LinkedHashMap<>(record)));
        return all;
    }

    /** How many records had ever come before this one; kept when it has gone. */
    synchronized long number(Kind kind, String id) {
        return numbers.getOrDefault(kind + id, -1L);
    }

    public synchronized List<String> ids(Kind kind) {
        return List.copyOf(of(kind).keySet());
    }

    private Map<String, Map<String, @Nullable Object>> of(Kind kind) {
        return Objects.requireNonNull(records.get(kind));
    }
}
