package io.hirelay.conformance.reference;

import io.hirelay.conformance.reference.Ledger.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A small company's account: people with no, one and several applications, applications for no job, plans that share
 * stage names but no stage, secret jobs. The same every time.
 */
final class Seed {
    static final int PEOPLE = 113;
    static final int JOBS = 11;

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final List<String> FIRST = List.of(
            "Ada", "Bruno", "Chiara", "Dmitri", "Élodie", "Farid", "Grażyna", "Hiro", "Ingrid", "João", "Kwame",
            "Lê Thị");
    private static final List<String> LAST = List.of(
            "Okafor",
            "Novák",
            "Sørensen",
            "Mackenzie-Ross",
            "Ñandú",
            "山田",
            "Øverland",
            "Ibn Yusuf",
            "Petrov",
            "Quinn",
            "Åkesson");
    private static final List<String> PHASES = List.of("Live", "Live", "Draft", "Shut", "Live", "Shelved");

    private final Ledger ledger;
    private final Instant today;

    Seed(Ledger ledger, Instant today) {
        this.ledger = ledger;
        this.today = today;
    }

    void plant() {
        for (int i = 0; i < 3; i++) {
            put(Kind.ORG, "org", "org-" + (char) ('a' + i), "title", "Client " + (i + 1), "since", ago(2000 + i));
        }
        for (int i = 0; i < 13; i++) {
            put(
                    Kind.USER,
                    "user",
                    user(i),
                    "called",
                    FIRST.get(i % FIRST.size()) + " " + LAST.get((i + 4) % LAST.size()),
                    "mail",
                    "user" + i + "@studio.example",
                    "rank",
                    List.of("owner", "member", "guest").get(i % 3),
                    "left",
                    i == 12,
                    "made",
                    ago(1500 - i));
        }
        for (String word : List.of("sailor", "returns", "speaks-greek", "night-shift")) {
            put(Kind.LABEL, "label", uuid("label " + word), "word", word, "made", ago(900));
        }
        reason("skills", "Lacks the skills", "us");
        reason("pay", "Wanted more pay", "them");
        reason("gone", "Took another job", "them");
        put(Kind.TRAIT, "trait", "trait-boats", "label", "Boats owned", "kind", "count", "choices", List.of());
        put(
                Kind.TRAIT,
                "trait",
                "trait-water",
                "label",
                "Water",
                "kind",
                "one_of",
                "choices",
                List.of(map("choice", "w1", "says", "Salt"), map("choice", "w2", "says", "Fresh")));
        for (int i = 0; i < 5; i++) {
            put(
                    Kind.UNIT,
                    "unit",
                    unit(i),
                    "called",
                    List.of("Yard", "Loft", "Office", "Paint", "Rigging").get(i),
                    "above",
                    i > 2 ? unit(0) : null,
                    "made",
                    ago(1000 - i));
        }
        for (int i = 0; i < 7; i++) {
            put(
                    Kind.OPENING,
                    "opening",
                    "op" + (4000 + i),
                    "title",
                    "One more boat builder " + (i + 1),
                    "state",
                    List.of("Asked", "Granted", "Refused", "Asked").get(i % 4),
                    "unit",
                    unit(i % 5),
                    "why",
                    i % 2 == 0 ? "More boats" : null,
                    "asked_by",
                    user(i % 6),
                    "made",
                    ago(60 - i));
        }
        plan(0, "Screening", "Studio day", "Offer out");
        plan(1, "Screening", "Panel", "References", "Offer out");
        plan(2, "Screening");
        for (int i = 0; i < JOBS; i++) {
            job(i);
        }
        for (int i = 0; i < PEOPLE; i++) {
            person(i);
        }
    }

