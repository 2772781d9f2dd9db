package io.hirelay.conformance.reference;

import io.hirelay.conformance.reference.Ledger.Kind;
import io.hirelay.json.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the system answers to each path. Searches come in pages whose cursor holds the filters: a later page is asked for
 * with the cursor alone, and any filter beside it is refused.
 */
final class Endpoints {
    private static final int LARGEST_PAGE = 100;

    private static final Map<String, Endpoint> BY_PATH = Map.ofEntries(
            Map.entry("orgs.list", Endpoint.whole(Kind.ORG)),
            Map.entry("orgs.get", Endpoint.one(Kind.ORG)),
            Map.entry("labels.list", Endpoint.whole(Kind.LABEL)),
            Map.entry("reasons.list", Endpoint.whole(Kind.REASON)),
            Map.entry("stages.list", Endpoint.whole(Kind.STAGE, "plan")),
            Map.entry("stages.get", Endpoint.one(Kind.STAGE)),
            Map.entry("users.search", Endpoint.search(Kind.USER, "mail")),
            Map.entry("users.get", Endpoint.one(Kind.USER)),
            Map.entry("jobs.search", Endpoint.search(Kind.JOB, "phase", "title")),
            Map.entry("jobs.get", Endpoint.one(Kind.JOB)),
            Map.entry("people.search", Endpoint.search(Kind.PERSON, "job", "mail", "changed_since")),
            Map.entry("people.get", Endpoint.one(Kind.PERSON)),
            Map.entry("candidacies.search", Endpoint.search(Kind.CANDIDACY, "person", "job", "stage")),
            Map.entry("candidacies.get", Endpoint.one(Kind.CANDIDACY)),
            Map.entry("entries.search", Endpoint.search(Kind.ENTRY, "person")),
            Map.entry("files.list", Endpoint.whole(Kind.FILE, "person")),
            Map.entry("reviews.list", Endpoint.whole(Kind.REVIEW, "person")),
            Map.entry("forms.search", Endpoint.search(Kind.FORM)),
            Map.entry("forms.get", Endpoint.one(Kind.FORM)),
            Map.entry("units.list", Endpoint.whole(Kind.UNIT)),
            Map.entry("units.get", Endpoint.one(Kind.UNIT)),
            Map.entry("openings.search", Endpoint.search(Kind.OPENING)),
            Map.entry("openings.get", Endpoint.one(Kind.OPENING)),
            Map.entry("traits.list", Endpoint.whole(Kind.TRAIT)),
            Map.entry("files.fetch", Endpoint.one(Kind.FILE)),
            Map.entry("hands.search", Endpoint.search(Kind.HAND, "standing", "mail")),
            Map.entry("hands.get", Endpoint.one(Kind.HAND)),
            Map.entry("berths.list", Endpoint.whole(Kind.BERTH, "hand")),
            Map.entry("gangs.list", Endpoint.whole(Kind.GANG)),
            Map.entry("gangs.get", Endpoint.one(Kind.GANG)),
            Map.entry("marks.list", Endpoint.whole(Kind.MARK)),
            Map.entry("leaves.list", Endpoint.whole(Kind.LEAVE)),
            Map.entry("leaves.get", Endpoint.one(Kind.LEAVE)),
            Map.entry("allowances.list", Endpoint.whole(Kind.ALLOWANCE, "hand")),
            Map.entry("absences.search", Endpoint.search(Kind.ABSENCE, "hand", "state")),
            Map.entry("absences.get", Endpoint.one(Kind.ABSENCE)));

    private final Ledger ledger;
    private final CursorTokens cursors;
    private final InstantSource clock;
    private final Json json = new Json();

    Endpoints(Ledger ledger, CursorTokens cursors, InstantSource clock) {
        this.ledger = ledger;
        this.cursors = cursors;
        this.clock = clock;
    }

    /**
     * What came of a request.
     *
     * @param problem why there is no answer
     */
    record Outcome(Optional<String> problem, List<Map<String, @Nullable Object>> records, Optional<String> next) {
        static Outcome of(List<Map<String, @Nullable Object>> records) {
            return new Outcome(Optional.empty(), records, Optional.empty());
        }

        static Outcome no(String problem) {
            return new Outcome(Optional.of(problem), List.of(), Optional.empty());
        }
    }

    private record Endpoint(Kind kind, boolean single, boolean paged, Set<String> filters) {
        static Endpoint one(Kind kind) {
            return new Endpoint(kind, true, false, Set.of());
        }

        static Endpoint whole(Kind kind, String... filters) {
            return new Endpoint(kind, false, false, Set.of(filters));
        }

