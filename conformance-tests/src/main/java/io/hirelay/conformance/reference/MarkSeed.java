package io.hirelay.conformance.reference;

import static io.hirelay.conformance.reference.RosterSeed.day;
import static io.hirelay.conformance.reference.Seed.map;

import io.hirelay.conformance.reference.Ledger.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Marks of every kind: what the company defines, and what its hands have. */
final class MarkSeed {
    private final Ledger ledger;
    private final Instant today;

    MarkSeed(Ledger ledger, Instant today) {
        this.ledger = ledger;
        this.today = today;
    }

    void plant() {
        mark("boots", "count");
        mark("nickname", "word");
        mark("story", "prose");
        mark("swims", "yes_no");
        mark("checkup", "day");
        mark("spare-mail", "mail");
        mark("cabin-phone", "phone");
        mark("page", "link");
        mark("land", "land");
        mark("share", "share");
        mark("bunk", "place");
        mark("day-rate", "wage");
        mark("shifts", "rota");
        mark("deposit", "money");
        mark("licence", "paper");
        mark("buddy", "hand");
        mark("home-gang", "gang");
        mark("watch", "one_of", map("choice", "w1", "says", "Dawn"), map("choice", "w2", "says", "Dusk"));
        mark("tools", "some_of", map("choice", "t1", "says", "Adze"), map("choice", "t2", "says", "Fid"));
        Map<String, @Nullable Object> kin = described("kin", "card");
        kin.put("many", true);
        kin.put("kept", true);
        kin.put(
                "parts",
                List.of(
                        part("name", "word"),
                        part("since", "day"),
                        part(
                                "tie",
                                "one_of",
                                map("choice", "k1", "says", "Parent"),
                                map("choice", "k2", "says", "Other"))));
        put(Kind.MARK, kin);
        put(Kind.MARK, described("compass", "bearing"));
    }

    private void mark(String name, String kind, Map<?, ?>... choices) {
        Map<String, @Nullable Object> mark = described(name, kind);
        mark.put("choices", List.of(choices));
        put(Kind.MARK, mark);
    }

    private Map<String, @Nullable Object> described(String name, String kind) {
        return map(
                "mark",
                id(name),
                "called",
                name.replace('-', '_'),
                "label",
                "The " + name.replace('-', ' '),
                "kind",
                kind,
                "about",
                kind.equals("card") ? "One card for each" : null,
                "needed",
                name.equals("boots"),
                "many",
                kind.equals("some_of"),
                "kept",
                false,
                "made",
                ago(1500),
                "touched",
                ago(30));
    }

    private static Map<String, @Nullable Object> part(String name, String kind, Map<?, ?>... choices) {
        return map("part", name, "label", "Kin's " + name, "kind", kind, "choices", List.of(choices));
    }

    static Map<String, @Nullable Object> of(int i) {
        Map<String, @Nullable Object> marks = new LinkedHashMap<>();
        marks.put(id("boots"), 36 + i % 10);
        if (i % 2 == 0) {
            marks.put(id("nickname"), "Nick " + i);
            marks.put(id("swims"), i % 4 == 0);
            marks.put(id("checkup"), day(LocalDate.of(2026, 1 + i % 12, 28)));
            marks.put(id("watch"), "w" + (1 + i % 4 / 2));
            marks.put(id("tools"), i % 4 == 0 ? List.of("t1", "t2") : List.of("t2"));
            marks.put(id("deposit"), map("coin", "NOK", "sum", "250.25"));
            marks.put(
                    id("kin"),
                    List.of(
                            card("c" + i + ".1", null, true, "Parent of " + i, "k1"),
                            card("c" + i + ".2", "c" + i + ".1", false, "Neighbour of " + i, "k2")));
        }
        if (i % 5 == 0) {
            marks.put(id("story"), "Came by <b>sea</b>.");
            marks.put(id("spare-mail"), "spare" + i + "@mail.example");
            marks.put(id("cabin-phone"), "+47 55 999 " + (100 + i));
            marks.put(id("page"), "https://hands.example/" + i);
            marks.put(id("land"), "NO");
            marks.put(id("share"), 0.25);
            marks.put(id("bunk"), map("line", "Boat house " + i, "town", "Bergen", "land", "NO"));
            marks.put(id("day-rate"), map("coin", "NOK", "sum", "900.00", "for", "day"));
            marks.put(id("shifts"), map("early", List.of("mon", "tue")));
            marks.put(id("licence"), map("file", "licence.pdf", "link", "https://files.example/licence" + i));
            marks.put(id("buddy"), RosterSeed.handId(i == 0 ? 1 : 0));
            marks.put(id("home-gang"), RosterSeed.crew(0));
            marks.put(id("compass"), map("degrees", i));
        }
        return marks;
    }

    private static Map<String, @Nullable Object> card(
            String id, @Nullable String of, boolean first, String name, String tie) {
        return map(
                "card",
                id,
                "before",
                of,
                "first",
                first,
                "says",
                map("name", name, "since", day(LocalDate.of(2001, 2, 3)), "tie", tie));
    }

    static String id(String name) {
        return "mark:" + name;
    }

    private long ago(int days) {
        return today.minus(Duration.ofDays(days)).toEpochMilli();
    }

    private void put(Kind kind, Map<String, @Nullable Object> record) {
        ledger.put(kind, record);
    }
}
