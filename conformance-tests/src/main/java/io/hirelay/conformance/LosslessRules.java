package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;

import io.hirelay.error.HirelayException;
import io.hirelay.json.Json;
import io.hirelay.model.Coded;
import io.hirelay.model.RawJson;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.operation.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nothing that a provider says is lost, and nothing new that it says breaks anything. */
final class LosslessRules {
    private LosslessRules() {}

    private static final Json JSON = new Json();

    static List<Rule> rules() {
        return List.of(
                must(
                        "ATS-RAW-01",
                        "remote_data of a listed and of a got record is one JSON object",
                        trial -> trial.survey().walks().forEach(walk -> isJson(trial, walk))),
                must(
                                "ATS-RAW-02",
                                "remote_data equals the provider's own record",
                                trial -> trial.survey().walks().forEach(walk -> equalsNative(trial, walk)))
                        .needing(Situation.NATIVE_RECORDS),
                must(
                                "ATS-RAW-03",
                                "a field that nobody has heard of stands in remote_data and changes nothing else",
                                LosslessRules::unknownField)
                        .needing(Situation.UNKNOWN_FIELD),
                must(
                                "ATS-RAW-04",
                                "a word that nobody has heard of is carried as the provider wrote it, and no list fails"
                                        + " for it",
                                LosslessRules::unknownWord)
                        .needing(Situation.UNKNOWN_WORD));
    }

    private static <T extends Unified> void isJson(Trial trial, Walk<T> walk) {
        Optional<Survey.GetCall<T>> get = trial.survey().getOf(walk);
        for (T row : trial.survey().sample(walk, 12)) {
            object(row.remoteData(), walk.operation());
            get.ifPresent(call -> object(
                    call.of(trial, row.id().toString()).remoteData(),
                    call.registration().operation()));
        }
    }

    private static Map<String, ?> object(RawJson raw, Operation<?, ?> operation) {
        try {
            return JSON.readObject(raw.toBytes());
        } catch (HirelayException e) {
            throw new Violation("remote_data of " + operation.id() + " is no JSON object", e);
        }
    }

    private static <T extends Unified> void equalsNative(Trial trial, Walk<T> walk) {
        Optional<Survey.GetCall<T>> get = trial.survey().getOf(walk);
        for (T row : trial.survey().sample(walk, 12)) {
            equalsNative(trial, walk.operation(), row);
            get.ifPresent(call -> equalsNative(
                    trial,
                    call.registration().operation(),
                    call.of(trial, row.id().toString())));
        }
    }

    private static void equalsNative(Trial trial, Operation<?, ?> operation, Unified record) {
        trial.account().nativeRecord(operation, record.id().toString()).ifPresent(json -> {
            Object expected = Likeness.read(json);
            Object found = Likeness.read(record.remoteData().text());
            if (expected instanceof Map<?, ?> left && found instanceof Map<?, ?> right) {
                Expect.equal(
                        Set.of(),
                        Likeness.different(left, right),
                        "fields in which remote_data of %s differs from the provider's record",
                        operation.id());
            } else {
                throw new Violation("remote_data of " + operation.id() + " is not the provider's record");
            }
        });
    }

    private static void unknownField(Trial trial) {
        PreparedAccount.Planted planted = trial.account().plantUnknownField();
        Walk<?> walk = trial.survey().walk(planted.list());
        Unified before = find(trial.survey().rows(walk), planted);
        Unified after = find(trial.all(walk, 100), planted);
        Map<String, ?> raw = object(after.remoteData(), planted.list());
        Expect.that(raw.containsKey(planted.field()), "remote_data of %s lost the new field", walk);
        Expect.equal(
                Likeness.read(planted.value()), raw.get(planted.field()), "the new field in remote_data of %s", walk);
        for (Shape.Field field : Shape.of(before.getClass()).fields()) {
            if (!field.name().equals("remote_data") && !holdsRecords(field)) {
                Expect.that(
                        Likeness.alike(Likeness.shown(field.in(before)), Likeness.shown(field.in(after))),
                        "%s of %s changes with a field that nobody has heard of",
                        field.name(),
                        walk);
            }
        }
    }

    /** Whether the field holds whole records, whose remote_data may have the new field too. */
    private static boolean holdsRecords(Shape.Field field) {
        return Unified.class.isAssignableFrom(field.valueClass());
    }

    private static void unknownWord(Trial trial) {
        PreparedAccount.Planted planted = trial.account().plantUnknownWord();
        for (Walk<?> walk : trial.survey().walks()) {
            try {
                trial.all(walk, 100);
            } catch (HirelayException e) {
                throw new Violation(walk + " fails for a word that nobody has heard of: " + Expect.name(e), e);
            }
        }
        Walk<?> walk = trial.survey().walk(planted.list());
        Unified record = find(trial.all(walk, 100), planted);
        Object value = Shape.of(record.getClass())
                .field(planted.field())
                .orElseThrow(() -> new Violation(walk + " has no field " + planted.field()))
                .in(record);
        Expect.that(
                value instanceof Optional<?> optional
                        && optional.orElse(null) instanceof Coded<?> coded
                        && coded.known().isEmpty(),
                "%s of %s should be a word of no list",
                planted.field(),
                walk);
        Expect.equal(
                planted.value(),
                ((Coded<?>) ((Optional<?>) value).get()).word(),
                "the word in %s of %s",
                planted.field(),
                walk);
    }

    private static Unified find(List<? extends Unified> rows, PreparedAccount.Planted planted) {
        return rows.stream()
                .filter(row -> row.id().toString().equals(planted.id()))
                .findFirst()
                .orElseThrow(() -> new Violation(
                        planted.list().id() + " does not list the record in which the fixture has planted something"));
    }
}
