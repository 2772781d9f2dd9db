package io.hirelay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A kit that has never been seen to fail proves nothing: for each rule, one provider that breaks it is caught. */
class MutationsTest {
    static Stream<Mutant> mutants() {
        return Stream.of(
                        HostMutants.all(),
                        ListMutants.all(),
                        DataMutants.all(),
                        FailureMutants.all(),
                        WriteMutants.all(),
                        NativeMutants.all(),
                        RosterMutants.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void is_noticed(Mutant mutant) {
        Result result = mutant.tried();
        assertEquals(Result.Outcome.FAILED, result.outcome(), result.detail());
        assertInstanceOf(
                Violation.class, result.failure().orElseThrow(), "the rule itself has to notice: " + result.detail());
    }

    @Test
    void every_rule_has_one() {
        assertEquals(
                Rules.all().stream().map(Rule::number).sorted().toList(),
                mutants().map(Mutant::rule).sorted().toList());
    }
}
