package io.hirelay.conformance;

import io.hirelay.conformance.Result.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;

/** Writes a {@link Report} as one page of HTML, with nothing from elsewhere. */
final class HtmlReport {
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #8884; --soft: #8881; }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
            h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; }
            .sum { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
            .sum li { border: 1px solid var(--line); border-radius: .4rem; padding: .2rem .8rem; }
            table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
            th { background: var(--soft); position: sticky; top: 0; }
            td.n { white-space: nowrap; font-variant-numeric: tabular-nums; }
            .passed { color: #1a7f37; } .failed { color: #cf222e; font-weight: bold; }
            .deviates, .not_testable { color: #9a6700; } .not_applicable, .no { opacity: .6; }
            pre { overflow-x: auto; font-size: 12px; background: var(--soft); padding: .6rem; }
            details summary { cursor: pointer; padding: .3rem 0; }
            @media (prefers-color-scheme: dark) {
              .passed { color: #3fb950; } .failed { color: #f85149; } .deviates, .not_testable { color: #d29922; }
            }
            """;

    private final Report report;
    private final StringBuilder html = new StringBuilder();

    HtmlReport(Report report) {
        this.report = report;
    }

    String page() {
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>Conformance of ");
        text(report.label());
        html.append("</title><style>").append(STYLE).append("</style></head><body>\n<h1>Conformance of ");
        text(report.label());
        html.append("</h1><p>Provider <code>");
        text(report.provider());
        html.append("</code>: <strong class=\"")
                .append(report.passed() ? "passed\">keeps every rule it can be held to" : "failed\">breaks rules")
                .append("</strong></p>\n<ul class=\"sum\">");
        for (Outcome outcome : Outcome.values()) {
            int rules = report.with(outcome).size();
            html.append("<li class=\"")
                    .append(rules == 0 ? "no" : style(outcome))
                    .append("\">")
                    .append(rules)
                    .append(' ')
                    .append(words(outcome))
                    .append("</li>");
        }
        html.append("</ul>\n");
        rules();
        overview();
        fields();
        return html.append("</body></html>\n").toString();
    }

    private void rules() {
        html.append("<h2>Rules</h2>\n<table><thead><tr><th>Rule</th><th>Kind</th><th>Sentence</th>")
                .append("<th>Result</th></tr></thead><tbody>\n");
        for (Result result : report.results()) {
            html.append("<tr id=\"").append(result.number()).append("\"><td class=\"n\">");
            text(result.number());
            html.append("</td><td>").append(result.kind()).append("</td><td>");
            text(result.sentence());
            if (!result.detail().isEmpty()) {
                html.append("<br><em>");
                text(result.detail());
                html.append("</em>");
            }
            result.failure().ifPresent(this::trace);
            html.append("</td><td class=\"n ")
                    .append(style(result.outcome()))
                    .append("\">")
                    .append(words(result.outcome()))
                    .append("</td></tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    private void trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        html.append("<details><summary>Where</summary><pre>");
        text(trace.toString());
        html.append("</pre></details>");
    }

    private void overview() {
        html.append("<h2>Coverage</h2>\n<p>Every operation of the catalogue; fields and filters as the provider")
                .append(" declares them, with the records of the prepared account that had a value.</p>\n")
                .append("<table><thead><tr><th>Operation</th><th>Supported</th><th>Records seen</th>")
                .append("<th>Fields with a value</th><th>Filters</th></tr></thead><tbody>\n");
        for (Coverage.Entry operation : report.coverage().operations()) {
            html.append(operation.supported() ? "<tr><td class=\"n\">" : "<tr class=\"no\"><td class=\"n\">");
            text(operation.id());
            html.append("</td><td>")
                    .append(operation.supported() ? "yes" : "no")
                    .append("</td><td>");
            if (operation.supported()) {
                html.append(operation.records());
            }
            html.append("</td><td>");
            if (operation.supported()) {
                html.append(operation.fields().stream()
                                .filter(field -> field.seen() > 0)
                                .count())
                        .append(" of ")
                        .append(operation.fields().stream()
                                .filter(Coverage.Field::planned)
                                .count())
                        .append(" planned");
            }
            html.append("</td><td>");
            boolean first = true;
            for (Coverage.Filter filter : operation.filters()) {
                html.append(first ? "<code>" : "<br><code>");
                first = false;
                text(filter.name());
                html.append("</code> ");
                text(filter.how() + (filter.required() ? " (this or another required one is needed)" : ""));
            }
            html.append("</td></tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    private void fields() {
        html.append("<h2>Fields</h2>\n");
        for (Coverage.Entry operation : report.coverage().operations()) {
            if (operation.fields().isEmpty()) {
                continue;
            }
            html.append("<details><summary><code>");
            text(operation.id());
            html.append("</code></summary><table><thead><tr><th>Field</th><th>Loaded</th>")
                    .append("<th>Records with a value, of ")
                    .append(operation.records())
                    .append("</th></tr></thead><tbody>\n");
            for (Coverage.Field field : operation.fields()) {
                html.append(field.planned() ? "<tr><td class=\"n\">" : "<tr class=\"no\"><td class=\"n\">");
                text(field.name());
                html.append("</td><td>");
                text(field.when());
                html.append("</td><td>").append(field.seen());
                if (!field.note().isEmpty()) {
                    html.append(" <em>");
                    text(field.note());
                    html.append("</em>");
                }
                html.append("</td></tr>\n");
            }
            html.append("</tbody></table></details>\n");
        }
    }

    private static String style(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String words(Outcome outcome) {
        return style(outcome).replace('_', ' ');
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                default -> html.append(c);
            }
        }
    }
}
