package io.hirelay.conformance.reference;

import io.hirelay.budget.Sleeper;
import io.hirelay.conformance.PreparedAccount;
import io.hirelay.conformance.Refused;
import io.hirelay.conformance.Sample;
import io.hirelay.conformance.Situation;
import io.hirelay.conformance.VirtualTime;
import io.hirelay.conformance.reference.Ledger.Kind;
import io.hirelay.conformance.reference.ReferenceSystem.Mishap;
import io.hirelay.operation.Ats;
import io.hirelay.operation.Hris;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Resource;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An account of a {@link ReferenceSystem} of its own, whose time passes only when somebody waits. */
final class ReferenceAccount implements PreparedAccount {
    private static final String TOKEN = "tk_7Rr0wKcanary51x";

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry(Ats.JOBS.id(), Kind.JOB),
            Map.entry(Ats.CANDIDATES.id(), Kind.PERSON),
            Map.entry(Ats.APPLICATIONS.id(), Kind.CANDIDACY),
            Map.entry(Ats.JOB_INTERVIEW_STAGES.id(), Kind.STAGE),
            Map.entry(Ats.USERS.id(), Kind.USER),
            Map.entry(Ats.REJECT_REASONS.id(), Kind.REASON),
            Map.entry(Ats.TAGS.id(), Kind.LABEL),
            Map.entry(Ats.ORGANIZATIONS.id(), Kind.ORG),
            Map.entry(Ats.DEPARTMENTS.id(), Kind.UNIT),
            Map.entry(Ats.REQUISITIONS.id(), Kind.OPENING),
            Map.entry(Ats.CUSTOM_FIELDS.id(), Kind.TRAIT),
            Map.entry(Ats.EEOCS.id(), Kind.FORM),
            Map.entry(Ats.ACTIVITIES.id(), Kind.ENTRY),
            Map.entry(Ats.ATTACHMENTS.id(), Kind.FILE),
            Map.entry(Ats.SCORECARDS.id(), Kind.REVIEW),
            Map.entry(Hris.EMPLOYEES.id(), Kind.HAND),
            Map.entry(Hris.FIELDS.id(), Kind.MARK),
            Map.entry(Hris.GROUPS.id(), Kind.GANG),
            Map.entry(Hris.TIMEOFF_TYPES.id(), Kind.LEAVE),
            Map.entry(Hris.TIMEOFF_BALANCES.id(), Kind.ALLOWANCE),
            Map.entry(Hris.TIMEOFF_REQUESTS.id(), Kind.ABSENCE));

    private static final List<Operation<?, ?>> COUNTED = List.of(
            Ats.JOBS_LIST,
            Ats.CANDIDATES_LIST,
            Ats.APPLICATIONS_LIST,
            Ats.JOB_INTERVIEW_STAGES_LIST,
            Ats.USERS_LIST,
            Ats.REJECT_REASONS_LIST,
            Ats.TAGS_LIST,
            Ats.ORGANIZATIONS_LIST,
            Ats.EEOCS_LIST,
            Hris.EMPLOYEES_LIST,
            Hris.FIELDS_LIST,
            Hris.GROUPS_LIST,
            Hris.TIMEOFF_TYPES_LIST,
            Hris.TIMEOFF_REQUESTS_LIST);

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-05-04T08:00:00Z"));
    private final ReferenceSystem system = new ReferenceSystem(time);
    private final AtsProvider<?> provider;
    private final ReferenceDoor door;

    ReferenceAccount(UnaryOperator<Wire> wiring, UnaryOperator<AtsProvider<?>> dressing) {
        system.allow(TOKEN);
        Wire wire = wiring.apply(system);
        this.door = new ReferenceDoor(wire);
        this.provider = dressing.apply(new ReferenceProvider(wire, time, door::address));
    }

    @Override
    public AtsProvider<?> provider() {
        return provider;
    }

    @Override
    public ConnectionConfig connection() {
        return new ConnectionConfig(ReferenceProvider.ID, Map.of("studio", "harbour"), new Credential.ApiKey(TOKEN));
    }

    @Override
    public InstantSource clock() {
        return time;
    }

    @Override
    public Sleeper sleeper() {
        return time;
    }

    @Override
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        COUNTED.forEach(operation -> counts.put(
                operation.id(), system.ledger().ids(kind(operation.resource())).size()));
        return counts;
    }

    @Override
    public Optional<String> nativeRecord(Operation<?, ?> operation, String id) {
        return system.shown(kind(operation.resource()), id, operation instanceof ListOperation<?>);
    }

    @Override
    public String unknownId(Resource<?> resource) {
        String uuid = Seed.uuid("nothing");
        return switch (kind(resource)) {
            case JOB -> "job_" + uuid.substring(24);
            case USER -> "u-" + uuid;
            case ORG -> "org-zz";
            case FORM -> "eq/" + uuid;
            case UNIT -> "unit/" + uuid;
            case OPENING -> "op99999";
            case HAND -> "h1";
            case GANG -> "crew/99";
            case LEAVE -> "L99";
            case ABSENCE -> "ab-" + uuid;
            default -> uuid;
        };
    }

    @Override
    public Planted plantUnknownWord() {
        String job = Seed.jobId(1);
        system.ledger().change(Kind.JOB, job, record -> {
            record.put("phase", "Hibernating");
            return record;
        });
        return new Planted(Ats.JOBS_LIST, job, "status", "Hibernating");
    }

    @Override
    public Planted plantUnknownField() {
        String person = Seed.personId(8);
        system.ledger().change(Kind.PERSON, person, record -> {
            record.put("aura", Map.of("colours", List.of("teal", 2), "since", true));
            return record;
        });
        return new Planted(Ats.CANDIDATES_LIST, person, "aura", "{\"since\":true,\"colours\":[\"teal\",2]}");
    }

    @Override
    public ListOperation<?> changingList() {
        return Ats.CANDIDATES_LIST;
    }

    /** Somebody seen, the last one seen, somebody still to come, and somebody new. */
    @Override
    public List<String> changeRows() {
        List<String> people = system.ledger().ids(Kind.PERSON);
        List<String> gone = List.of(people.get(2), people.get(13), people.get(40));
        gone.forEach(person -> system.ledger().remove(Kind.PERSON, person));
        String added = system.ledger()
                .put(
                        Kind.PERSON,
                        Map.of(
                                "person",
                                Seed.uuid("latecomer"),
                                "called",
                                "Late Comer",
                                "made",
                                time.instant().toEpochMilli()));
        return List.of(gone.get(0), gone.get(1), gone.get(2), added);
    }

    @Override
    public ListOperation<?> expiringList() {
        return Ats.CANDIDATES_LIST;
    }

    @Override
    public void expireCursors() {
        time.pass(CursorTokens.LIFE);
    }

    @Override
    public void revokeCredential() {
        system.revoke(TOKEN);
    }

    @Override
    public ListOperation<?> withholdScope() {
        system.switchOff("candidacies");
        return Ats.APPLICATIONS_LIST;
    }

    @Override
    public Traffic traffic() {
        List<ReferenceSystem.Seen> seen = system.seen();
        return new Traffic(seen.size(), (int)
                seen.stream().filter(request -> request.status() == 429).count());
    }

    @Override
    public List<String> logged(Runnable body) {
        try (LogWatch watch = new LogWatch()) {
            body.run();
            return watch.lines();
        }
    }

    @Override
    public void befall(Situation fault, int answers) {
        system.befall(mishap(fault), answers);
    }

    @Override
    public void befallChange(Situation fault, int skip) {
        system.befallChange(mishap(fault), skip);
    }

    private static Mishap mishap(Situation fault) {
        return switch (fault) {
            case RATE_LIMIT_WITH_TIME -> Mishap.SLOW_DOWN_UNTIL;
            case RATE_LIMIT_WITHOUT_TIME -> Mishap.SLOW_DOWN;
            case SERVER_ERROR -> Mishap.BROKEN;
            case WEB_PAGE -> Mishap.WEB_PAGE;
            case MALFORMED_JSON -> Mishap.NONSENSE;
            case EMPTY_BODY -> Mishap.EMPTY;
            case CUT_BODY -> Mishap.CUT;
            case SLOW_ANSWER -> Mishap.LATE;
            case SILENCE -> Mishap.SILENT;
            case ANSWER_LOST_AFTER_APPLYING -> Mishap.LOST_AFTER;
            case ANSWER_LOST_BEFORE_APPLYING -> Mishap.LOST_BEFORE;
            default -> throw new IllegalArgumentException(fault + " does not befall answers");
        };
    }

    @Override
    public List<Attempt> attempts() {
        return system.asked().stream()
                .map(asked -> new Attempt(asked.path(), asked.applied(), asked.actor(), Optional.of(asked.body())))
                .toList();
    }

    @Override
    public Actors actors() {
        return new Actors(
                List.of(Seed.user(1), "user1@studio.example", "User1@Studio.Example"),
                Seed.user(5),
                List.of(Seed.user(12), "user12@studio.example"),
                Map.of(),
                "u-" + Seed.uuid("nobody"));
    }

    @Override
    public List<String> otherForms(Resource<?> resource, String id) {
        if (resource.equals(Ats.JOBS)) {
            return List.of(id.toUpperCase(Locale.ROOT), "https://app.reference.example/jobs/" + id);
        }
        if (resource.equals(Ats.CANDIDATES) || resource.equals(Ats.APPLICATIONS)) {
            return List.of(id.toUpperCase(Locale.ROOT), id.replace("-", ""));
        }
        if (resource.equals(Ats.JOB_INTERVIEW_STAGES)) {
            return List.of(String.valueOf(word(Kind.STAGE, id, "label")));
        }
        if (resource.equals(Hris.EMPLOYEES)) {
            String mail = RosterSeed.mail(Integer.parseInt(id.substring(1)) - 7000);
            return List.of(mail, mail.toUpperCase(Locale.ROOT));
        }
        if (resource.equals(Hris.TIMEOFF_TYPES)) {
            return List.of(String.valueOf(word(Kind.LEAVE, id, "called")));
        }
        return resource.equals(Ats.REJECT_REASONS) ? List.of(String.valueOf(word(Kind.REASON, id, "text"))) : List.of();
    }

    private @Nullable Object word(Kind kind, String id, String word) {
        return system.ledger().find(kind, id).orElseThrow().get(word);
    }

    @Override
    public List<Sample<?, ?>> samples() {
        return Stream.of(ReferenceSamples.all(), RosterSamples.all())
                .<Sample<?, ?>>flatMap(List::stream)
                .toList();
    }

    @Override
    public List<Refused<?, ?>> refused() {
        return Stream.of(ReferenceSamples.refused(), RosterSamples.refused())
                .<Refused<?, ?>>flatMap(List::stream)
                .toList();
    }

    @Override
    public Duration toldToWait() {
        return ReferenceSystem.REST;
    }

    @Override
    public Duration slowness() {
        return ReferenceSystem.LATE;
    }

    @Override
    public boolean isKeepingSilence() {
        return system.isKeepingSilence();
    }

    @Override
    public void close() {
        door.close();
        system.close();
    }

    private static Kind kind(Resource<?> resource) {
        Kind kind = KINDS.get(resource.id());
        if (kind == null) {
            throw new IllegalArgumentException("the reference system has no " + resource);
        }
        return kind;
    }
}
