package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;

import io.hirelay.Connection;
import io.hirelay.Write;
import io.hirelay.conformance.PreparedAccount.Attempt;
import io.hirelay.error.Failure;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.json.Json;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.model.Shape;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Resource;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Plan;
import io.hirelay.spi.Registration;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In whose name it is written, and what comes in with it. */
final class ActorRules {
    private ActorRules() {}

    private static final Json JSON = new Json();
    private static final String WORD = "said_by_the_kit";
    private static final String OWN_WORDS = "{\"" + WORD + "\":{\"deep\":[1,true,\"words\"]}}";

    static List<Rule> rules() {
        return List.of(
                must(
                                "ATS-WRITE-16",
                                "a write is made in the name of the user whom the call names, in every form of the id",
                                ActorRules::named)
                        .needing(Situation.WRITE_LOG, Situation.ACTING_USERS)
                        .unless(ActorRules::nobodyActs),
                must(
                                "ATS-WRITE-17",
                                "where the call names nobody a write is made in the name of the connection's default user,"
                                        + " else of one who is chosen once and told to the host",
                                ActorRules::defaults)
                        .needing(Situation.WRITE_LOG, Situation.ACTING_USERS)
                        .unless(ActorRules::nobodyActs),
                must(
                                "ATS-WRITE-18",
                                "a user who is unknown or may not act is refused by the name user_id, and nothing is changed",
                                ActorRules::refused)
                        .needing(Situation.WRITE_LOG, Situation.ACTING_USERS)
                        .unless(ActorRules::nobodyActs),
                must(
                                "ATS-WRITE-19",
                                "every form of an id that people have at hand is taken in a write, with blanks around it too",
                                trial -> WriteRules.each(trial, ActorRules::everyForm))
                        .needing(Situation.OTHER_FORMS)
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-20",
                                "remote_data of an input reaches the provider as it is, or is refused by its name",
                                ActorRules::ownWords)
                        .needing(Situation.WRITE_LOG)
                        .unless(WriteRules::noWrites));
    }

    private static Optional<String> nobodyActs(Trial trial) {
        return trial.survey().writes().stream()
                        .noneMatch(write -> write.support().actsAsUser())
                ? Optional.of("the provider writes in nobody's name")
                : Optional.empty();
    }

    /** Numbers of the samples of writes that need somebody to act. */
    private static List<Integer> acting(Trial trial) {
        Writing writing = new Writing(trial);
        List<Sample<?, ?>> samples = writing.samples();
        List<Integer> acting = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < samples.size(); i++) {
            Registration.Writes<?, ?, ?> write =
                    writing.registration(samples.get(i).operation().id()).orElseThrow();
            if (write.support().actsAsUser() && seen.add(write.operation().id())) {
                acting.add(i);
            }
        }
        Expect.that(!acting.isEmpty(), "no sample tries a write that is made in somebody's name");
        return acting;
    }

    private static void named(Trial trial) {
        List<String> forms = trial.account().actors().forms();
        int told = 0;
        for (int number : acting(trial)) {
            for (String form : forms) {
                try (Trial own = trial.fresh()) {
                    Sample<?, ?> sample = new Writing(own).samples().get(number);
                    CallContext call = own.call().actingAs(form);
                    WriteRules.told(sample, () -> new Writing(own).run(own.connection(), sample, call));
                    told += by(own, forms.get(0), sample, "the user whom the call names");
                }
            }
        }
        Expect.that(told > 0, "no attempt tells in whose name it came: the fixture has to");
    }

    /** How many attempts tell in whose name they came; all of them have to tell this one. */
    private static int by(Trial trial, String user, Sample<?, ?> sample, String whose) {
        List<String> actors = trial.account().attempts().stream()
                .flatMap(attempt -> attempt.actor().stream())
                .toList();
        for (String actor : actors) {
            Expect.equal(user, actor, "in whose name %s is made instead of %s", sample, whose);
        }
        return actors.size();
    }

    private static void defaults(Trial trial) {
        String user = trial.account().actors().other();
        int told = 0;
        for (int number : acting(trial)) {
            try (Trial own = trial.fresh()) {
                Sample<?, ?> sample = new Writing(own).samples().get(number);
                Connection connection = own.another(withDefault(own.account().connection(), user));
                WriteRules.told(sample, () -> new Writing(own).run(connection, sample, own.call()));
                told += by(own, user, sample, "the connection's default user");
            }
            chosen(trial, number);
        }
        Expect.that(told > 0, "no attempt tells in whose name it came: the fixture has to");
    }

    private static void chosen(Trial trial, int number) {
        try (Trial own = trial.fresh()) {
            Sample<?, ?> sample = new Writing(own).samples().get(number);
            List<String> chosen = new ArrayList<>();
            Connection connection =
                    own.another(withDefault(own.account().connection(), null).whenUserChosen(chosen::add));
            WriteRules.told(sample, () -> {
                prepare(own, connection, sample);
                new Writing(own).run(connection, sample, own.call());
            });
            Expect.that(chosen.size() <= 1, "a user is chosen %s times for one connection", chosen.size());
            chosen.forEach(user -> by(own, user, sample, "the user who was chosen"));
        }
    }

    private static <I, O> void prepare(Trial trial, Connection connection, Sample<I, O> sample) {
        connection.prepare(sample.operation(), sample.input(), trial.call()).close();
    }

    private static ConnectionConfig withDefault(ConnectionConfig config, @Nullable String user) {
        return new ConnectionConfig(
                config.provider(),
                config.name(),
                config.settings(),
                config.credential(),
                Optional.ofNullable(user),
                config.userChosen());
    }

    private static void refused(Trial trial) {
        PreparedAccount.Actors actors = trial.account().actors();
        for (int number : acting(trial)) {
            Sample<?, ?> sample = new Writing(trial).samples().get(number);
            List<String> wrong = new ArrayList<>(actors.inactive());
            wrong.addAll(actors.outsiders()
                    .getOrDefault(sample.operation().resource().model(), List.of()));
            wrong.add(actors.unknown());
            for (String user : wrong) {
                InvalidRequestException refused = new Writing(trial)
                        .refused(
                                sample + " in the name of somebody who may not act",
                                InvalidRequestException.class,
                                () -> new Writing(trial)
                                        .run(
                                                trial.connection(),
                                                sample,
                                                trial.call().actingAs(user)));
                Expect.equal(
                        List.of("user_id"),
                        refused.failures().stream().map(Failure::field).toList(),
                        "the fields that a refusal of whoever may not act names");
            }
        }
    }

    private static <I, O> void everyForm(Trial trial, Sample<I, O> sample) {
        Plan canonical = plan(trial, sample);
        for (Shape.Field field : sample.given()) {
            for (Map.Entry<String, I> other : others(trial, sample, field).entrySet()) {
                Plan plan = plan(trial, sample.about(other.getValue()));
                Expect.that(
                        canonical.method().equals(plan.method())
                                && canonical.path().equals(plan.path())
                                && Likeness.alike(shown(canonical), shown(plan)),
                        "%s plans another request with another form of %s",
                        sample,
                        field.name());
            }
        }
    }

    private static @Nullable Object shown(Plan plan) {
        return JSON.read(JSON.write(plan.body()));
    }

    private static <I, O> Plan plan(Trial trial, Sample<I, O> sample) {
        try (Write<O> write = trial.connection().prepare(sample.operation(), sample.input(), trial.call())) {
            return write.plan();
        }
    }

    /** The inputs that mean the same, by the form of the id in this field. */
    private static <I, O> Map<String, I> others(Trial trial, Sample<I, O> sample, Shape.Field field) {
        Map<String, I> others = new LinkedHashMap<>();
        Object value = field.in(sample.input());
        Object bare = value instanceof Optional<?> perhaps ? perhaps.orElseThrow() : value;
        Optional<Resource<?>> resource = References.resourceOf(
                field.valueType() instanceof ParameterizedType type ? type.getActualTypeArguments()[0] : null);
        Optional<String> named = resource.isEmpty() ? Optional.empty() : id(bare);
        if (named.isEmpty()) {
            return others;
        }
        String id = named.get();
        Set<String> forms = new LinkedHashSet<>(trial.account().otherForms(resource.orElseThrow(), id));
        forms.add(" " + id + "  ");
        for (String form : forms) {
            Object other = bare instanceof Ref<?>
                    ? Ref.to(form)
                    : bare instanceof NamedRef<?>
                            ? new NamedRef<>(Optional.of(Id.of(form)), Optional.empty())
                            : Id.of(form);
            others.put(
                    form,
                    Writing.with(
                            sample.input(), field.name(), value instanceof Optional<?> ? Optional.of(other) : other));
        }
        return others;
    }

    private static Optional<String> id(Object reference) {
        return reference instanceof Id<?> id
                ? Optional.of(id.value())
                : reference instanceof Ref<?> ref
                        ? Optional.of(ref.id().value())
                        : reference instanceof NamedRef<?> named ? named.id().map(Id::value) : Optional.empty();
    }

    private static void ownWords(Trial trial) {
        int told = 0;
        int samples = new Writing(trial).samples().size();
        for (int number = 0; number < samples; number++) {
            try (Trial own = trial.fresh()) {
                Sample<?, ?> sample = new Writing(own).samples().get(number);
                told += ownWords(own, sample);
            }
        }
        Expect.that(told > 0, "no attempt tells its body: the fixture has to");
    }

    private static <I, O> int ownWords(Trial trial, Sample<I, O> sample) {
        I input = Writing.with(sample.input(), "remote_data", RawJson.of(OWN_WORDS));
        try {
            new Writing(trial).run(sample.about(input));
        } catch (InvalidRequestException e) {
            Expect.equal(
                    List.of("remote_data"),
                    e.failures().stream().map(Failure::field).toList(),
                    "the fields that %s with remote_data is refused for",
                    sample);
            return 0;
        } catch (HirelayException e) {
            throw new Violation(sample + " with remote_data fails with " + Expect.name(e), e);
        }
        List<String> bodies = trial.account().attempts().stream()
                .map(Attempt::body)
                .flatMap(Optional::stream)
                .toList();
        boolean reached = bodies.stream()
                .anyMatch(body -> Likeness.read(body) instanceof Map<?, ?> sent
                        && Likeness.alike(sent.get(WORD), ((Map<?, ?>) Likeness.read(OWN_WORDS)).get(WORD)));
        Expect.that(reached || bodies.isEmpty(), "remote_data of %s does not reach the provider", sample);
        return bodies.size();
    }
}
