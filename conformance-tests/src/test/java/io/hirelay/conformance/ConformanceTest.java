package io.hirelay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.conformance.Result.Outcome;
import io.hirelay.conformance.reference.ReferenceFixture;
import io.hirelay.operation.Ats;
import io.hirelay.operation.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConformanceTest {
    /** The reference fixture, with less to say or more to excuse. */
    private record Excused(
            ConformanceFixture fixture,
            Map<Situation, String> cannotArrange,
            Map<String, String> deviations,
            Map<String, String> unseenFields)
            implements ConformanceFixture {
        @Override
        public String provider() {
            return fixture.provider();
        }

        @Override
        public PreparedAccount prepare() {
            return fixture.prepare();
        }
    }

    private static Result result(String rule, ConformanceFixture fixture) {
        return new Mutant(rule, "", fixture, ConformanceTest.class.getClassLoader()).tried();
    }

    private static ConformanceFixture excused(
            ConformanceFixture fixture, Map<Situation, String> cannot, Map<String, String> deviations) {
        return new Excused(fixture, cannot, deviations, Map.of());
    }

    private static ConformanceFixture mutantOf(String rule) {
        return MutationsTest.mutants()
                .filter(mutant -> mutant.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .fixture();
    }

    @Test
    void the_reference_provider_keeps_every_rule() {
        Report report = Conformance.run(new ReferenceFixture());
        assertEquals(
                List.of(),
                report.results().stream()
                        .filter(result -> result.outcome() != Outcome.PASSED)
                        .map(result -> result.title() + " " + result.outcome() + " " + result.detail())
                        .toList());
        assertEquals(Rules.all().size(), report.results().size());
        assertTrue(report.passed());

        String html = report.html();
        Rules.all().forEach(rule -> assertTrue(html.contains("id=\"" + rule.number() + "\""), rule.number()));
        assertTrue(html.contains("expand=profile (1 a record)"), "what expand costs");
        assertFalse(html.contains("http"), "it needs nothing from elsewhere");
    }

    @Test
    void what_cannot_be_arranged_is_not_testable_and_says_why() {
        Result result = result(
                "ATS-PAGE-06",
                excused(new ReferenceFixture(), Map.of(Situation.EXPIRED_CURSOR, "they last for ever"), Map.of()));
        assertEquals(Outcome.NOT_TESTABLE, result.outcome());
        assertEquals("EXPIRED_CURSOR: they last for ever", result.detail());
    }

    @Test
    void what_cannot_be_arranged_for_no_reason_fails() {
        Result result =
                result("ATS-PAGE-06", excused(new ReferenceFixture(), Map.of(Situation.EXPIRED_CURSOR, " "), Map.of()));
        assertEquals(Outcome.FAILED, result.outcome());
    }

    @Test
    void a_SHOULD_may_be_left_for_a_reason_that_holds() {
        Map<String, String> reason = Map.of("ATS-LOAD-06", "lists are written by another team");
        Result result = result("ATS-LOAD-06", excused(mutantOf("ATS-LOAD-06"), Map.of(), reason));
        assertEquals(Outcome.DEVIATES, result.outcome());
        assertEquals("lists are written by another team", result.detail());

        assertEquals(
                Outcome.FAILED,
                result("ATS-LOAD-06", excused(new ReferenceFixture(), Map.of(), reason))
                        .outcome(),
                "the reason no longer holds");
    }

    @Test
    void a_MUST_may_not() {
        Map<String, String> reason = Map.of("ATS-LOAD-01", "too much work");
        assertEquals(
                Outcome.FAILED,
                result("ATS-LOAD-01", excused(mutantOf("ATS-LOAD-01"), Map.of(), reason))
                        .outcome());
    }

    @Test
    void a_field_may_be_unseen_for_a_reason_that_holds() {
        Map<String, String> reason = Map.of("ats.job_interview_stages.list.position", "plans are flat here");
        assertEquals(
                Outcome.PASSED,
                result("ATS-LOAD-07", new Excused(mutantOf("ATS-LOAD-07"), Map.of(), Map.of(), reason))
                        .outcome());
        assertEquals(
                Outcome.FAILED,
                result("ATS-LOAD-07", new Excused(new ReferenceFixture(), Map.of(), Map.of(), reason))
                        .outcome());
    }

    @Test
    void a_rule_that_says_nothing_about_a_provider_is_not_applicable() {
        ConformanceFixture thin = new ReferenceFixture(
                wire -> wire,
                provider -> Interposed.of(provider, new Interposed.Layer() {
                    @Override
                    public boolean offers(Operation<?, ?> operation) {
                        return operation.equals(Ats.TAGS_LIST);
                    }
                }));
        Result result = result("ATS-LOAD-05", thin);
        assertEquals(Outcome.NOT_APPLICABLE, result.outcome());
        assertEquals("none of its lists can be expanded", result.detail());
    }

    @Test
    void the_report_shows_what_failed_as_text() {
        Result broken = new Result(
                "ATS-X-01",
                "MUST",
                "a <b> & \"c\"",
                Outcome.FAILED,
                "<script>",
                Optional.of(new Violation("<script>")));
        String html = new Report("p", "P", List.of(broken), new Coverage(List.of())).html();
        assertTrue(html.contains("a &lt;b&gt; &amp; &quot;c&quot;"), html);
        assertFalse(html.contains("<script>"));
        assertTrue(html.contains("breaks rules"));
    }
}