        static Endpoint search(Kind kind, String... filters) {
            return new Endpoint(kind, false, true, Set.of(filters));
        }
    }

    Outcome answer(String path, Map<String, @Nullable Object> body, Optional<String> actor) {
        Endpoint endpoint = BY_PATH.get(path);
        if (endpoint == null) {
            return Outcome.no("no_such_path");
        }
        if (actor.isPresent() && ledger.find(Kind.USER, actor.get()).isEmpty()) {
            return Outcome.no("no_such_actor");
        }
        if (endpoint.single()) {
            return ledger.find(
                            endpoint.kind(),
                            String.valueOf(body.get(endpoint.kind().key())))
                    .map(record -> Outcome.of(
                            List.of(path.equals("files.fetch") ? withBytes(record) : full(endpoint.kind(), record))))
                    .orElseGet(() -> Outcome.no("no_such_" + endpoint.kind().key()));
        }
        return endpoint.paged() ? page(path, endpoint, body, actor) : whole(endpoint, body, actor);
    }

    private Outcome whole(Endpoint endpoint, Map<String, @Nullable Object> body, Optional<String> actor) {
        return endpoint.filters().containsAll(body.keySet())
                ? Outcome.of(thin(endpoint.kind(), rows(endpoint, body, actor)))
                : Outcome.no("unknown_word");
    }

    private Outcome page(String path, Endpoint endpoint, Map<String, @Nullable Object> body, Optional<String> actor) {
        Map<String, @Nullable Object> filters = new LinkedHashMap<>(body);
        Object size = filters.remove("size");
        Object cursor = filters.remove("cursor");
        int limit = size instanceof Long asked ? (int) Math.min(asked, LARGEST_PAGE) : LARGEST_PAGE;
        Object last = null;
        if (cursor != null) {
            if (!filters.isEmpty()) {
                return Outcome.no("filter_with_cursor");
            }
            Optional<Map<String, @Nullable Object>> place =
                    cursors.open(String.valueOf(cursor)).map(words -> json.readObject(words.getBytes(UTF_8)));
            if (place.isEmpty() || !path.equals(place.get().get("path"))) {
                return Outcome.no("cursor_refused");
            }
            filters.putAll(object(place.get().get("filters")));
            last = place.get().get("last");
        } else if (!endpoint.filters().containsAll(filters.keySet())) {
            return Outcome.no("unknown_word");
        }
        List<Map<String, @Nullable Object>> rows = rows(endpoint, filters, actor);
        int from = last == null ? 0 : after(rows, endpoint.kind(), last);
        int to = Math.min(rows.size(), from + limit);
        List<Map<String, @Nullable Object>> page = rows.subList(Math.min(from, to), to);
        Optional<String> next = Optional.empty();
        if (to < rows.size()) {
            Map<String, @Nullable Object> place = new LinkedHashMap<>();
            place.put("path", path);
            place.put("filters", filters);
            place.put("last", rows.get(to - 1).get(endpoint.kind().key()));
            next = Optional.of(cursors.seal(new String(json.write(place), UTF_8)));
        }
        return new Outcome(Optional.empty(), thin(endpoint.kind(), page), next);
    }

    /** How many rows came before the last one handed out, and that one, whether it is still there or not. */
    private int after(List<Map<String, @Nullable Object>> rows, Kind kind, Object last) {
        long number = ledger.number(kind, String.valueOf(last));
        return (int) rows.stream()
                .filter(row -> ledger.number(kind, String.valueOf(row.get(kind.key()))) <= number)
                .count();
    }

