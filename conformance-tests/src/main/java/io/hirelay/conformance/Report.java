package io.hirelay.conformance;

import java.util.List;
import java.util.Objects;

/**
 * What came of holding a provider to the rules.
 *
 * @param provider its id
 * @param label what people call it
 */
public record Report(String provider, String label, List<Result> results, Coverage coverage) {
    public Report {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(label, "label");
        results = List.copyOf(results);
        Objects.requireNonNull(coverage, "coverage");
    }

    /** The rules that came out this way. */
    public List<Result> with(Result.Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).toList();
    }

    /** Whether no rule is broken. */
    public boolean passed() {
        return with(Result.Outcome.FAILED).isEmpty();
    }

    /** The report as one HTML page that needs nothing else. */
    public String html() {
        return new HtmlReport(this).page();
    }
}
