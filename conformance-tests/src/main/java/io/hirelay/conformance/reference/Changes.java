package io.hirelay.conformance.reference;

import io.hirelay.conformance.reference.Endpoints.Outcome;
import io.hirelay.conformance.reference.Ledger.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changes the system's records. Whatever makes a record carries a ticket, taken beforehand: the same ticket on the
 * same path makes nothing more and shows what it has made. Changes of a person name the revision they start from, moves
 * the stage. A file is accepted at once and listed when it has been looked at.
 */
final class Changes {
    /** How long it takes until a new file is listed. */
    static final Duration LOOKING_AT_FILES = Duration.ofSeconds(3);

    /** Base64 characters that a file may have. */
    static final int LARGEST_FILE = 100_000;

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** A change of one kind. */
    @FunctionalInterface
    interface Deed {
        Outcome done(Map<String, @Nullable Object> body, Optional<String> actor);
    }

    /** @param applied whether anything is otherwise than before */
    record Done(Outcome outcome, boolean applied) {}

    private final Ledger ledger;
    private final Endpoints endpoints;
    private final InstantSource clock;
    private final Map<String, Deed> deeds;
    private long made;

    Changes(Ledger ledger, Endpoints endpoints, InstantSource clock) {
        this.ledger = ledger;
        this.endpoints = endpoints;
        this.clock = clock;
        Map<String, Deed> all = new LinkedHashMap<>(new RosterChanges(ledger, endpoints, clock).deeds());
        all.putAll(ofHiring());
        this.deeds = Map.copyOf(all);
    }

    private Map<String, Deed> ofHiring() {
        return Map.ofEntries(
                Map.entry("people.make", this::makePerson),
                Map.entry("people.change", this::changePerson),
                Map.entry("candidacies.open", this::openCandidacy),
                Map.entry("candidacies.move", this::moveCandidacy),
                Map.entry("entries.add", this::addEntry),
                Map.entry("files.keep", this::keepFile),
                Map.entry("reviews.add", this::addReview),
                Map.entry("units.make", this::makeUnit),
                Map.entry("units.drop", this::dropUnit),
                Map.entry("openings.decide", this::decideOpening));
    }

    /** Whether a path changes anything. */
    boolean serves(String path) {
        return deeds.containsKey(path);
    }

    /** A new ticket, which by itself changes nothing that anybody sees. */
    synchronized Outcome ticket() {
        String id = "t-" + ++made;
        ledger.put(Kind.TICKET, Map.of("ticket", id, "uses", Map.of()));
        return Outcome.of(List.of(ledger.find(Kind.TICKET, id).orElseThrow()));
    }

    /** What was made with a ticket on a path; nothing where nothing was, or where it is gone. */
    synchronized Outcome madeWith(Map<String, @Nullable Object> body) {
        Object use = ledger.find(Kind.TICKET, String.valueOf(body.get("ticket")))
                .map(ticket -> map(ticket.get("uses")).get(String.valueOf(body.get("path"))))
                .orElse(null);
        if (!(use instanceof Map<?, ?> found)) {
            return Outcome.of(List.of());
        }
        Kind kind = Kind.valueOf(String.valueOf(found.get("kind")));
        return ledger.find(kind, String.valueOf(found.get("id")))
                .map(record -> shown(kind, record))
                .orElseGet(() -> Outcome.of(List.of()));
    }

