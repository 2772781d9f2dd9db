package io.hirelay.conformance;

import io.hirelay.conformance.reference.ReferenceFixture;
import io.hirelay.conformance.reference.Wire;
import io.hirelay.spi.AtsProvider;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The reference provider made wrong in one way.
 *
 * @param rule the number of the rule that must notice
 * @param what is wrong with it
 */
record Mutant(String rule, String what, ConformanceFixture fixture, ClassLoader classes) {
    static Mutant of(String rule, String what, Supplier<Interposed.Layer> layer) {
        return dressed(rule, what, provider -> Interposed.of(provider, layer.get()));
    }

    static Mutant dressed(String rule, String what, UnaryOperator<AtsProvider<?>> dressing) {
        return of(rule, what, wire -> wire, dressing);
    }

    static Mutant wired(String rule, String what, UnaryOperator<Wire> wiring) {
        return of(rule, what, wiring, provider -> provider);
    }

    static Mutant of(String rule, String what, UnaryOperator<Wire> wiring, UnaryOperator<AtsProvider<?>> dressing) {
        return new Mutant(rule, what, new ReferenceFixture(wiring, dressing), Mutant.class.getClassLoader());
    }

    /** What came of the rule that must notice. */
    Result tried() {
        try (Conformance conformance = Conformance.of(fixture, classes)) {
            return conformance.result(Rules.all().stream()
                    .filter(each -> each.number().equals(rule))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no rule " + rule)));
        }
    }

    @Override
    public String toString() {
        return rule + " notices that " + what;
    }
}
