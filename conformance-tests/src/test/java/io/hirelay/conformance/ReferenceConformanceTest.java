package io.hirelay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.conformance.reference.ReferenceFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceConformanceTest {
    @Test
    void the_reference_provider_keeps_every_rule() {
        Report report = Conformance.run(new ReferenceFixture());
        assertEquals(
                List.of(),
                report.results().stream()
                        .filter(result -> result.outcome() != Result.Outcome.PASSED)
                        .map(result -> result.number() + " " + result.outcome() + " " + result.detail())
                        .toList());
        assertEquals(Rules.all().size(), report.results().size());
    }
}
