package io.hirelay.conformance.reference;

import static io.hirelay.conformance.reference.HiringMappers.id;

import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.input.EmployeeChange;
import io.hirelay.input.EmploymentInput;
import io.hirelay.input.FieldInput;
import io.hirelay.input.NewEmployee;
import io.hirelay.model.Change;
import io.hirelay.model.Employee;
import io.hirelay.model.GroupRef;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PostalAddress;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** New hands, and changes of those who are there: only the words that become others are sent. */
final class RosterWrites {
    private RosterWrites() {}

    static PreparedWrite<Employee> create(ReferenceSession session, NewEmployee input, CallContext call) {
        Targets targets = new Targets(session, call);
        Findings findings = targets.findings();
        Optional<String> leader = input.manager().flatMap(named -> leader(targets, named));
        List<NativeRecord> gangs = gangs(session, input.groups(), findings, call);
        Map<String, @Nullable Object> marks = marks(session, input.customFields(), findings, call);
        findings.throwIfAny();
        Map<String, @Nullable Object> hand = Bodies.part(
                "given", input.firstName(),
                "middle", input.middleName(),
                "family", input.lastName(),
                "goes_by", input.preferredName(),
                "no", input.employeeNumber(),
                "craft", input.jobTitle(),
                "mails", Bodies.mails(input.emails()),
                "phones", Bodies.phones(input.phones()),
                "born", input.dateOfBirth().map(RosterSeed::day),
                "sex", input.gender().flatMap(gender -> RosterWords.word(RosterWords.SEXES, gender)),
                "wed", input.maritalStatus().flatMap(status -> RosterWords.word(RosterWords.WED, status)),
                "passport", input.nationality(),
                "joined", input.hireDate().map(RosterSeed::day),
                "begins", input.startDate().map(RosterSeed::day),
                "standing",
                        input.employmentStatus()
                                .flatMap(status -> RosterWords.word(RosterWords.STANDINGS, status))
                                .orElse("expected"),
                "leader", leader,
                "gangs", gangs.stream().map(gang -> id(gang, "gang")).toList(),
                "home", input.homeLocation().map(RosterWrites::place),
                "berths", input.employments().stream().map(RosterWrites::berth).toList(),
                "marks", marks);
        return RecordWrites.made(
                session,
                call,
                "hands.make",
                Bodies.merged(hand, input.remoteData()),
                Written.Outcome.CREATED,
                line -> Prepared.readBack(() -> Roster.get(session, id(line, "hand"), call)));
    }

    static PreparedWrite<Employee> change(ReferenceSession session, EmployeeChange input, CallContext call) {
        Targets targets = new Targets(session, call);
        Findings findings = targets.findings();
        Optional<NativeRecord> found = targets.hand("id", input.id());
        Optional<String> leader = input.manager() instanceof Change.Set<NamedRef<Employee>> set
                ? leader(targets, set.value())
                : Optional.empty();
        List<NativeRecord> gangs = input.groups() instanceof Change.Set<List<GroupRef>> set
                ? gangs(session, set.value(), findings, call)
                : List.of();
        Map<String, @Nullable Object> marks = marks(session, input.customFields(), findings, call);
        findings.throwIfAny();
        return new Revised(session, call, "hands", "hand", RosterWrites::shown)
                .prepared(
                        found.orElseThrow(),
                        now -> wanted(input, leader, gangs, marks, now),
                        input.remoteData(),
                        line -> Roster.get(session, id(line, "hand"), call));
    }

    private static Map<String, @Nullable Object> wanted(
            EmployeeChange input,
            Optional<String> leader,
            List<NativeRecord> gangs,
            Map<String, @Nullable Object> marks,
            NativeRecord now) {
        Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
        text(wanted, "given", input.firstName());
        text(wanted, "middle", input.middleName());
        text(wanted, "family", input.lastName());
        text(wanted, "goes_by", input.preferredName());
        text(wanted, "no", input.employeeNumber());
        text(wanted, "craft", input.jobTitle());
        text(wanted, "passport", input.nationality());
        put(wanted, "mails", input.emails(), Bodies::mails, List.of());
        put(wanted, "phones", input.phones(), Bodies::phones, List.of());
        put(wanted, "born", input.dateOfBirth(), RosterSeed::day, null);
        put(wanted, "joined", input.hireDate(), RosterSeed::day, null);
        put(wanted, "begins", input.startDate(), RosterSeed::day, null);
        put(
                wanted,
                "sex",
                input.gender(),
                word -> RosterWords.word(RosterWords.SEXES, word).orElse("-"),
                null);
        put(
                wanted,
                "wed",
                input.maritalStatus(),
                word -> RosterWords.word(RosterWords.WED, word).orElseThrow(),
                null);
        put(
                wanted,
                "standing",
                input.employmentStatus(),
                word -> RosterWords.word(RosterWords.STANDINGS, word).orElseThrow(),
                null);
        put(wanted, "leader", input.manager(), named -> leader.orElseThrow(), null);
        put(wanted, "gangs", input.groups(), refs -> joined(now, gangs), List.of());
        put(wanted, "home", input.homeLocation(), RosterWrites::place, null);
        Map<String, @Nullable Object> there = fields(now, "marks");
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        marks.forEach((mark, value) -> {
            Object plain = Bodies.plain(value);
            if (!Objects.equals(plain, there.get(mark))) {
                others.put(mark, plain);
            }
        });
        if (!others.isEmpty()) {
            wanted.put("marks", others);
        }
        return wanted;
    }

