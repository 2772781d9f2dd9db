package io.hirelay.conformance.reference;

import static io.hirelay.conformance.reference.Seed.map;

import io.hirelay.conformance.reference.Ledger.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Those who work for the small company: led as a tree, some still expected and some gone, each with the berths they have
 * had so far, in gangs within gangs; and their days away. The same every time.
 */
final class RosterSeed {
    static final int HANDS = 31;

    /** Days are written as people here write them. */
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    private static final List<String> GIVEN =
            List.of("Astrid", "Baltazar", "Cécile", "Dağhan", "Eir", "Foluke", "Gwendolen", "Håkon", "Iñaki");
    private static final List<String> FAMILY =
            List.of("Tidewater", "Żeglarz", "Mastgrove", "Quayle", "Nordhavn", "Fairlead", "Oars");
    private static final List<String> CRAFTS = List.of("Rigger", "Sail maker", "Caulker", "Bookkeeper");

    private final Ledger ledger;
    private final Instant today;

    RosterSeed(Ledger ledger, Instant today) {
        this.ledger = ledger;
        this.today = today;
    }

    void plant() {
        gang("house/1", "Harbour Studio", "house", null);
        gang("yard/1", "North Yard", "yard", "house/1");
        gang("yard/2", "South Yard", "yard", "house/1");
        for (int i = 0; i < 6; i++) {
            gang(crew(i), "Crew " + (i + 1), "crew", i > 3 ? crew(0) : "yard/" + (1 + i % 2));
        }
        gang("choir/1", "The choir", "choir", null);
        new MarkSeed(ledger, today).plant();
        leave("L1", "Rest days", "days", true);
        leave("L2", "Errands", "hours", false);
        for (int i = 0; i < HANDS; i++) {
            hand(i);
        }
        for (int i = 0; i < 23; i++) {
            absence(i);
        }
    }

    private void gang(String id, String called, String sort, @Nullable String under) {
        put(
                Kind.GANG,
                "gang",
                id,
                "called",
                called,
                "sort",
                sort,
                "under",
                under,
                "about",
                sort.equals("crew") ? "Works on boats" : null,
                "clock",
                sort.equals("yard") ? "Europe/Oslo" : null,
                "made",
                ago(1900));
    }

    private void leave(String id, String called, String counted, boolean paid) {
        put(
                Kind.LEAVE,
                "leave",
                id,
                "called",
                called,
                "about",
                paid ? "As the law wants it" : null,
                "counted",
                counted,
                "paid",
                paid,
                "made",
                ago(1800),
                "touched",
                ago(40));
    }

    private void hand(int i) {
        String hand = handId(i);
        String given = GIVEN.get(i % GIVEN.size());
        String family = FAMILY.get(i % FAMILY.size());
        boolean expected = i % 10 == 9;
        boolean gone = i % 8 == 6;
        LocalDate joined = LocalDate.of(2014 + i % 9, 1 + i % 12, 1 + i % 28);
        List<String> gangs = new ArrayList<>(List.of("house/1", "yard/" + (1 + i % 2), crew(i % 6)));
        if (i % 5 == 0) {
            gangs.add("choir/1");
        }
        ledger.put(
                Kind.HAND,
                map(
                        "hand",
                        hand,
                        "no",
                        String.format(Locale.ROOT, "S-%04d", 40 + i),
                        "given",
                        given,
                        "middle",
                        i % 4 == 0 ? "M." : null,
                        "family",
                        family,
                        "goes_by",
                        i % 6 == 1 ? "Skip" : null,
                        "login",
                        (given.charAt(0) + family + i).toLowerCase(Locale.ROOT),
                        "craft",
                        CRAFTS.get(i % CRAFTS.size()),
                        "standing",
                        expected ? "expected" : gone ? "ashore" : i == 17 ? "adrift" : "aboard",
                        "mails",
                        List.of(
                                map("addr", mail(i), "kind", "work", "first", true),
                                map("addr", "Hand" + i + "@Home.Example", "kind", "personal", "first", false)),
                        "phones",
                        i % 7 == 5 ? List.of() : List.of(map("number", "+47 55 000 " + (100 + i), "kind", "mobile")),
                        "born",
                        day(LocalDate.of(1960 + i, 1 + i % 12, 1 + i % 28)),
                        "sex",
                        List.of("w", "m", "x").get(i % 3),
                        "wed",
                        i % 4 == 0 ? null : i % 4 == 1 ? "yes" : "no",
                        "passport",
                        i % 3 == 0 ? "NO" : "PL",
                        "joined",
                        day(expected ? LocalDate.of(2027, 1, 1) : joined),
                        "begins",
                        day(expected ? LocalDate.of(2027, 1, 4) : joined.plusDays(3)),
                        "left",
                        gone ? day(LocalDate.of(2025, 12, 31)) : null,
                        "leader",
                        i == 0 ? null : handId((i - 1) / 3),
                        "gangs",
                        gangs,
                        "place",
                        map("line", "Quay " + (1 + i % 2), "town", "Bergen", "post", "5003", "land", "NO"),
                        "home",
                        i % 9 == 8
                                ? null
                                : map(
                                        "line",
                                        "Lane " + i,
                                        "line2",
                                        i % 2 == 0 ? "Loft" : null,
                                        "town",
                                        "Bergen",
                                        "area",
                                        "Vestland",
                                        "post",
                                        "50" + (10 + i),
                                        "land",
                                        "NO"),
                        "applied_as",
                        i % 4 == 3 ? Seed.personId(i) : null,
                        "picture",
                        i % 2 == 0 ? "https://pictures.example/" + hand + ".png" : null,
                        "marks",
                        MarkSeed.of(i),
                        "made",
                        ago(700 - i),
                        "touched",
                        ago(90 - i),
                        "rev",
                        0));
        berths(i, hand, joined, gone);
        for (String leave : List.of("L1", "L2")) {
            put(
                    Kind.ALLOWANCE,
                    "allowance",
                    hand + "~" + leave,
                    "hand",
                    hand,
                    "leave",
                    leave,
                    "policy",
                    "Yard rules of " + leave,
                    "left",
                    leave.equals("L1") ? 12.5 : 40,
                    "taken",
                    i % 9,
                    "carried",
                    i % 2 == 0 ? 1.5 : 0,
                    "boundless",
                    false,
                    "made",
                    ago(300),
                    "touched",
                    ago(20));
        }
    }