    synchronized Done answer(String path, Map<String, @Nullable Object> body, Optional<String> actor) {
        Optional<Map<String, @Nullable Object>> user = actor.flatMap(id -> ledger.find(Kind.USER, id));
        if (actor.isPresent() && user.isEmpty()) {
            return refused("no_such_actor");
        }
        if (user.isPresent() && Boolean.TRUE.equals(user.get().get("left"))) {
            return refused("actor_has_left");
        }
        Map<String, @Nullable Object> words = new LinkedHashMap<>(body);
        Object ticket = words.remove("ticket");
        if (ticket == null) {
            return done(path, words, actor);
        }
        Optional<Map<String, @Nullable Object>> known = ledger.find(Kind.TICKET, String.valueOf(ticket));
        if (known.isEmpty()) {
            return refused("no_such_ticket");
        }
        Map<String, @Nullable Object> uses = map(known.get().get("uses"));
        if (uses.get(path) instanceof Map<?, ?> use) {
            Kind kind = Kind.valueOf(String.valueOf(use.get("kind")));
            return ledger.find(kind, String.valueOf(use.get("id")))
                    .map(record -> new Done(shown(kind, record), false))
                    .orElseGet(() -> refused("made_and_gone"));
        }
        Done done = done(path, words, actor);
        if (done.applied()) {
            Map<String, @Nullable Object> record = done.outcome().records().get(0);
            Kind kind = made(path);
            uses.put(path, Map.of("kind", kind.name(), "id", String.valueOf(record.get(kind.key()))));
            ledger.put(Kind.TICKET, Map.of("ticket", String.valueOf(ticket), "uses", uses));
        }
        return done;
    }

    private Done done(String path, Map<String, @Nullable Object> body, Optional<String> actor) {
        Outcome outcome = Objects.requireNonNull(deeds.get(path)).done(body, actor);
        return new Done(outcome, outcome.problem().isEmpty());
    }

    private static Done refused(String problem) {
        return new Done(Outcome.no(problem), false);
    }

    private static Kind made(String path) {
        return switch (path) {
            case "people.make" -> Kind.PERSON;
            case "candidacies.open" -> Kind.CANDIDACY;
            case "entries.add" -> Kind.ENTRY;
            case "files.keep" -> Kind.FILE;
            case "reviews.add" -> Kind.REVIEW;
            case "units.make" -> Kind.UNIT;
            case "hands.make" -> Kind.HAND;
            case "absences.ask" -> Kind.ABSENCE;
            default -> throw new IllegalArgumentException(path + " makes nothing and takes no ticket");
        };
    }

    private Outcome makePerson(Map<String, @Nullable Object> body, Optional<String> actor) {
        if (!(body.get("called") instanceof String)) {
            return Outcome.no("called_is_needed");
        }
        Map<String, @Nullable Object> person = new LinkedHashMap<>();
        person.put("person", next("person"));
        for (String list : List.of("mails", "labels", "phones", "links", "answers")) {
            person.put(list, List.of());
        }
        person.putAll(body);
        person.put("labels", labels(person.get("labels")));
        person.put("made", now());
        person.put("touched", now());
        person.put("rev", 1L);
        return put(Kind.PERSON, person);
    }

    private Outcome changePerson(Map<String, @Nullable Object> body, Optional<String> actor) {
        Optional<Map<String, @Nullable Object>> found = ledger.find(Kind.PERSON, String.valueOf(body.get("person")));
        if (found.isEmpty()) {
            return Outcome.no("no_such_person");
        }
        Map<String, @Nullable Object> person = found.get();
        Map<String, @Nullable Object> change = new LinkedHashMap<>(body);
        Object from = change.remove("if_rev");
        long rev = person.get("rev") instanceof Long number ? number : 0;
        if (!Long.valueOf(rev).equals(from)) {
            return Outcome.no("stale");
        }
        if (change.containsKey("labels")) {
            change.put("labels", labels(change.get("labels")));
        }
        if (change.containsKey("traits")) {
            Map<String, @Nullable Object> traits = map(person.get("traits"));
            map(change.get("traits")).forEach((trait, value) -> {
                if (value == null) {
                    traits.remove(trait);
                } else {
                    traits.put(trait, value);
                }
            });
            change.put("traits", traits);
        }
        person.putAll(change);
        person.put("touched", now());
        person.put("rev", rev + 1);
        return put(Kind.PERSON, person);
    }

