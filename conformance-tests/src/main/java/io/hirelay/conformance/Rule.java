package io.hirelay.conformance;

import io.hirelay.operation.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One numbered rule and how it is tested.
 *
 * @param number never given to another rule, such as {@code ATS-PAGE-01}
 * @param kind whether a provider may have reasons not to keep it
 * @param sentence what a provider must do, as it stands in {@code RULES.md}
 * @param needs situations without which it cannot be tested
 * @param exempts why it says nothing about a provider; empty where it does
 * @param test throws {@link Violation} when it is broken
 */
record Rule(
        String number,
        Kind kind,
        String sentence,
        Set<Situation> needs,
        Function<Trial, Optional<String>> exempts,
        Test test) {
    /** How strict a rule is. */
    enum Kind {
        MUST,
        SHOULD
    }

    /** Looks whether a provider keeps the rule. */
    @FunctionalInterface
    interface Test {
        void run(Trial trial) throws Exception;
    }

    Rule {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sentence, "sentence");
        needs = Set.copyOf(needs);
        Objects.requireNonNull(exempts, "exempts");
        Objects.requireNonNull(test, "test");
    }

    static Rule must(String number, String sentence, Test test) {
        return new Rule(number, Kind.MUST, sentence, Set.of(), trial -> Optional.empty(), test);
    }

    static Rule should(String number, String sentence, Test test) {
        return new Rule(number, Kind.SHOULD, sentence, Set.of(), trial -> Optional.empty(), test);
    }

    /** The same rule, testable in these situations alone. */
    Rule needing(Situation first, Situation... others) {
        return new Rule(number, kind, sentence, EnumSet.of(first, others), exempts, test);
    }

    /** The same rule, saying nothing about some providers. */
    Rule unless(Function<Trial, Optional<String>> reason) {
        return new Rule(
                number, kind, sentence, needs, trial -> exempts.apply(trial).or(() -> reason.apply(trial)), test);
    }

    /** The same rule, saying nothing about providers that lack one of these operations. */
    Rule about(Operation<?, ?> first, Operation<?, ?>... others) {
        List<String> wanted = Stream.concat(Stream.of(first), Stream.of(others))
                .<String>map(Operation::id)
                .toList();
        return unless(trial -> without(trial, wanted));
    }

    private static Optional<String> without(Trial trial, List<String> wanted) {
        Set<String> supported = trial.provider().registrations().stream()
                .map(registration -> registration.operation().id())
                .collect(Collectors.toSet());
        return wanted.stream()
                .filter(operation -> !supported.contains(operation))
                .findFirst()
                .map(operation -> "the provider does not support " + operation);
    }

    /** How it is shown: number, kind and sentence. */
    String title() {
        return number + " " + kind + " " + sentence;
    }
}
