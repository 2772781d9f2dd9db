package io.hirelay.conformance;

import io.hirelay.spi.ProviderDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Holds one provider to every rule. Usually run by {@link ProviderConformanceTest}; from anywhere else, {@link #run} does
 * all of it.
 */
public final class Conformance implements AutoCloseable {
    /** A provider that hangs must not hang a build. */
    private static final Duration LONGEST_RULE = Duration.ofMinutes(3);

    private final ConformanceFixture fixture;
    private final ClassLoader classes;
    private final Survey survey;
    private final List<Result> results = new ArrayList<>();

    private Conformance(ConformanceFixture fixture, ClassLoader classes) {
        this.fixture = Objects.requireNonNull(fixture, "fixture");
        this.classes = Objects.requireNonNull(classes, "classes");
        this.survey = new Survey(fixture, classes);
    }

    static Conformance of(ConformanceFixture fixture, ClassLoader classes) {
        return new Conformance(fixture, classes);
    }

    /** Runs every rule and tells what came of each. */
    public static Report run(ConformanceFixture fixture) {
        try (Conformance conformance = of(fixture, fixture.getClass().getClassLoader())) {
            Rules.all().forEach(conformance::result);
            return conformance.report();
        }
    }

    /** Tries one rule; it is in the report then. */
    Result result(Rule rule) {
        return keep(notTestable(rule).orElseGet(() -> judged(rule)));
    }

    Result keep(Result result) {
        results.add(result);
        return result;
    }

    /** What is known without a try; empty for a rule that can be tested, or that lacks a reason why not. */
    Optional<Result> notTestable(Rule rule) {
        Map<Situation, String> without = fixture.cannotArrange();
        List<Situation> missing =
                rule.needs().stream().filter(without::containsKey).sorted().toList();
        if (missing.isEmpty()
                || missing.stream().anyMatch(situation -> without.get(situation).isBlank())) {
            return Optional.empty();
        }
        return Optional.of(of(
                rule,
                Result.Outcome.NOT_TESTABLE,
                missing.stream()
                        .map(situation -> situation + ": " + without.get(situation))
                        .collect(Collectors.joining("; ")),
                Optional.empty()));
    }

    private Result judged(Rule rule) {
        if (rule.needs().stream().anyMatch(fixture.cannotArrange()::containsKey)) {
            return of(
                    rule,
                    Result.Outcome.FAILED,
                    "the fixture cannot arrange what the rule needs, and does not say why: " + rule.needs(),
                    Optional.empty());
        }
        Result result = inTime(rule);
        String deviation = fixture.deviations().get(rule.number());
        if (deviation == null || rule.kind() == Rule.Kind.MUST) {
            return result;
        }
        return switch (result.outcome()) {
            case FAILED -> of(rule, Result.Outcome.DEVIATES, deviation, Optional.empty());
            case PASSED ->
                of(
                        rule,
                        Result.Outcome.FAILED,
                        "the rule is kept although the fixture calls it a deviation: take it out of deviations()",
                        Optional.empty());
            default -> result;
        };
    }

    private Result inTime(Rule rule) {
        ExecutorService one = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, rule.number());
            thread.setDaemon(true);
            thread.setContextClassLoader(classes);
            return thread;
        });
        Future<Result> future = one.submit(() -> tried(rule));
        try {
            return future.get(LONGEST_RULE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return of(rule, Result.Outcome.FAILED, "no end after " + LONGEST_RULE, Optional.of(e));
        } catch (ExecutionException e) {
            return of(rule, Result.Outcome.FAILED, String.valueOf(e.getCause()), Optional.of(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return of(rule, Result.Outcome.FAILED, "interrupted", Optional.of(e));
        } finally {
            one.shutdownNow();
        }
    }

    private Result tried(Rule rule) {
        try (Trial trial = new Trial(fixture, survey, classes)) {
            Optional<String> exempt = rule.exempts().apply(trial);
            if (exempt.isPresent()) {
                return of(rule, Result.Outcome.NOT_APPLICABLE, exempt.get(), Optional.empty());
            }
            rule.test().run(trial);
            return of(rule, Result.Outcome.PASSED, "", Optional.empty());
        } catch (Violation e) {
            return of(rule, Result.Outcome.FAILED, String.valueOf(e.getMessage()), Optional.of(e));
        } catch (Exception e) {
            return of(rule, Result.Outcome.FAILED, String.valueOf(e), Optional.of(e));
        }
    }

    private static Result of(Rule rule, Result.Outcome outcome, String detail, Optional<Throwable> failure) {
        return new Result(rule.number(), rule.kind().name(), rule.sentence(), outcome, detail, failure);
    }

    /** What came of all rules so far, and what the provider covers. */
    Report report() {
        ProviderDescriptor descriptor = survey.trial().provider().descriptor();
        Coverage coverage;
        try (Trial trial = new Trial(fixture, survey, classes)) {
            coverage = Coverage.of(trial);
        } catch (RuntimeException unreadable) {
            coverage = new Coverage(List.of()); // a provider that cannot be read covers nothing; a rule says why
        }
        return new Report(descriptor.id(), descriptor.label(), List.copyOf(results), coverage);
    }

    @Override
    public void close() {
        survey.close();
    }
}