    private Outcome openCandidacy(Map<String, @Nullable Object> body, Optional<String> actor) {
        Object person = body.get("person");
        Object job = body.get("job");
        if (ledger.find(Kind.PERSON, String.valueOf(person)).isEmpty()) {
            return Outcome.no("no_such_person");
        }
        Optional<String> misplaced = misplaced(job, body.get("stage"));
        if (misplaced.isPresent()) {
            return Outcome.no(misplaced.get());
        }
        if (ledger.all(Kind.CANDIDACY).stream()
                .anyMatch(other ->
                        Objects.equals(other.get("person"), person) && Objects.equals(other.get("job"), job))) {
            return Outcome.no("applies_already");
        }
        Map<String, @Nullable Object> candidacy = new LinkedHashMap<>(body);
        candidacy.put("candidacy", next("candidacy"));
        candidacy.put("opened", local());
        candidacy.put("moved", local());
        candidacy.putIfAbsent("because", null);
        return put(Kind.CANDIDACY, candidacy);
    }

    private Outcome moveCandidacy(Map<String, @Nullable Object> body, Optional<String> actor) {
        Optional<Map<String, @Nullable Object>> found =
                ledger.find(Kind.CANDIDACY, String.valueOf(body.get("candidacy")));
        if (found.isEmpty()) {
            return Outcome.no("no_such_candidacy");
        }
        Map<String, @Nullable Object> candidacy = found.get();
        if (!Objects.equals(candidacy.get("stage"), body.get("from"))) {
            return Outcome.no("is_not_there");
        }
        Optional<String> misplaced = misplaced(candidacy.get("job"), body.get("to"));
        if (misplaced.isPresent()) {
            return Outcome.no(misplaced.get());
        }
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(body);
        rest.keySet().removeAll(Set.of("candidacy", "from", "to"));
        candidacy.put("because", null);
        candidacy.putAll(rest);
        candidacy.put("before", body.get("from"));
        candidacy.put("stage", body.get("to"));
        candidacy.put("moved", local());
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("entry", "n." + next("entry"));
        entry.put("person", candidacy.get("person"));
        entry.put("what", "moved");
        entry.put("by", actor.orElse(null));
        entry.put("audience", "all");
        entry.put("at", now());
        entry.put("moved_from", body.get("from"));
        entry.put("moved_to", body.get("to"));
        ledger.put(Kind.ENTRY, entry);
        return put(Kind.CANDIDACY, candidacy);
    }

    /** Why a candidacy for this job cannot stand there. */
    private Optional<String> misplaced(@Nullable Object job, @Nullable Object stage) {
        Optional<Map<String, @Nullable Object>> known = ledger.find(Kind.JOB, String.valueOf(job));
        if (known.isEmpty()) {
            return Optional.of("no_such_job");
        }
        return ledger.find(Kind.STAGE, String.valueOf(stage))
                        .filter(there ->
                                Objects.equals(there.get("plan"), known.get().get("plan")))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("no_such_stage");
    }

    private Outcome addEntry(Map<String, @Nullable Object> body, Optional<String> actor) {
        if (actor.isEmpty()) {
            return Outcome.no("actor_is_needed");
        }
        return ofPerson(Kind.ENTRY, "n." + next("entry"), body, actor);
    }

    private Outcome keepFile(Map<String, @Nullable Object> body, Optional<String> actor) {
        if (String.valueOf(body.get("bytes")).length() > LARGEST_FILE) {
            return Outcome.no("file_is_too_large");
        }
        Map<String, @Nullable Object> file = new LinkedHashMap<>(body);
        String id = body.get("person") + "~" + next("file");
        file.put("link", "https://files.example/" + Seed.uuid(id) + "?ticket=5m");
        file.put("ready", clock.instant().plus(LOOKING_AT_FILES).toEpochMilli());
        return ofPerson(Kind.FILE, id, file, actor);
    }

    private Outcome addReview(Map<String, @Nullable Object> body, Optional<String> actor) {
        if (actor.isEmpty()) {
            return Outcome.no("actor_is_needed");
        }
        Map<String, @Nullable Object> review = new LinkedHashMap<>(body);
        boolean instead = Boolean.TRUE.equals(review.remove("instead"));
        Optional<String> earlier = ledger.all(Kind.REVIEW).stream()
                .filter(other -> Objects.equals(other.get("person"), body.get("person"))
                        && Objects.equals(other.get("by"), actor.get()))
                .map(other -> String.valueOf(other.get("review")))
                .findFirst();
        if (earlier.isPresent() && !instead) {
            return Outcome.no("reviewed_already");
        }
        return ofPerson(Kind.REVIEW, earlier.orElseGet(() -> next("review")), review, actor);
    }

