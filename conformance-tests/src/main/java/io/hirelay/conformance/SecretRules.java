package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;

import io.hirelay.error.HirelayException;
import io.hirelay.model.Candidate;
import io.hirelay.model.Change;
import io.hirelay.model.Employee;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.operation.Ats;
import io.hirelay.operation.Hris;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.Session;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must never be read where people read. */
final class SecretRules {
    private SecretRules() {}

    static List<Rule> rules() {
        return List.of(
                must(
                        "ATS-SECRET-01",
                        "no failure shows the credential: not its message, not its causes, not its stack trace",
                        SecretRules::failures),
                must(
                        "ATS-SECRET-02",
                        "nothing that can be printed by mistake shows the credential",
                        SecretRules::prints),
                must(
                                "ATS-SECRET-03",
                                "no log line, at any level, shows the credential",
                                trial -> logged(trial, secrets(trial.account().connection()), "the credential"))
                        .needing(Situation.LOG_LINES),
                must(
                                "ATS-SECRET-04",
                                "no log line, at any level, shows the name or the e-mail address of a candidate or an employee",
                                trial -> logged(trial, personal(trial), "somebody's name or address"))
                        .needing(Situation.LOG_LINES),
                must(
                                "ATS-SECRET-05",
                                "no failure of a write shows the credential or what is personal in what was sent",
                                trial -> WriteRules.each(trial, SecretRules::failuresOfWrites))
                        .needing(Situation.SERVER_ERROR)
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-SECRET-06",
                                "no log line of a write, at any level, shows the credential or what is personal in what was"
                                        + " sent",
                                trial -> WriteRules.each(trial, SecretRules::loggedWrites))
                        .needing(Situation.LOG_LINES)
                        .unless(WriteRules::noWrites));
    }

    /** What is personal in an input, as far as it is long enough to be told from anything else. */
    private static Set<String> personal(Sample<?, ?> sample) {
        Set<String> personal = new LinkedHashSet<>();
        sample.given().stream()
                .filter(Shape.Field::personal)
                .forEach(field -> texts(field.in(sample.input()), personal));
        personal.removeIf(value -> value.length() < 6);
        return personal;
    }

    private static void texts(Object value, Set<String> texts) {
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof Optional<?> perhaps) {
            perhaps.ifPresent(present -> texts(present, texts));
        } else if (value instanceof Change.Set<?> set) {
            texts(set.value(), texts);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> texts(item, texts));
        } else if (value instanceof Record record
                && Modifier.isPublic(record.getClass().getModifiers())) {
            Shape.of(record.getClass()).fields().forEach(field -> texts(field.in(record), texts));
        }
    }

    private static void failuresOfWrites(Trial trial, Sample<?, ?> sample) {
        Set<String> canaries = secrets(trial.account().connection());
        canaries.addAll(personal(sample));
        for (HirelayException failure : provokeWrites(trial, sample)) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            String all = trace + failure.toString() + failure.failures();
            Expect.that(
                    canaries.stream().noneMatch(all::contains),
                    "a failure of %s shows what it must not: %s",
                    sample,
                    Expect.name(failure));
        }
    }

    /** The write as it fails for everything that the fixture can arrange, and once more when it is done. */
    private static List<HirelayException> provokeWrites(Trial trial, Sample<?, ?> sample) {
        List<HirelayException> failures = new ArrayList<>();
        for (Situation fault : List.of(
                Situation.SERVER_ERROR, Situation.WEB_PAGE, Situation.MALFORMED_JSON, Situation.RATE_LIMIT_WITH_TIME)) {
            if (trial.can(fault)) {
                trial.account().befall(fault, 5);
                attempt(trial, sample).ifPresent(failures::add);
                attempt(trial, sample).ifPresent(failures::add); // what is left of the fault
            }
        }
        attempt(trial, sample).ifPresent(failures::add);
        if (trial.can(Situation.REVOKED_CREDENTIAL)) {
            trial.account().revokeCredential();
            attempt(trial, sample).ifPresent(failures::add);
        }
        return failures;
    }

    private static Optional<HirelayException> attempt(Trial trial, Sample<?, ?> sample) {
        try {
            new Writing(trial).run(sample);
            return Optional.empty();
        } catch (HirelayException e) {
            return Optional.of(e);
        }
    }

    private static void loggedWrites(Trial trial, Sample<?, ?> sample) {
        Set<String> canaries = secrets(trial.account().connection());
        canaries.addAll(personal(sample));
        List<String> lines = trial.account().logged(() -> {
            attempt(trial, sample);
            provokeWrites(trial, sample);
        });
        for (String line : lines) {
            Expect.that(canaries.stream().noneMatch(line::contains), "a log line of %s shows what it must not", sample);
        }
    }

    /** The credential in the forms in which it could be met. */
    private static Set<String> secrets(ConnectionConfig config) {
        Set<String> secrets = new LinkedHashSet<>();
        Credential credential = config.credential().current();
        if (credential instanceof Credential.ApiKey key) {
            secrets.add(key.token());
            secrets.add(base64(key.token()));
            secrets.add(base64(key.token() + ":"));
        } else if (credential instanceof Credential.AccessToken token) {
            secrets.add(token.token());
        } else if (credential instanceof Credential.Basic basic) {
            secrets.add(basic.user());
            secrets.add(basic.password());
            secrets.add(base64(basic.user() + ":" + basic.password()));
        }
        secrets.removeIf(secret -> secret.length() < 4);
        return secrets;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Set<String> personal(Trial trial) {
        Set<String> personal = new LinkedHashSet<>();
        for (Walk<?> walk : trial.survey().walks()) {
            if (walk.operation().resource().id().equals(Ats.CANDIDATES.id())) {
                for (Unified row : trial.survey().sample(walk, 40)) {
                    Candidate candidate = (Candidate) row;
                    candidate.name().ifPresent(personal::add);
                    candidate.emails().forEach(email -> email.email().ifPresent(personal::add));
                }
            }
            if (walk.operation().resource().id().equals(Hris.EMPLOYEES.id())) {
                for (Unified row : trial.survey().sample(walk, 40)) {
                    Employee employee = (Employee) row;
                    employee.name().ifPresent(personal::add);
                    employee.emails().forEach(email -> email.email().ifPresent(personal::add));
                }
            }
        }
        personal.removeIf(value -> value.length() < 6);
        return personal;
    }

    private static void failures(Trial trial) {
        Set<String> secrets = secrets(trial.account().connection());
        for (HirelayException failure : provoke(trial)) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            String all = trace + failure.toString() + failure.failures() + failure.providerFailure();
            Expect.that(
                    secrets.stream().noneMatch(all::contains),
                    "a failure shows the credential: %s",
                    Expect.name(failure));
        }
    }

    /** Every failure that the fixture can arrange. */
    private static List<HirelayException> provoke(Trial trial) {
        Walk<?> walk = trial.survey().longest();
        List<HirelayException> failures = new ArrayList<>();
        for (Situation fault : Situation.values()) {
            boolean quick = fault != Situation.SLOW_ANSWER && fault != Situation.SILENCE;
            if (fault.isFault() && quick && trial.can(fault)) {
                trial.account().befall(fault, 6);
                failures.addAll(attempt(trial, walk));
                failures.addAll(attempt(trial, walk)); // what is left of the fault
            }
        }
        if (trial.can(Situation.REVOKED_CREDENTIAL)) {
            trial.account().revokeCredential();
            failures.addAll(attempt(trial, walk));
        }
        return failures;
    }

    private static <T extends Unified> List<HirelayException> attempt(Trial trial, Walk<T> walk) {
        try {
            trial.page(walk, walk.request().limit(5));
            return List.of();
        } catch (HirelayException e) {
            return List.of(e);
        }
    }

    private static void prints(Trial trial) {
        ConnectionConfig config = trial.account().connection();
        List<Object> printed = new ArrayList<>(List.of(
                config,
                config.credential().current(),
                config.credential(),
                trial.connection(),
                trial.provider(),
                trial.provider().descriptor(),
                trial.account().provider()));
        printed.addAll(trial.provider().registrations());
        printed.add(session(trial, trial.account().provider()));
        Walk<?> walk = trial.survey().longest();
        trial.page(walk, 2).next().ifPresent(cursor -> {
            printed.add(cursor);
            printed.add(cursor.token());
        });
        Set<String> secrets = secrets(config);
        for (Object each : printed) {
            String text = each.toString();
            Expect.that(
                    secrets.stream().noneMatch(text::contains),
                    "%s shows the credential when it is printed",
                    each.getClass().getName());
        }
    }

    private static <S extends Session> S session(Trial trial, AtsProvider<S> provider) {
        return provider.open(trial.account().connection(), trial.context());
    }

    private static void logged(Trial trial, Set<String> canaries, String what) {
        Expect.that(!canaries.isEmpty(), "the account has nothing to look for: %s", what);
        List<String> lines = trial.account().logged(() -> {
            for (Walk<?> walk : trial.survey().walks()) {
                trial.page(walk, 20);
                walkOne(trial, walk);
            }
            provoke(trial);
        });
        for (String line : lines) {
            Expect.that(canaries.stream().noneMatch(line::contains), "a log line shows %s", what);
        }
    }

    private static <T extends Unified> void walkOne(Trial trial, Walk<T> walk) {
        trial.survey()
                .getOf(walk)
                .ifPresent(get -> trial.survey()
                        .sample(walk, 2)
                        .forEach(row -> get.of(trial, row.id().toString())));
    }
}