    private void plan(int number, String... middle) {
        String plan = uuid("plan " + number);
        put(Kind.PLAN, "plan", plan, "called", "Plan " + number);
        List<String[]> stages = new ArrayList<>();
        stages.add(new String[] {"Found", "Lead"});
        for (String name : middle) {
            stages.add(new String[] {
                name, name.equals("Screening") ? "PreScreen" : name.equals("Offer out") ? "Offer" : "Active"
            });
        }
        stages.add(new String[] {"Joined", "Hired"});
        stages.add(new String[] {"Put away", "Archived"});
        for (int rank = 0; rank < stages.size(); rank++) {
            put(
                    Kind.STAGE,
                    "stage",
                    stage(number, rank),
                    "plan",
                    plan,
                    "label",
                    stages.get(rank)[0],
                    "class",
                    stages.get(rank)[1],
                    "rank",
                    (rank + 1) * 10,
                    "retired",
                    false);
        }
    }

    private void job(int i) {
        put(
                Kind.JOB,
                "job",
                jobId(i),
                "title",
                List.of("Boat builder", "Sail maker", "Yard manager").get(i % 3) + " " + (i + 1),
                "phase",
                PHASES.get(i % PHASES.size()),
                "plan",
                uuid("plan " + i % 3),
                "secret",
                i % 5 == 4,
                "made",
                ago(300 - i),
                "touched",
                ago(100 - i),
                "about",
                "<p>Work no. " + (i + 1) + " &amp; more</p>",
                "team",
                List.of(
                        map("role", "lead", "user", user(i % 4), "called", "Lead " + i),
                        map("role", "hunter", "user", user(i % 5), "called", "Hunter " + i)),
                "places",
                i % 2 == 0 ? List.of("Gdańsk") : List.of());
    }

    private void person(int i) {
        String person = personId(i);
        String first = FIRST.get(i % FIRST.size());
        put(
                Kind.PERSON,
                "person",
                person,
                "called",
                first + " " + LAST.get(i % LAST.size()),
                "mails",
                i % 9 == 8
                        ? List.of()
                        : List.of(
                                map("addr", "p" + i + "@mail.example", "kind", "home", "first", true),
                                map("addr", "P" + i + ".Work@Mail.Example", "kind", "work", "first", false)),
                "labels",
                i % 3 == 0 ? List.of(uuid("label sailor")) : List.of(),
                "made",
                ago(200 - i),
                "touched",
                ago(150 - i),
                "headline",
                i % 4 == 0 ? null : "Carpenter",
                "employer",
                i % 2 == 0 ? "Own account" : null,
                "phones",
                List.of(map("number", "+48 58 000 " + (1000 + i), "kind", "mobile")),
                "links",
                List.of(map("to", "https://people.example/" + i, "kind", "homepage")),
                "answers",
                i % 2 == 0
                        ? List.of(
                                map("asked", "Can you swim?", "q", null, "kind", "yes_no", "said", i % 4 == 0),
                                map("asked", "Boats built", "q", "q-boats", "kind", "count", "said", i))
                        : List.of(),
                "came_by",
                i % 3 == 1 ? map("channel", "harbour fair", "kind", "event") : null,
                "guarded",
                i % 10 == 7,
                "traits",
                i % 8 == 0 ? map("trait-boats", i) : map(),
                "rev",
                0);
        int applications = i % 5 == 0 ? 0 : i % 7 == 3 ? 3 : 1;
        for (int n = 0; n < applications; n++) {
            candidacy(i, n);
        }
        entries(i, person);
        for (int n = 0; n < i % 3; n++) {
            put(
                    Kind.FILE,
                    "file",
                    person + "~" + n,
                    "person",
                    person,
                    "name",
                    "paper " + n + ".pdf",
                    "sort",
                    n == 0 ? "cv" : "work_sample",
                    "link",
                    "https://files.example/" + uuid("file " + i + n) + "?ticket=5m",
                    "at",
                    ago(90 - n));
        }
        if (i % 6 == 2) {
            put(
                    Kind.FORM,
                    "form",
                    "eq/" + uuid("form " + i),
                    "person",
                    person,
                    "sent",
                    ago(80),
                    "race",
                    "declines",
                    "gender",
                    i % 4 == 0 ? "woman" : null,
                    "veteran",
                    i % 4 == 0 ? "no" : null,
                    "disability",
                    "declines");
        }
    }

