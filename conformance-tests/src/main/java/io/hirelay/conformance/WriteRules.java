package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;

import io.hirelay.Write;
import io.hirelay.error.Failure;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.input.Deleted;
import io.hirelay.input.Inputs;
import io.hirelay.model.Change;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.spi.Plan;
import io.hirelay.spi.Registration;
import io.hirelay.spi.Written;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is written is what was sent, no more and no less. */
final class WriteRules {
    private WriteRules() {}

    static List<Rule> rules() {
        return List.of(
                must(
                                "ATS-WRITE-01",
                                "every write that is registered can be tried: the fixture has a sample of it, or says why not",
                                WriteRules::everyWriteIsTried)
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-02",
                                "every field of an input is taken or refused by name, never dropped: what is not refused,"
                                        + " a sample gives",
                                WriteRules::everyFieldIsTried)
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-03",
                                "what was written is read back under the id that was answered, with every field that was given",
                                trial -> each(trial, (own, sample) -> roundTrip(own, sample)))
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-04",
                                "a write says what it brought about: what is new was created, what was there was updated,"
                                        + " and accepted is what is done later",
                                trial -> each(trial, (own, sample) -> outcome(own, sample)))
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-05",
                                "a change touches nothing but the fields that it names",
                                trial -> each(trial, (own, sample) -> nothingElse(own, sample)))
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-06",
                                "what is added to a list that has it already is not there twice",
                                trial -> each(trial, (own, sample) -> addedOnce(own, sample)))
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-07",
                                "null empties a field and touches no other one, or is refused by the field's name",
                                trial -> each(trial, (own, sample) -> cleared(own, sample)))
                        .needing(Situation.WRITE_LOG)
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-08",
                                "an input that is wrong is an InvalidRequestException that names every field that is"
                                        + " wrong, and the provider is asked to change nothing",
                                WriteRules::wrong)
                        .needing(Situation.WRITE_LOG)
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-09",
                                "preparing a write changes nothing and plans the request: method, path and what would be sent",
                                trial -> each(trial, (own, sample) -> planned(own, sample)))
                        .needing(Situation.WRITE_LOG)
                        .unless(WriteRules::noWrites));
    }

    /** Looks at one sample in an account of its own. */
    interface Look {
        void at(Trial trial, Sample<?, ?> sample);
    }

    /** The same for one who has to know which sample it is. */
    interface NumberedLook {
        void at(Trial trial, int number, Sample<?, ?> sample);
    }

    static void each(Trial trial, Look look) {
        eachNumbered(trial, (own, number, sample) -> look.at(own, sample));
    }

    static void eachNumbered(Trial trial, NumberedLook look) {
        int samples = new Writing(trial).samples().size();
        for (int number = 0; number < samples; number++) {
            try (Trial own = trial.fresh()) {
                int current = number;
                Sample<?, ?> sample = new Writing(own).samples().get(number);
                told(sample, () -> look.at(own, current, sample));
            }
        }
    }

    /** A call that fails where it should not breaks the rule, and not the kit. */
    static void told(Object sample, Runnable look) {
        try {
            look.run();
        } catch (HirelayException e) {
            throw new Violation(
                    sample + " fails with " + Expect.name(e)
                            + e.failures().stream().map(Failure::field).toList(),
                    e);
        }
    }

    static Optional<String> noWrites(Trial trial) {
        return trial.survey().writes().isEmpty()
                ? Optional.of("the provider does not support any write")
                : Optional.empty();
    }

    private static void everyWriteIsTried(Trial trial) {
        Set<String> tried = trial.account().samples().stream()
                .map(sample -> sample.operation().id())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> registered = trial.survey().writes().stream()
                .map(write -> write.operation().id())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> excused = trial.fixture().unwritten();
        Set<String> untried = new TreeSet<>(registered);
        untried.removeAll(tried);
        untried.removeIf(write -> !excused.getOrDefault(write, "").isBlank());
        Expect.equal(Set.of(), untried, "registered writes that no sample tries");
        Set<String> inVain = new TreeSet<>(tried);
        inVain.removeAll(registered);
        Expect.equal(Set.of(), inVain, "writes that samples try and that are not registered");
        tried.retainAll(excused.keySet());
        Expect.equal(Set.of(), tried, "writes that are tried although the fixture says why not");
    }

    private static void everyFieldIsTried(Trial trial) {
        List<Sample<?, ?>> samples = new Writing(trial).samples();
        List<String> dropped = new ArrayList<>();
        List<String> outlived = new ArrayList<>();
        for (Registration.Writes<?, ?, ?> write : trial.survey().writes()) {
            String id = write.operation().id();
            Set<String> given = samples.stream()
                    .filter(sample -> sample.operation().id().equals(id))
                    .flatMap(sample -> sample.given().stream())
                    .map(Shape.Field::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (given.isEmpty()) {
                continue;
            }
            for (Shape.Field field : Shape.of(write.operation().input()).fields()) {
                String name = id + "." + field.name();
                boolean excused =
                        !trial.fixture().unwritten().getOrDefault(name, "").isBlank();
                boolean taken = given.contains(field.name());
                if (taken && excused) {
                    outlived.add(name);
                } else if (!taken && !excused && !isOurs(field) && !refuses(trial, write, field, samples)) {
                    dropped.add(name);
                }
            }
        }
        Expect.equal(List.of(), dropped, "fields that are not refused and that no sample gives");
        Expect.equal(List.of(), outlived, "fields that a sample gives although the fixture says why none does");
    }

    /** What the core alone decides on, and what every write takes. */
    private static boolean isOurs(Shape.Field field) {
        return field.name().equals("remote_data") || field.name().equals("on_duplicate") || isOwnId(field);
    }

    private static boolean isOwnId(Shape.Field field) {
        return field.name().equals("id") && field.arity() == Shape.Arity.OPTIONAL;
    }

    private static boolean refuses(
            Trial trial, Registration.Writes<?, ?, ?> write, Shape.Field field, List<Sample<?, ?>> samples) {
        if (!write.support().refused().containsKey(field.name())) {
            return false;
        }
        Optional<Object> words = words(field);
        if (words.isPresent()) {
            samples.stream()
                    .filter(each ->
                            each.operation().id().equals(write.operation().id()))
                    .forEach(sample -> refusesWith(trial, sample, field.name(), words.get()));
        }
        return true;
    }

    private static <I, O> void refusesWith(Trial trial, Sample<I, O> sample, String field, Object words) {
        I input = Writing.with(sample.input(), field, words);
        HirelayException refused = Expect.failure(
                () -> trial.connection().write(sample.operation(), input, trial.call()),
                sample.operation().id() + " with " + field + ", which it refuses",
                InvalidRequestException.class);
        Expect.that(
                refused.failures().stream().anyMatch(failure -> failure.field().equals(field)) || isWrongAnyway(input),
                "%s refuses %s and names something else",
                sample.operation().id(),
                field);
    }

    /** Some fields do not go together: then it is the core that names one of them. */
    private static boolean isWrongAnyway(Object input) {
        try {
            Inputs.check(input);
            return false;
        } catch (InvalidRequestException e) {
            return true;
        }
    }

    /** A value for a field that takes words; none for the others. */
    private static Optional<Object> words(Shape.Field field) {
        if (field.valueClass() == String.class) {
            return switch (field.arity()) {
                case OPTIONAL -> Optional.of(Optional.of("https://example.com/"));
                case LIST -> Optional.of(List.of("https://example.com/"));
                case ONE -> Optional.empty();
            };
        }
        boolean changesWords = field.valueType() instanceof ParameterizedType type
                && type.getRawType() == Change.class
                && type.getActualTypeArguments()[0] == String.class;
        return changesWords ? Optional.of(Change.set("words")) : Optional.empty();
    }

    private static <I, O> void roundTrip(Trial trial, Sample<I, O> sample) {
        Writing writing = new Writing(trial);
        Object before = writing.before(sample).orElse(null);
        writing.checkReadBack(sample, before, writing.run(sample));
    }

    private static <I, O> void outcome(Trial trial, Sample<I, O> sample) {
        Set<Written.Outcome> wanted = Writing.target(sample).isPresent()
                ? Set.of(Written.Outcome.UPDATED, Written.Outcome.ACCEPTED)
                : Set.of(Written.Outcome.CREATED, Written.Outcome.ACCEPTED);
        Written<O> written = new Writing(trial).run(sample);
        Written.Outcome found = written.outcome();
        Expect.that(
                wanted.contains(found) || found == Written.Outcome.UPDATED && wasThere(trial, sample, written),
                "%s says that it was %s",
                sample,
                found.word());
    }

    /** A new one may take the place of another, and its id. */
    private static <I, O> boolean wasThere(Trial trial, Sample<I, O> sample, Written<O> written) {
        if (!(written.value() instanceof Unified record)) {
            return false;
        }
        try (Trial before = trial.fresh()) {
            return new Writing(before).isThere(sample, record.id().toString());
        }
    }

    private static <I, O> void nothingElse(Trial trial, Sample<I, O> sample) {
        Writing writing = new Writing(trial);
        Optional<Object> before = writing.before(sample);
        if (before.isEmpty() || sample.operation().output() == Deleted.class) {
            return;
        }
        Object after = writing.after(sample, writing.run(sample));
        Set<String> touched = Told.different(before.get(), after);
        touched.removeAll(named(sample));
        Expect.equal(Set.of(), touched, "fields that %s does not name and that are otherwise now", sample);
    }

    /** The fields of the record that a sample names, and those that follow from them. */
    private static Set<String> named(Sample<?, ?> sample) {
        Set<String> named = new LinkedHashSet<>(sample.following());
        sample.given()
                .forEach(field -> named.add(Told.place(sample, field.name()).split("\\.")[0]));
        sample.expected().keySet().forEach(path -> named.add(path.split("\\.")[0]));
        named.addAll(
                switch (sample.operation().verb()) {
                    case "move-stage" -> Set.of("current_stage", "status", "hired_at");
                    case "reject", "unreject" ->
                        Set.of("status", "rejected_at", "reject_reason", "approvals", "approver");
                    case "approve" -> Set.of("status", "approvals", "approver");
                    default -> Set.of();
                });
        return named;
    }

    private static <I, O> void addedOnce(Trial trial, Sample<I, O> sample) {
        boolean adds = sample.given().stream().anyMatch(field -> field.name().endsWith("_add"));
        if (!adds) {
            return;
        }
        Writing writing = new Writing(trial);
        Object before = writing.before(sample).orElse(null);
        writing.run(sample);
        writing.checkReadBack(sample, before, writing.run(sample));
    }

    /** Whatever a sample sets can be cleared as well; one field at a time. */
    private static <I, O> void cleared(Trial trial, Sample<I, O> sample) {
        for (Shape.Field field : sample.given()) {
            if (field.in(sample.input()) instanceof Change.Set<?>) {
                try (Trial own = trial.fresh()) {
                    cleared(own, alone(sample, field.name()), field.name());
                }
            }
        }
    }

    /** The same sample with this field cleared and every other change left out. */
    private static <I, O> Sample<I, O> alone(Sample<I, O> sample, String name) {
        I input = sample.input();
        for (Shape.Field field : sample.given()) {
            if (field.valueClass() == Change.class) {
                input = Writing.with(input, field.name(), field.name().equals(name) ? Change.clear() : Change.keep());
            } else if (field.arity() == Shape.Arity.LIST) {
                input = Writing.with(input, field.name(), List.of());
            }
        }
        return sample.about(input);
    }

    private static <I, O> void cleared(Trial trial, Sample<I, O> sample, String field) {
        Writing writing = new Writing(trial);
        Optional<Object> before = writing.before(sample);
        Written<O> written;
        int attempts = writing.attempts();
        try {
            written = writing.run(sample);
        } catch (InvalidRequestException e) {
            Expect.that(
                    e.failures().stream().anyMatch(failure -> failure.field().equals(field)),
                    "%s refuses to clear %s and names something else",
                    sample.operation().id(),
                    field);
            Expect.equal(attempts, writing.attempts(), "requests to change something sent for a clear that is refused");
            return;
        }
        Object after = writing.after(sample, written);
        if (!sample.unseen().containsKey(field)) {
            Expect.that(
                    Told.isEmptyAt(after, Told.place(sample, field)),
                    "%s clears %s, which still tells something",
                    sample.operation().id(),
                    field);
        }
        before.ifPresent(record -> {
            Set<String> touched = Told.different(record, after);
            touched.removeAll(named(sample));
            Expect.equal(Set.of(), touched, "fields that clearing %s of %s has touched", field, sample);
        });
    }

    private static void wrong(Trial trial) {
        List<Refused<?, ?>> all = trial.account().refused().stream()
                .filter(each ->
                        new Writing(trial).registration(each.operation().id()).isPresent())
                .toList();
        Expect.that(!all.isEmpty(), "the fixture names nothing that the provider has to refuse");
        all.forEach(each -> wrong(trial, each));
    }

    private static <I, O> void wrong(Trial trial, Refused<I, O> each) {
        InvalidRequestException refused = new Writing(trial)
                .refused(
                        each.toString(),
                        InvalidRequestException.class,
                        () -> trial.connection().write(each.operation(), each.input(), trial.call()));
        Set<String> named =
                refused.failures().stream().map(Failure::field).collect(Collectors.toCollection(TreeSet::new));
        Expect.equal(new TreeSet<>(each.fields()), named, "the fields that a refusal of %s names", each);
    }

    private static <I, O> void planned(Trial trial, Sample<I, O> sample) {
        Writing writing = new Writing(trial);
        Optional<Object> before = writing.before(sample);
        try (Write<O> write = trial.connection().prepare(sample.operation(), sample.input(), trial.call())) {
            Plan plan = write.plan();
            Expect.that(
                    !plan.method().isBlank() && !plan.path().isBlank(), "the plan of %s has no method or path", sample);
            write.baseline();
        }
        Expect.equal(0, writing.attempts(), "requests to change something sent by preparing %s", sample);
        before.ifPresent(record -> Expect.that(
                Told.different(record, writing.before(sample).orElseThrow()).isEmpty(),
                "preparing %s has changed the record",
                sample));
    }
}