    private Outcome ofPerson(Kind kind, String id, Map<String, @Nullable Object> body, Optional<String> actor) {
        if (ledger.find(Kind.PERSON, String.valueOf(body.get("person"))).isEmpty()) {
            return Outcome.no("no_such_person");
        }
        Map<String, @Nullable Object> record = new LinkedHashMap<>(body);
        record.put(kind.key(), id);
        record.put("by", actor.orElse(null));
        record.put("at", now());
        return put(kind, record);
    }

    private Outcome makeUnit(Map<String, @Nullable Object> body, Optional<String> actor) {
        Object above = body.get("above");
        if (above != null && ledger.find(Kind.UNIT, String.valueOf(above)).isEmpty()) {
            return Outcome.no("no_such_unit");
        }
        Map<String, @Nullable Object> unit = new LinkedHashMap<>(body);
        unit.put("unit", "unit/" + next("unit"));
        unit.put("made", now());
        return put(Kind.UNIT, unit);
    }

    private Outcome dropUnit(Map<String, @Nullable Object> body, Optional<String> actor) {
        String unit = String.valueOf(body.get("unit"));
        Optional<Map<String, @Nullable Object>> found = ledger.find(Kind.UNIT, unit);
        if (found.isEmpty()) {
            return Outcome.no("no_such_unit");
        }
        List<Map<String, @Nullable Object>> below = ledger.all(Kind.UNIT).stream()
                .filter(other -> unit.equals(other.get("above")))
                .toList();
        if (!below.isEmpty() && !Boolean.TRUE.equals(body.get("with_all_below"))) {
            return Outcome.no("unit_is_in_use");
        }
        below.forEach(other -> ledger.remove(Kind.UNIT, String.valueOf(other.get("unit"))));
        ledger.remove(Kind.UNIT, unit);
        return Outcome.of(List.of(found.get()));
    }

    private Outcome decideOpening(Map<String, @Nullable Object> body, Optional<String> actor) {
        if (actor.isEmpty()) {
            return Outcome.no("actor_is_needed");
        }
        Optional<Map<String, @Nullable Object>> found = ledger.find(Kind.OPENING, String.valueOf(body.get("opening")));
        if (found.isEmpty()) {
            return Outcome.no("no_such_opening");
        }
        if (!"Asked".equals(found.get().get("state"))) {
            return Outcome.no("decided_already");
        }
        Map<String, @Nullable Object> opening = found.get();
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(body);
        boolean yes = Boolean.TRUE.equals(rest.remove("yes"));
        opening.putAll(rest);
        opening.put("state", yes ? "Granted" : "Refused");
        opening.put("decided_by", actor.get());
        return put(Kind.OPENING, opening);
    }

    /** Labels come in by word; one that is new is made. */
    private List<String> labels(@Nullable Object words) {
        List<String> ids = new ArrayList<>();
        if (words instanceof List<?> given) {
            for (Object word : given) {
                String id = ledger.all(Kind.LABEL).stream()
                        .filter(label -> Objects.equals(label.get("word"), word))
                        .map(label -> String.valueOf(label.get("label")))
                        .findFirst()
                        .orElseGet(() -> ledger.put(
                                Kind.LABEL,
                                Map.of(
                                        "label",
                                        Seed.uuid("label " + word),
                                        "word",
                                        String.valueOf(word),
                                        "made",
                                        now())));
                if (!ids.contains(id)) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private Outcome put(Kind kind, Map<String, @Nullable Object> record) {
        String id = ledger.put(kind, record);
        return shown(kind, ledger.find(kind, id).orElseThrow());
    }

    private Outcome shown(Kind kind, Map<String, @Nullable Object> record) {
        return Outcome.of(List.of(endpoints.full(kind, record)));
    }

    private String next(String what) {
        return Seed.uuid(what + " made " + ++made);
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }

    private String local() {
        return LOCAL.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, item) -> map.put(String.valueOf(key), item));
        }
        return map;
    }
}
