package io.hirelay.conformance.reference;

import io.hirelay.conformance.reference.Changes.Deed;
import io.hirelay.conformance.reference.Endpoints.Outcome;
import io.hirelay.conformance.reference.Ledger.Kind;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What changes the records of those who work here. A hand's record is changed by naming its revision and only what is to
 * be otherwise; berths come with a new hand and are kept apart from then on. An absence is asked for and decided once.
 */
final class RosterChanges {
    private final Ledger ledger;
    private final Endpoints endpoints;
    private final InstantSource clock;
    private long made;

    RosterChanges(Ledger ledger, Endpoints endpoints, InstantSource clock) {
        this.ledger = ledger;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** By path. */
    Map<String, Deed> deeds() {
        return Map.of(
                "hands.make", this::make,
                "hands.change", this::change,
                "absences.ask", this::ask,
                "absences.decide", this::decide);
    }

    private Outcome make(Map<String, @Nullable Object> body, Optional<String> actor) {
        Optional<String> wrong = wrong(body);
        if (wrong.isPresent()) {
            return Outcome.no(wrong.get());
        }
        Map<String, @Nullable Object> hand = new LinkedHashMap<>();
        hand.put("hand", "h" + (9000 + ++made));
        for (String list : List.of("mails", "phones", "gangs")) {
            hand.put(list, List.of());
        }
        hand.put("marks", Map.of());
        hand.put("standing", "expected");
        Map<String, @Nullable Object> words = new LinkedHashMap<>(body);
        Object berths = words.remove("berths");
        hand.putAll(words);
        hand.put("made", now());
        hand.put("touched", now());
        hand.put("rev", 1L);
        if (berths instanceof List<?> list) {
            list.forEach(berth -> keepBerth(hand.get("hand"), berth));
        }
        return put(Kind.HAND, hand);
    }

    private void keepBerth(@Nullable Object hand, @Nullable Object given) {
        Map<String, @Nullable Object> berth = words(given);
        berth.put("berth", "b" + Seed.uuid("berth made " + ++made));
        berth.put("hand", hand);
        berth.put("made", now());
        berth.put("touched", now());
        ledger.put(Kind.BERTH, berth);
    }

    private Outcome change(Map<String, @Nullable Object> body, Optional<String> actor) {
        Optional<Map<String, @Nullable Object>> found = ledger.find(Kind.HAND, String.valueOf(body.get("hand")));
        if (found.isEmpty()) {
            return Outcome.no("no_such_hand");
        }
        Map<String, @Nullable Object> hand = found.get();
        Map<String, @Nullable Object> change = new LinkedHashMap<>(body);
        long rev = hand.get("rev") instanceof Number number ? number.longValue() : 0;
        if (!Long.valueOf(rev).equals(change.remove("if_rev"))) {
            return Outcome.no("stale");
        }
        Optional<String> wrong = wrong(change);
        if (wrong.isPresent()) {
            return Outcome.no(wrong.get());
        }
        if (change.containsKey("marks")) {
            Map<String, @Nullable Object> marks = words(hand.get("marks"));
            marks.putAll(words(change.get("marks")));
            marks.values().removeIf(value -> value == null);
            change.put("marks", marks);
        }
        hand.putAll(change);
        hand.put("touched", now());
        hand.put("rev", rev + 1);
        return put(Kind.HAND, hand);
    }

    /** Why the words about a hand cannot be kept. */
    private Optional<String> wrong(Map<String, @Nullable Object> body) {
        Object leader = body.get("leader");
        if (leader != null && ledger.find(Kind.HAND, String.valueOf(leader)).isEmpty()) {
            return Optional.of("no_such_hand");
        }
        boolean knownGangs = !(body.get("gangs") instanceof List<?> gangs)
                || gangs.stream()
                        .allMatch(gang ->
                                ledger.find(Kind.GANG, String.valueOf(gang)).isPresent());
        boolean knownMarks = words(body.get("marks")).keySet().stream()
                .allMatch(mark -> ledger.find(Kind.MARK, mark).isPresent());
        return knownGangs ? knownMarks ? Optional.empty() : Optional.of("no_such_mark") : Optional.of("no_such_gang");
    }

    private Outcome ask(Map<String, @Nullable Object> body, Optional<String> actor) {
        if (ledger.find(Kind.HAND, String.valueOf(body.get("hand"))).isEmpty()) {
            return Outcome.no("no_such_hand");
        }
        if (ledger.find(Kind.LEAVE, String.valueOf(body.get("leave"))).isEmpty()) {
            return Outcome.no("no_such_leave");
        }
        Map<String, @Nullable Object> absence = new LinkedHashMap<>(body);
        absence.put("absence", "ab-" + Seed.uuid("absence made " + ++made));
        absence.put("state", "Asked");
        absence.put("made", now());
        absence.put("touched", now());
        return put(Kind.ABSENCE, absence);
    }

    private Outcome decide(Map<String, @Nullable Object> body, Optional<String> actor) {
        if (actor.isEmpty()) {
            return Outcome.no("actor_is_needed");
        }
        Optional<Map<String, @Nullable Object>> found = ledger.find(Kind.ABSENCE, String.valueOf(body.get("absence")));
        if (found.isEmpty()) {
            return Outcome.no("no_such_absence");
        }
        if (!"Asked".equals(found.get().get("state"))) {
            return Outcome.no("decided_already");
        }
        Map<String, @Nullable Object> absence = found.get();
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(body);
        boolean yes = Boolean.TRUE.equals(rest.remove("yes"));
        absence.putAll(rest);
        absence.put("state", yes ? "Granted" : "Refused");
        absence.put("touched", now());
        return put(Kind.ABSENCE, absence);
    }

    private Outcome put(Kind kind, Map<String, @Nullable Object> record) {
        String id = ledger.put(kind, record);
        return Outcome.of(List.of(endpoints.full(kind, ledger.find(kind, id).orElseThrow())));
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }

    private static Map<String, @Nullable Object> words(@Nullable Object value) {
        Map<String, @Nullable Object> words = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> words.put(String.valueOf(key), item));
        }
        return words;
    }
}