    private static void text(Map<String, @Nullable Object> wanted, String word, Change<String> change) {
        put(wanted, word, change, text -> text, null);
    }

    private static <V> void put(
            Map<String, @Nullable Object> wanted,
            String word,
            Change<V> change,
            Function<V, Object> words,
            @Nullable Object cleared) {
        PersonChanges.set(change, words, cleared, (value, there) -> wanted.put(word, value));
    }

    /** One of a sort takes the place of those of its sort, others stay. */
    private static List<String> joined(NativeRecord now, List<NativeRecord> gangs) {
        Set<String> sorts = new LinkedHashSet<>();
        gangs.forEach(gang -> sorts.add(String.valueOf(gang.text("sort"))));
        List<String> joined = new ArrayList<>();
        for (NativeRecord gang : now.parts("gangs")) {
            if (!sorts.contains(String.valueOf(gang.text("sort")))) {
                joined.add(id(gang, "gang"));
            }
        }
        gangs.forEach(gang -> joined.add(id(gang, "gang")));
        return joined;
    }

    /** Those whom it refers to are given by id and shown with more. */
    private static @Nullable Object shown(NativeRecord hand, String word) {
        return switch (word) {
            case "gangs" ->
                hand.parts("gangs").stream().map(gang -> id(gang, "gang")).toList();
            case "leader" ->
                Optional.ofNullable(hand.part("leader"))
                        .map(leader -> id(leader, "hand"))
                        .orElse(null);
            default -> hand.fields().get(word);
        };
    }

    private static Optional<String> leader(Targets targets, NamedRef<Employee> named) {
        return targets.hand("manager", named.id().orElseThrow()).map(leader -> id(leader, "hand"));
    }

    /** By id, or by what they are and are called. */
    private static List<NativeRecord> gangs(
            ReferenceSession session, List<GroupRef> refs, Findings findings, CallContext call) {
        if (refs.isEmpty()) {
            return List.of();
        }
        List<NativeRecord> all = session.records("gangs.list", Map.of(), call);
        List<NativeRecord> gangs = new ArrayList<>();
        for (int i = 0; i < refs.size(); i++) {
            GroupRef ref = refs.get(i);
            findings.resolve(
                            "groups[" + i + "]",
                            () -> all.stream()
                                    .filter(gang -> isMeant(ref, gang))
                                    .findFirst()
                                    .orElseThrow(() -> InvalidRequestException.unresolved(
                                            "groups", "names no group here", List.of())))
                    .ifPresent(gangs::add);
        }
        return gangs;
    }

    private static boolean isMeant(GroupRef ref, NativeRecord gang) {
        if (ref.id().isPresent()) {
            return ref.id().get().value().strip().equals(gang.text("gang"));
        }
        boolean sameSort = ref.type().isEmpty()
                || RosterWords.coded(RosterWords.GANGS, gang.text("sort"))
                        .filter(sort -> sort.word().equals(ref.type().get().word()))
                        .isPresent();
        return sameSort && ref.name().isPresent() && ref.name().get().equals(gang.text("called"));
    }

    private static Map<String, @Nullable Object> marks(
            ReferenceSession session, List<FieldInput> inputs, Findings findings, CallContext call) {
        return inputs.isEmpty() ? Map.of() : Marks.sent(inputs, Roster.marks(session, call), findings);
    }

    private static Map<String, @Nullable Object> place(PostalAddress address) {
        return Bodies.part(
                "called",
                address.name(),
                "line",
                address.street1(),
                "line2",
                address.street2(),
                "town",
                address.city(),
                "area",
                address.state(),
                "post",
                address.postalCode(),
                "land",
                address.country());
    }

    private static Map<String, @Nullable Object> berth(EmploymentInput input) {
        return Bodies.part(
                "from", input.effectiveDate().map(RosterSeed::day),
                "till", input.endDate().map(RosterSeed::day),
                "craft", input.jobTitle(),
                "hours", input.employmentType().flatMap(type -> RosterWords.word(RosterWords.HOURS, type)),
                "from_where", input.workplaceType().flatMap(type -> RosterWords.word(RosterWords.PLACES, type)),
                "pay", input.payRate().map(rate -> rate.toPlainString()),
                "pay_for", input.payPeriod().flatMap(time -> RosterWords.word(RosterWords.TIMES, time)),
                "paid_each", input.payFrequency().flatMap(time -> RosterWords.word(RosterWords.TIMES, time)),
                "coin", input.payCurrency(),
                "tier", input.payGroup(),
                "exempt", input.flsaStatus().map(status -> status.word().equals("exempt")),
                "why_over", input.endReason(),
                "remark", input.note());
    }

    private static Map<String, @Nullable Object> fields(NativeRecord line, String name) {
        return Optional.ofNullable(line.part(name))
                .<Map<String, @Nullable Object>>map(NativeRecord::fields)
                .orElseGet(Map::of);
    }
}