    private void candidacy(int i, int n) {
        int job = (i + 3 * n) % JOBS;
        boolean prospect = i % 11 == 6 && n == 0;
        int stages = job % 3 == 0 ? 6 : job % 3 == 1 ? 7 : 4;
        int rank = (i + n) % stages;
        boolean over = rank == stages - 1;
        put(
                Kind.CANDIDACY,
                "candidacy",
                uuid("candidacy " + i + "/" + n),
                "person",
                personId(i),
                "job",
                prospect ? null : jobId(job),
                "stage",
                prospect ? null : stage(job % 3, rank),
                "opened",
                local(120 - i % 100),
                "moved",
                local(60 - i % 50),
                "because",
                over && !prospect
                        ? uuid("reason " + List.of("skills", "pay", "gone").get(i % 3))
                        : null,
                "via",
                i % 2 == 0 ? "harbour fair" : null);
        if (i % 4 == 1 && !prospect) {
            put(
                    Kind.REVIEW,
                    "review",
                    uuid("review " + i + "/" + n),
                    "candidacy",
                    uuid("candidacy " + i + "/" + n),
                    "person",
                    personId(i),
                    "by",
                    user(i % 6),
                    "verdict",
                    List.of("--", "-", "+", "++").get((i + n) % 4),
                    "text",
                    "Steady hands",
                    "at",
                    ago(50));
        }
    }

    /** Notes belong to the person, not to any of the applications. */
    private void entries(int i, String person) {
        entry(i, 0, person, "note", "all");
        if (i % 4 == 2) {
            entry(i, 1, person, "mail", "team");
            entry(i, 2, person, "note", "only:" + user(2));
            entry(i, 3, person, "moved", "all");
        }
    }

    private void entry(int i, int n, String person, String what, String audience) {
        put(
                Kind.ENTRY,
                "entry",
                "n." + uuid("entry " + i + "/" + n),
                "person",
                person,
                "what",
                what,
                "by",
                user((i + n) % 6),
                "text",
                what.equals("moved") ? null : "Entry " + n,
                "audience",
                audience,
                "at",
                ago(70 - n),
                "moved_from",
                what.equals("moved") ? stage(0, 0) : null,
                "moved_to",
                what.equals("moved") ? stage(0, 1) : null);
    }

    private void reason(String key, String text, String side) {
        put(Kind.REASON, "reason", uuid("reason " + key), "text", text, "side", side);
    }

    static String personId(int i) {
        return uuid("person " + i);
    }

    static String jobId(int i) {
        return "job_" + uuid("job " + i).substring(24);
    }

    static String user(int i) {
        return "u-" + uuid("user " + i);
    }

    static String stage(int plan, int rank) {
        return uuid("stage " + plan + "/" + rank);
    }

    static String unit(int i) {
        return "unit/" + uuid("unit " + i);
    }

    static String candidacyId(int person, int n) {
        return uuid("candidacy " + person + "/" + n);
    }

    static String uuid(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Most of its times are milliseconds. */
    private long ago(int days) {
        return today.minus(Duration.ofDays(days)).toEpochMilli();
    }

    /** Those of candidacies are local ones without an offset, and mean UTC. */
    private String local(int days) {
        return LOCAL.format(LocalDateTime.ofInstant(today.minus(Duration.ofDays(days)), ZoneOffset.UTC));
    }

    private void put(Kind kind, @Nullable Object... fields) {
        ledger.put(kind, map(fields));
    }

    static Map<String, @Nullable Object> map(@Nullable Object... fields) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        return map;
    }
}