    private List<Map<String, @Nullable Object>> rows(
            Endpoint endpoint, Map<String, @Nullable Object> filters, Optional<String> actor) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> record : ledger.all(endpoint.kind())) {
            if (isVisible(record, actor)
                    && isReady(record)
                    && filters.entrySet().stream()
                            .allMatch(filter -> fits(endpoint.kind(), record, filter.getKey(), filter.getValue()))) {
                rows.add(record);
            }
        }
        return rows;
    }

    /** Entries kept for one user are shown to that user alone. */
    private static boolean isVisible(Map<String, @Nullable Object> record, Optional<String> actor) {
        return !(record.get("audience") instanceof String audience)
                || !audience.startsWith("only:")
                || actor.filter(user -> audience.equals("only:" + user)).isPresent();
    }

    /** A file is listed once it has been looked at. */
    private boolean isReady(Map<String, @Nullable Object> record) {
        return !(record.get("ready") instanceof Long ready) || clock.instant().toEpochMilli() >= ready;
    }

    /** Those of files that were there from the beginning are made up. */
    private static Map<String, @Nullable Object> withBytes(Map<String, @Nullable Object> file) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>(file);
        whole.putIfAbsent("bytes", Base64.getEncoder().encodeToString(("%PDF of " + file.get("file")).getBytes(UTF_8)));
        return whole;
    }

    private boolean fits(Kind kind, Map<String, @Nullable Object> record, String filter, @Nullable Object value) {
        return switch (filter) {
            case "mail" ->
                kind == Kind.USER
                        ? String.valueOf(value).equalsIgnoreCase(String.valueOf(record.get("mail")))
                        : objects(record.get("mails")).stream()
                                .anyMatch(mail ->
                                        String.valueOf(value).equalsIgnoreCase(String.valueOf(mail.get("addr"))));
            case "changed_since" ->
                record.get("touched") instanceof Long touched && value instanceof Long since && touched >= since;
            case "job" ->
                kind == Kind.PERSON
                        ? ledger.all(Kind.CANDIDACY).stream()
                                .anyMatch(candidacy -> Objects.equals(candidacy.get("person"), record.get("person"))
                                        && Objects.equals(candidacy.get("job"), value))
                        : Objects.equals(record.get("job"), value);
            default -> Objects.equals(record.get(filter), value);
        };
    }

    private List<Map<String, @Nullable Object>> thin(Kind kind, List<Map<String, @Nullable Object>> records) {
        return records.stream().map(record -> thin(kind, record)).toList();
    }

    /** The record as a list shows it. */
    Map<String, @Nullable Object> thin(Kind kind, Map<String, @Nullable Object> record) {
        Map<String, @Nullable Object> full = full(kind, record);
        Set<String> hidden = switch (kind) {
            case JOB -> Set.of("about", "team", "places", "touched");
            case PERSON -> Set.of("headline", "employer", "phones", "links", "answers", "came_by", "guarded");
            case HAND -> Set.of("phones", "born", "sex", "wed", "passport", "home", "marks", "picture", "applied_as");
            default -> Set.of();
        };
        full.keySet().removeAll(hidden);
        return full;
    }

    /** The record as it is shown alone, with what it refers to by name. */
    Map<String, @Nullable Object> full(Kind kind, Map<String, @Nullable Object> record) {
        Map<String, @Nullable Object> full = new LinkedHashMap<>(record);
        switch (kind) {
            case PERSON -> {
                full.putIfAbsent("rev", 0);
                full.put(
                        "labels",
                        list(record.get("labels")).stream()
                                .map(label -> named(Kind.LABEL, label))
                                .toList());
            }
            case CANDIDACY -> {
                full.put("stage", named(Kind.STAGE, record.get("stage")));
                full.put("because", named(Kind.REASON, record.get("because")));
            }
            case FILE -> full.keySet().removeAll(Set.of("bytes", "ready"));
            case ENTRY -> {
                full.put("moved_from", named(Kind.STAGE, record.get("moved_from")));
                full.put("moved_to", named(Kind.STAGE, record.get("moved_to")));
            }
            case HAND -> {
                full.put("leader", handCalled(record.get("leader")));
                full.put(
                        "gangs",
                        list(record.get("gangs")).stream()
                                .map(gang -> named(Kind.GANG, gang))
                                .toList());
            }
            case ALLOWANCE, ABSENCE -> {
                full.put("hand", handCalled(record.get("hand")));
                full.put("leave", named(Kind.LEAVE, record.get("leave")));
                full.computeIfPresent("decided_by", (word, hand) -> handCalled(hand));
            }
            default -> {
                // Nothing else refers by name.
            }
        }
        return full;
    }

    private @Nullable Object named(Kind kind, @Nullable Object id) {
        return id == null ? null : ledger.find(kind, String.valueOf(id)).orElse(null);
    }

    /** No more of somebody than who it is. */
    private @Nullable Object handCalled(@Nullable Object id) {
        return id == null
                ? null
                : ledger.find(Kind.HAND, String.valueOf(id))
                        .map(hand -> Map.of("hand", id, "called", hand.get("given") + " " + hand.get("family")))
                        .orElse(null);
    }

    private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static List<Map<?, ?>> objects(@Nullable Object value) {
        List<Map<?, ?>> objects = new ArrayList<>();
        list(value).forEach(item -> {
            if (item instanceof Map<?, ?> object) {
                objects.add(object);
            }
        });
        return objects;
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> object.put(String.valueOf(key), item));
        }
        return object;
    }
}