    /** In the order of their ids, which is not the one in which they were held. */
    private void berths(int i, String hand, LocalDate joined, boolean gone) {
        int berths = 1 + i % 3;
        for (int n = berths - 1; n >= 0; n--) {
            boolean last = n == berths - 1;
            LocalDate from = joined.plusYears(n);
            put(
                    Kind.BERTH,
                    "berth",
                    "b" + Seed.uuid("berth " + i + "/" + n),
                    "hand",
                    hand,
                    "from",
                    day(from),
                    "till",
                    last
                            ? gone ? day(LocalDate.of(2025, 12, 31)) : null
                            : day(from.plusYears(1).minusDays(1)),
                    "craft",
                    CRAFTS.get((i + berths - 1 - n) % CRAFTS.size()),
                    "hours",
                    n == 0 ? "apprentice" : "whole",
                    "from_where",
                    i % 2 == 0 ? "yard" : "home",
                    "pay",
                    (3100 + 100 * n) + ".50",
                    "pay_for",
                    "month",
                    "paid_each",
                    "month",
                    "coin",
                    "NOK",
                    "tier",
                    "T" + (1 + n),
                    "exempt",
                    i % 2 == 0,
                    "why_over",
                    last && !gone ? null : "moved on",
                    "remark",
                    n == 0 ? "First berth" : null,
                    "made",
                    ago(600 - n),
                    "touched",
                    ago(500 - n));
        }
    }

    private void absence(int i) {
        LocalDate from = LocalDate.of(2026, 1 + i % 12, 2 + i);
        boolean hours = i % 5 == 4;
        boolean half = i % 5 == 3;
        put(
                Kind.ABSENCE,
                "absence",
                absenceId(i),
                "hand",
                handId(i % 7),
                "leave",
                hours ? "L2" : "L1",
                "from",
                from + (hours ? " 09:30" : " 00:00"),
                "till",
                hours ? from + " 11:00" : from.plusDays(half ? 0 : i % 3) + " 00:00",
                "spell",
                hours ? null : half ? "forenoon" : "whole",
                "amount",
                hours ? 1.5 : half ? 0.5 : 1 + i % 3,
                "state",
                List.of("Asked", "Granted", "Refused", "Withdrawn").get(i % 4),
                "note",
                i % 2 == 0 ? "Family" : null,
                "decided_by",
                i % 4 == 1 || i % 4 == 2 ? handId(0) : null,
                "made",
                ago(100 - i),
                "touched",
                ago(50 - i));
    }

    static String handId(int i) {
        return "h" + (7000 + i);
    }

    static String mail(int i) {
        return "hand" + i + "@studio.example";
    }

    static String crew(int i) {
        return "crew/" + (1 + i);
    }

    static String absenceId(int i) {
        return "ab-" + Seed.uuid("absence " + i);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    private long ago(int days) {
        return today.minus(Duration.ofDays(days)).toEpochMilli();
    }

    private void put(Kind kind, @Nullable Object... fields) {
        ledger.put(kind, map(fields));
    }
}
